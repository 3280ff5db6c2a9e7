import './popup-message.css';
import type { ReactNode } from 'react';

interface PopupMessageProps {
  title: string;
  children: ReactNode;
  /** The one action to offer. */
  action?: ReactNode;
}

/** A whole-window message: nothing to show, and why. */
export function PopupMessage({ title, children, action }: PopupMessageProps) {
  return (
    <main className="popup-message">
      <h1>{title}</h1>
      <p>{children}</p>
      {action}
    </main>
  );
}
