import { pressed, pushedCall, pushNotification } from './notification.ts';
import type { WorkerScope } from './worker-scope.ts';

/** Call notifications and nothing else: it stores nothing that could go stale or be read by the next person here. */
const scope = globalThis as unknown as WorkerScope;
const channel = new BroadcastChannel('cti-popup');

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));

const windows = () => scope.clients.matchAll({ type: 'window', includeUncontrolled: true });

scope.addEventListener('notificationclick', (event) => {
  const { notification, action } = event;
  notification.close();
  event.waitUntil(
    pressed(action, notification.tag, {
      windows,
      openWindow: (url) => scope.clients.openWindow(url),
      tell: (message) => channel.postMessage(message),
    }),
  );
});

scope.addEventListener('push', (event) => {
  const linkedId = pushedCall(event.data);
  if (linkedId === null) return;
  const { title, options } = pushNotification(linkedId, navigator.language);
  event.waitUntil(scope.registration.showNotification(title, options));
});
