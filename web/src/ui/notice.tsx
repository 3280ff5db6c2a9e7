import './notice.css';
import { IconAlertTriangle, IconInfoCircle, IconUserPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface EmptyLineProps {
  children: ReactNode;
  /** The one thing to do about it. */
  action?: ReactNode;
}

/** Nothing here: one line, one action. */
export function EmptyLine({ children, action }: EmptyLineProps) {
  return (
    <div className="empty-line">
      <p>{children}</p>
      {action}
    </div>
  );
}

/** What went wrong and what to do next, shown where it happened. */
export function ErrorLine({ id, children, action }: EmptyLineProps & { id?: string }) {
  return (
    <div className="notice notice-missed" role="alert" id={id}>
      <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
      <div className="notice-text">{children}</div>
      {action}
    </div>
  );
}

interface NoticeProps {
  /** `new-caller` is the filled yellow of an unregistered caller. */
  tone: 'ringing' | 'missed' | 'plain' | 'new-caller';
  children: ReactNode;
  /** The one thing to do about it. */
  action?: ReactNode;
}

const noticeIcons = {
  ringing: IconAlertTriangle,
  missed: IconAlertTriangle,
  plain: IconInfoCircle,
  'new-caller': IconUserPlus,
};

/** A band that must be seen: a new caller, a caution. */
export function Notice({ tone, children, action }: NoticeProps) {
  const NoticeIcon = noticeIcons[tone];
  return (
    <div className={`notice notice-${tone}`}>
      <NoticeIcon size={16} stroke={1.75} aria-hidden />
      <div className="notice-text">{children}</div>
      {action}
    </div>
  );
}
