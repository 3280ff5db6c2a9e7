import type { ReactNode } from 'react';
import type { Call } from '@cti/functions/model/call';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { EmptyLine } from '../ui/notice.tsx';
import { useHistoryWords } from '../words/history/use-history-words.ts';
import { useWords } from '../words/use-words.tsx';
import { HistoryTable, type HistoryTableProps } from './history-table.tsx';
import { Pager } from './pager.tsx';

interface HistoryBodyProps {
  /** The list, or why there is none. */
  list: ReactNode;
  /** The call that is open. */
  detail: ReactNode;
}

/** The list, and beside it the call that is open. */
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
  onClear: () => void;
  onNewest: (() => void) | null;
  onOlder: (() => void) | null;
}

/** One page of calls, or that there are none. */
export function HistoryList(props: HistoryListProps) {
  const { isFiltered, onClear, onNewest, onOlder, ...table } = props;
  const words = useWords();
  const { nothingFound, filters } = useHistoryWords();
  if (table.calls.length === 0 && onNewest === null) {
    return isFiltered ? (
      <EmptyLine action={<Button onClick={onClear}>{filters.clear}</Button>}>
        {nothingFound}
      </EmptyLine>
    ) : (
      <EmptyLine>{words.history.empty}</EmptyLine>
    );
  }
  return (
    <>
      <HistoryTable {...table} />
      <Pager onNewest={onNewest} onOlder={onOlder} isOpen={Boolean(table.openId)} />
    </>
  );
}
