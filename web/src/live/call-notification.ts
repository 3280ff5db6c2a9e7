const shown = new Map<string, Notification>();

/** What the browser would do with a notification; `unsupported` = it has none. */
export function notificationState(): NotificationPermission | 'unsupported' {
  return 'Notification' in window ? Notification.permission : 'unsupported';
}

/**
 * Tells of a call outside of the page, where that is allowed: the store and who calls, never a
 * number. One per call; it stays until it is pressed or the call stops ringing.
 */
export function notifyCall(
  linkedId: string,
  { title, body }: { title: string; body: string },
  onPress: () => void,
): void {
  if (notificationState() !== 'granted' || shown.has(linkedId)) return;
  try {
    const notification = new Notification(title, { body, tag: linkedId, requireInteraction: true });
    shown.set(linkedId, notification);
    notification.addEventListener('close', () => shown.delete(linkedId));
    notification.addEventListener('click', () => {
      notification.close();
      window.focus();
      onPress();
    });
  } catch {
    // Some browsers have the permission but not the constructor; the card in the page is there.
  }
}

/** Takes back the notifications of all calls but these. */
export function keepNotifications(linkedIds: ReadonlySet<string>): void {
  for (const [linkedId, notification] of shown) {
    if (!linkedIds.has(linkedId)) notification.close();
  }
}
