import './toast.css';
import { useEffect, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { IconX } from '@tabler/icons-react';
import { useWords } from '../words/use-words.tsx';
import { IconButton } from './button.tsx';

interface Toast {
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

const dismiss = (id: number) => publish(toasts.filter((toast) => toast.id !== id));

/** Says something short from anywhere. Errors stay until closed, the rest goes after five seconds. */
export function showToast(
  text: string,
  options: { tone?: Toast['tone']; action?: ReactNode } = {},
) {
  lastId += 1;
  publish([...toasts.slice(-2), { id: lastId, text, tone: 'plain', ...options }]);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where toasts appear; once per window. Not `role="status"`: that belongs to the connection light. */
export function ToastRegion() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div className="toasts" aria-live="polite">
      {shown.map((toast) => (
        <ToastItem key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastItem({ toast }: { toast: Toast }) {
  const words = useWords();
  useEffect(() => {
    if (toast.tone === 'missed') return;
    const timer = setTimeout(() => dismiss(toast.id), 5000);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <div className={`toast toast-${toast.tone}`}>
      <p>{toast.text}</p>
      {toast.action}
      <IconButton icon={IconX} label={words.common.close} onClick={() => dismiss(toast.id)} />
    </div>
  );
}
