import type { Call } from '@cti/functions/model/calls/call';
import { otherParty, storeName } from '../../call/call-names.ts';
import type { Words } from '../../words/ja.ts';
import type { CallNotificationOptions } from '../../worker/worker-scope.ts';

/** What the browser would do with a notification; `unsupported` = it has none. */
export function notificationState(): NotificationPermission | 'unsupported' {
  return 'Notification' in window ? Notification.permission : 'unsupported';
}

let worker: Promise<ServiceWorkerRegistration | null> | undefined;

/** Vite's dev server has no built worker; it serves the source as a module. */
const address = import.meta.env.DEV ? '/src/worker/sw.ts' : '/sw.js';

/** The service worker that holds the notifications; null if the browser has none. */
export function callWorker(): Promise<ServiceWorkerRegistration | null> {
  worker ??= start().catch(() => null);
  return worker;
}

async function start(): Promise<ServiceWorkerRegistration | null> {
  if (!('serviceWorker' in navigator)) return null;
  await navigator.serviceWorker.register(address, {
    scope: '/',
    type: import.meta.env.DEV ? 'module' : 'classic',
    updateViaCache: 'none',
  });
  return navigator.serviceWorker.ready;
}

export interface CallNotice {
  title: string;
  body: string;
  /** The labels of its two buttons. */
  open: string;
  later: string;
}

/** What a notification says: the store and, if the person wants it, the caller's name; never a number. */
export function callNotice(call: Call, words: Words, namesCaller: boolean): CallNotice {
  const { ring } = words;
  return {
    title: ring.notification(storeName(call, words)),
    body: namesCaller && call.caller.match === 'known' ? otherParty(call, words).text : '',
    open: ring.open,
    later: ring.later,
  };
}

/**
 * Shows a notification for a call, if that is allowed. One per call; it stays until it's pressed or withdrawn, even
 * after this tab is gone.
 * @returns whether it could be shown
 */
export async function notifyCall(linkedId: string, notice: CallNotice): Promise<boolean> {
  if (notificationState() !== 'granted') return false;
  const registration = await callWorker();
  if (!registration) return false;
  const options: CallNotificationOptions = {
    body: notice.body,
    tag: linkedId,
    requireInteraction: true,
    actions: [
      { action: 'open', title: notice.open },
      { action: 'later', title: notice.later },
    ],
  };
  await registration.showNotification(notice.title, options);
  return true;
}

/** Closes the notifications of all other calls: answered elsewhere, ended, or the person has signed out. */
export async function keepNotifications(linkedIds: ReadonlySet<string>): Promise<void> {
  if (notificationState() !== 'granted') return;
  const shown = (await (await callWorker())?.getNotifications()) ?? [];
  for (const notification of shown) {
    if (!linkedIds.has(notification.tag)) notification.close();
  }
}
