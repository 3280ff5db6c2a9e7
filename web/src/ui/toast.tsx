import type { ReactNode } from 'react';

/** Something short that was said. */
export interface Toast {
  id: number;
  text: string;
  tone: 'plain' | 'missed';
  action?: ReactNode;
}

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function publish(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

export const dismissToast = (id: number) => publish(toasts.filter((toast) => toast.id !== id));

/** Shows a short message from anywhere. Errors stay until closed, others disappear after five seconds. */
export function showToast(
  text: string,
  options: { tone?: Toast['tone']; action?: ReactNode } = {},
) {
  lastId += 1;
  publish([...toasts.slice(-2), { id: lastId, text, tone: 'plain', ...options }]);
}

/** What is to be shown. */
export const shownToasts = () => toasts;

/** Subscribes to changes of {@link shownToasts}. */
export function subscribeToToasts(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
