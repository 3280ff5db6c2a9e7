import './record-head.css';
import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useContactWords } from '../words/contacts.ts';

/** The head of a page below the list of contacts: the way back to it, then the page's own. */
export function RecordHead({ listPath, children }: { listPath: string; children: ReactNode }) {
  const { record } = useContactWords();
  return (
    <header className="record-head">
      <Link to={listPath} className="record-back" title={record.back}>
        <IconArrowLeft size={20} stroke={1.75} aria-hidden />
        <span className="aside">{record.back}</span>
      </Link>
      {children}
    </header>
  );
}
