import type { Call } from '@cti/functions/model/calls/call';
import type { Member } from '@cti/functions/model/members/member';

/** Who is looking at the popup, as far as the card needs to know. */
export type Viewer = Pick<Member, 'uid' | 'name' | 'email' | 'extensions' | 'role'>;

/** Everything the popup needs for its first paint, before it has asked the server. */
export interface Handed {
  customerId: string;
  call: Call;
  viewer: Viewer;
}

/** What the console and its popups expose on their windows for each other. Same origin only. */
declare global {
  interface Window {
    /** On the console: hands over a call waiting for its popup. */
    ctiHandover?: (linkedId: string) => Handed | null;
    /** On the console: draws that call's card, so that the popup has a picture before it has its own code. */
    ctiPicture?: (linkedId: string) => Element | null;
    /** On the popup: accepts another call; returns whether it did. */
    ctiTake?: (handed: Handed) => boolean;
  }
}

/**
 * What the opener has ready for this popup. The opener may be closed, reloaded, signed out or (after a foreign link)
 * another site's window, hence the caution.
 */
export function takeFromOpener(linkedId: string): Handed | null {
  try {
    // Typed as `any` by the DOM library; a window of another origin throws on first access.
    const opener = window.opener as Window | null;
    // Copied because the opener's objects die with it.
    return structuredClone(opener?.ctiHandover?.(linkedId) ?? null);
  } catch {
    return null;
  }
}

/**
 * The opener's picture of a call's card, as nodes of this document. The opener draws it while this window is loading:
 * it has had the code since its own page began.
 */
export function pictureFromOpener(linkedId: string): Element | null {
  try {
    const opener = window.opener as Window | null;
    const picture = opener?.ctiPicture?.(linkedId) ?? null;
    return picture && document.importNode(picture, true);
  } catch {
    return null;
  }
}

/** A lock the popup holds for as long as it lives. */
const lockName = 'cti-popup';

/** Lets the tabs know there's a popup, until this window closes. */
export function holdPopupLock(): void {
  if (!('locks' in navigator)) return;
  navigator.locks
    .request(lockName, { mode: 'shared' }, () => new Promise(() => {}))
    .catch(() => {});
}

/** Whether a popup is alive in this browser: checking takes a millisecond, asking it means waiting. */
export async function isPopupAlive(): Promise<boolean> {
  if (!('locks' in navigator)) return true;
  const { held } = await navigator.locks.query();
  return held?.some(({ name }) => name === lockName) ?? true;
}

const channelName = 'cti-popup';

/** Messages between the tabs and the popup of one browser. */
export type PopupMessage =
  /** `turn` identifies this handover: either the popup takes it or the tab withdraws it, never both. */
  | { type: 'show'; handed: Handed; turn: string }
  | { type: 'shown'; linkedId: string }
  | { type: 'ready'; linkedId: string | null }
  /** From the popup: the person has touched this call's card. */
  | { type: 'seen'; linkedId: string }
  /** From a notification: its call was opened, or put off. */
  | { type: 'open' | 'later'; linkedId: string }
  /** The session is over: clear the screen and close. */
  | { type: 'close' };

/** The channel between tabs and popup. BroadcastChannel never leaves the origin. */
export function popupChannel(onMessage: (message: PopupMessage) => void) {
  const channel = new BroadcastChannel(channelName);
  // Only this file posts to the channel, in this type.
  channel.onmessage = ({ data }: MessageEvent<PopupMessage>) => onMessage(data);
  return {
    post: (message: PopupMessage) => channel.postMessage(message),
    close: () => channel.close(),
  };
}
