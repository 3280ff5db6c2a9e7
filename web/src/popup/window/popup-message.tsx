import './popup-message.css';
import type { ReactNode } from 'react';

interface PopupMessageProps {
  title: string;
  children: ReactNode;
  /** The one thing to do about it. */
  action?: ReactNode;
}

/** The whole window is one message: nothing to show, and why. */
export function PopupMessage({ title, children, action }: PopupMessageProps) {
  return (
    <main className="popup-message">
      <h1>{title}</h1>
      <p>{children}</p>
      {action}
    </main>
  );
}
