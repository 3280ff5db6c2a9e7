import './toast.css';
import { useEffect, useSyncExternalStore } from 'react';
import { IconX } from '@tabler/icons-react';
import { useWords } from '../words/use-words.tsx';
import { IconButton } from './button.tsx';
import { type Toast, dismissToast, shownToasts, subscribeToToasts } from './toast.tsx';

/** Where toasts appear; once per window. Not `role="status"`: that belongs to the connection light. */
export function ToastRegion() {
  const shown = useSyncExternalStore(subscribeToToasts, shownToasts);
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
    const timer = setTimeout(() => dismissToast(toast.id), 5000);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <div className={`toast toast-${toast.tone}`}>
      <p>{toast.text}</p>
      {toast.action}
      <IconButton icon={IconX} label={words.common.close} onClick={() => dismissToast(toast.id)} />
    </div>
  );
}
