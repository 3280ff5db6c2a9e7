import type { Call } from '@cti/functions/model/call';
import type { Member } from '@cti/functions/model/member';

/** Who looks at the popup, as far as the card needs to know. */
export type Viewer = Pick<Member, 'uid' | 'name' | 'email' | 'role'>;

/** Everything the popup needs for its first picture, before it has asked anybody. */
export interface Handed {
  customerId: string;
  call: Call;
  viewer: Viewer;
}

/** What the console and its popups find on each other's window. Same origin only. */
declare global {
  interface Window {
    /** On the console: gives a call that is waiting for its popup. */
    ctiHandover?: (linkedId: string) => Handed | null;
    /** On the popup: takes one more call; answers whether it did. */
    ctiTake?: (handed: Handed) => boolean;
  }
}

/**
 * What the opener has ready for this popup. It may be gone, reloaded, signed out or (after a foreign
 * link) another site's window, hence the caution.
 */
export function takeFromOpener(linkedId: string): Handed | null {
  try {
    // Typed as `any` by the DOM library; a window of another origin throws at the first touch.
    const opener = window.opener as Window | null;
    // Copied, because the opener's objects die with the opener.
    return structuredClone(opener?.ctiHandover?.(linkedId) ?? null);
  } catch {
    return null;
  }
}

/** Held by the popup for as long as it lives. */
const lockName = 'cti-popup';

/** Lets the tabs know that there is a popup, until this window is gone. */
export function holdPopupLock(): void {
  if (!('locks' in navigator)) return;
  navigator.locks
    .request(lockName, { mode: 'shared' }, () => new Promise(() => {}))
    .catch(() => {});
}

/** Whether some popup lives in this browser: to know it costs a millisecond, to ask it a wait. */
export async function isPopupAlive(): Promise<boolean> {
  if (!('locks' in navigator)) return true;
  const { held } = await navigator.locks.query();
  return held?.some(({ name }) => name === lockName) ?? true;
}

const channelName = 'cti-popup';

/** What the tabs and the popup of one browser say to each other. */
export type PopupMessage =
  /** `turn` names this very handing over: the popup takes it, or the tab takes it back, not both. */
  | { type: 'show'; handed: Handed; turn: string }
  | { type: 'shown'; linkedId: string }
  | { type: 'ready'; linkedId: string | null }
  /** From the popup: the person has touched this call's card. */
  | { type: 'seen'; linkedId: string }
  /** From a notification: its call was asked for, or put off. */
  | { type: 'open' | 'later'; linkedId: string }
  /** The session is over: show nothing any more and go. */
  | { type: 'close' };

/** The line between tabs and popup. BroadcastChannel never leaves the origin. */
export function popupChannel(onMessage: (message: PopupMessage) => void) {
  const channel = new BroadcastChannel(channelName);
  // Only this file posts on the channel, in this type.
  channel.onmessage = ({ data }: MessageEvent<PopupMessage>) => onMessage(data);
  return {
    post: (message: PopupMessage) => channel.postMessage(message),
    close: () => channel.close(),
  };
}
