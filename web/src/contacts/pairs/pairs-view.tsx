import './pairs.css';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { IconArrowLeft } from '@tabler/icons-react';
import { Button } from '../../ui/button.tsx';
import { EmptyLine } from '../../ui/notice.tsx';
import { useContactWords } from '../../words/contacts/use-contact-words.ts';

/** The page's heading, whatever follows. */
export function PairsHead({ listPath }: { listPath: string }) {
  const { merge, record } = useContactWords();
  return (
    <>
      <header className="record-head">
        <Link to={listPath} className="record-back" title={record.back}>
          <IconArrowLeft size={20} stroke={1.75} aria-hidden />
          <span className="aside">{record.back}</span>
        </Link>
        <h1>{merge.title}</h1>
      </header>
      <p className="pairs-lead">{merge.lead}</p>
    </>
  );
}

interface PairsListProps {
  /** One item per pair. */
  items: readonly ReactNode[];
  hasMore: boolean;
  onMore: () => void;
}

/** The pairs, or that there are none. */
export function PairsList({ items, hasMore, onMore }: PairsListProps) {
  const { list, merge } = useContactWords();
  if (items.length === 0) return <EmptyLine>{merge.empty}</EmptyLine>;
  return (
    <>
      <ul aria-label={merge.title}>{items}</ul>
      <div className="contacts-foot">
        {hasMore && <Button onClick={onMore}>{list.more}</Button>}
      </div>
    </>
  );
}
