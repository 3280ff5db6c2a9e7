import './pairs.css';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { EmptyLine } from '../../ui/notice.tsx';
import { RecordHead } from '../record-head.tsx';
import { useContactWords } from '../../words/contacts/use-contact-words.ts';

/** The page's heading, whatever follows. */
export function PairsHead({ listPath }: { listPath: string }) {
  const { merge } = useContactWords();
  return (
    <>
      <RecordHead listPath={listPath}>
        <h1>{merge.title}</h1>
      </RecordHead>
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
