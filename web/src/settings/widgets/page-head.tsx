import './page-head.css';
import type { ReactNode } from 'react';

interface PageHeadProps {
  title: string;
  /** What this page is for, in one line. */
  lead?: ReactNode;
  /** Search and buttons, on the right. */
  children?: ReactNode;
}

/** A settings page's title and actions. */
export function PageHead({ title, lead, children }: PageHeadProps) {
  return (
    <header className="page-head">
      <div className="page-head-text">
        <h1>{title}</h1>
        {lead && <p>{lead}</p>}
      </div>
      {children && <div className="page-head-actions">{children}</div>}
    </header>
  );
}
