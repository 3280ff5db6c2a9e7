import { type Place, placeKey, popupPlace } from '../../popup/window/popup-place.ts';
import { pause } from '../../firebase/steady-timers.ts';
import { isFirstCome } from '../../first-come.ts';
import { popupUrl } from '../../popup/window/address.ts';
import {
  type Handed,
  type PopupMessage,
  isPopupAlive,
  popupChannel,
} from '../../popup/handover.ts';

/** How a call reached the person: in the popup window, or not at all because windows are blocked. */
export type Shown = 'shown' | 'blocked';

/** One name for every tab, so that there's only one window, opened once and used all day. */
const windowName = 'cti-call';
/** How long a popup opened by another tab may take to confirm that it has the call. */
const answerMs = 300;
/** How long a new popup may take to load before it's considered gone. */
const loadingMs = 5_000;

/** The window's position as features for `window.open`. */
export function popupFeatures({ left, top, width, height }: Place): string {
  return `popup,width=${width},height=${height},left=${left},top=${top}`;
}

/** Where the person left the popup on the console's screen. */
function placeHere(): Place {
  return popupPlace(window.screen, localStorage.getItem(placeKey(window.screen)));
}

/** Closes every popup of this browser; for the end of a session. */
export function closePopups(): void {
  const channel = popupChannel(() => {});
  channel.post({ type: 'close' });
  channel.close();
}

export type PopupWindow = ReturnType<typeof createPopupWindow>;

/**
 * This tab's connection to the popup window.
 * @param draw makes the picture that a new window shows before it has loaded
 */
export function createPopupWindow(draw: (handed: Handed) => Element | null = () => null) {
  let popup: Window | null = null;
  /** Until when a window we opened counts as loading; the calls it was opened for wait in `waiting`. */
  let loadingUntil = 0;
  const waiting = new Map<string, Handed>();
  /** Callbacks for when the loading window shows something. */
  let onReady: (() => void)[] = [];
  let onAnswer: ((linkedId: string) => void) | null = null;

  const channel = popupChannel(hear);
  window.ctiHandover = (linkedId) => waiting.get(linkedId) ?? null;
  window.ctiPicture = (linkedId) => {
    const handed = waiting.get(linkedId);
    return handed ? draw(handed) : null;
  };

  function hear(message: PopupMessage): void {
    if (message.type === 'shown') onAnswer?.(message.linkedId);
    // Only from the window this tab opened; another tab's window has its own calls to report.
    if (message.type === 'ready' && message.linkedId !== null && waiting.has(message.linkedId)) {
      loadingUntil = 0;
      waiting.delete(message.linkedId);
      const left = [...waiting.values()];
      waiting.clear();
      // It took so long to load that it was opened anew, for this call: it never showed those.
      for (const handed of left) void show(handed);
      for (const tell of onReady) tell();
      onReady = [];
    }
  }

  /** Offers a call to the popup; returns the turn in which it may accept. */
  function post(handed: Handed): string {
    const turn = `cti-turn:${crypto.randomUUID()}`;
    channel.post({ type: 'show', handed, turn });
    return turn;
  }

  /** Directly into a popup this tab opened: no message to wait for. */
  function giveDirectly(handed: Handed): boolean {
    try {
      // A closed window may still have its functions. If `closed` is wrong, the channel reaches it.
      return popup !== null && !popup.closed && (popup.ctiTake?.(handed) ?? false);
    } catch {
      return false;
    }
  }

  /** To a popup opened by another tab, or by this one before a reload. */
  function giveByChannel(handed: Handed): Promise<boolean> {
    const { linkedId } = handed.call;
    return new Promise((resolve) => {
      const turn = post(handed);
      // Whoever gets the turn has the call: a popup that is merely slow finds it gone.
      const timer = setTimeout(() => {
        void isFirstCome(turn).then((isOurs) => resolve(!isOurs));
      }, answerMs);
      onAnswer = (answered) => {
        if (answered !== linkedId) return;
        clearTimeout(timer);
        resolve(true);
      };
    });
  }

  function openWindow(handed: Handed): Shown {
    const { linkedId } = handed.call;
    waiting.set(linkedId, handed);
    popup = window.open(popupUrl(linkedId), windowName, popupFeatures(placeHere()));
    // Only null means blocked; `closed` can be true for a healthy window (ecosystem 7.2).
    if (popup === null) {
      waiting.delete(linkedId);
      return 'blocked';
    }
    loadingUntil = Date.now() + loadingMs;
    return 'shown';
  }

  async function showOne(handed: Handed): Promise<Shown> {
    if (giveDirectly(handed)) {
      popup?.focus();
      return 'shown';
    }
    if (Date.now() < loadingUntil) {
      // The window may close as soon as it has loaded, if the call it is for is over by then.
      await Promise.race([ready(), pause(loadingUntil - Date.now())]);
      return showOne(handed);
    }
    if ((await isPopupAlive()) && (await giveByChannel(handed))) return 'shown';
    return openWindow(handed);
  }

  /** Resolves when the popup shows what it was given: at once, or once it has loaded. */
  const ready = (): Promise<void> =>
    new Promise((resolve) => {
      if (Date.now() >= loadingUntil) resolve();
      else onReady.push(resolve);
    });

  let last: Promise<unknown> = Promise.resolve();

  /** Shows a call in the open window or a new one. One at a time, so that there's a single window. */
  function show(handed: Handed): Promise<Shown> {
    const shown = last.then(() => showOne(handed));
    last = shown.catch(() => {});
    return shown;
  }

  return {
    show,
    ready,
    dispose: () => {
      waiting.clear();
      delete window.ctiHandover;
      delete window.ctiPicture;
      channel.close();
    },
  };
}
