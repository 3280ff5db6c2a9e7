import type { ReactNode } from 'react';
import type { Call } from '@cti/functions/model/calls/call';
import { cx } from '../ui/cx.ts';
import { EmptyLine } from '../ui/notice.tsx';
import { useHistoryWords } from '../words/history.ts';
import { useWords } from '../words/use-words.tsx';
import { HistoryTable, type HistoryTableProps } from './history-table.tsx';
import { Button } from '../ui/button.tsx';
import { Kbd } from '../ui/keys/kbd.tsx';

interface HistoryBodyProps {
  /** The list, or why there is none. */
  list: ReactNode;
  /** The call that is open. */
  detail: ReactNode;
}

/** The list, and next to it the call that is open. */
export function HistoryBody({ list, detail }: HistoryBodyProps) {
  return (
    <div className={cx('history-body', detail !== null && 'history-beside')}>
      <div className="history-list">{list}</div>
      {detail !== null && <div className="history-panel">{detail}</div>}
    </div>
  );
}

interface HistoryListProps extends HistoryTableProps {
  calls: Call[];
  isFiltered: boolean;
  onNewest: (() => void) | null;
  onOlder: (() => void) | null;
}

/** One page of calls, or that there are none. */
export function HistoryList(props: HistoryListProps) {
  const { isFiltered, onNewest, onOlder, ...table } = props;
  const words = useWords();
  const { nothingFound } = useHistoryWords();
  if (table.calls.length === 0 && onNewest === null) {
    // The button to clear all filters is above it in the bar.
    return <EmptyLine>{isFiltered ? nothingFound : words.history.empty}</EmptyLine>;
  }
  return (
    <>
      <HistoryTable {...table} />
      <Pager onNewest={onNewest} onOlder={onOlder} isOpen={Boolean(table.openId)} />
    </>
  );
}

interface PagerProps {
  /** null = there is none. */
  onNewest: (() => void) | null;
  onOlder: (() => void) | null;
  /** A call is open beside the list. */
  isOpen: boolean;
}

/** To the next page and back to the first; and which keys work here. */
function Pager({ onNewest, onOlder, isOpen }: PagerProps) {
  const { pages, keys } = useHistoryWords();
  return (
    <nav className="pager" aria-label={pages.label}>
      <p className="pager-keys" aria-hidden>
        <Kbd>j</Kbd> <Kbd>k</Kbd> {keys.move} <Kbd>Enter</Kbd> {keys.open} <Kbd>/</Kbd>{' '}
        {keys.search}
        {isOpen && (
          <>
            {' '}
            <Kbd>Esc</Kbd> {keys.close}
          </>
        )}
      </p>
      {onNewest && <Button onClick={onNewest}>{pages.newest}</Button>}
      {onOlder ? (
        <Button onClick={onOlder}>{pages.older}</Button>
      ) : (
        onNewest && <p className="pager-end">{pages.end}</p>
      )}
    </nav>
  );
}
