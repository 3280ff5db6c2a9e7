import './board.css';
import { type ReactNode, useMemo } from 'react';
import type { Call } from '@cti/functions/model/calls/call';
import { EmptyLine } from '../ui/notice.tsx';
import { useNumberKeys } from '../ui/keys/use-keys.ts';
import { useWords } from '../words/use-words.tsx';
import { RingingRow, TalkingRow, TodayRow } from './board-rows.tsx';
import { type Mine, callsToReturn, inOrder, isOwn, answerRate } from './board-order.ts';

export interface BoardProps {
  /** Active calls, any order. */
  calls: Call[];
  /** Calls ended today, newest first. */
  today: Call[];
  /** Milliseconds on the server's clock, ticking. */
  now: number;
  onOpen: (linkedId: string) => void;
  /** The member looking at the board: their own calls come first. */
  mine: Mine;
  /** Shown above ringing calls: why no card opens for them. */
  kept?: ReactNode;
}

/** What is happening now at a glance: who rings, who talks, what today was like. */
export function Board({ calls, today, now, onOpen, mine, kept }: BoardProps) {
  const words = useWords();
  const { ringing, talking } = useMemo(() => inOrder(calls, mine), [calls, mine]);
  const rate = useMemo(() => answerRate(today), [today]);
  const toReturn = useMemo(() => callsToReturn([...calls, ...today]), [calls, today]);
  useNumberKeys('call', ringing.length, (index) => {
    const call = ringing[index];
    if (call) onOpen(call.linkedId);
  });

  return (
    <div className="board">
      <h1 className="aside">{words.board.title}</h1>
      <Column title={words.board.ringing} count={ringing.length}>
        {kept}
        {ringing.length === 0 && <EmptyLine>{words.board.noRinging}</EmptyLine>}
        {ringing.map((call, index) => (
          <RingingRow
            key={call.linkedId}
            call={call}
            now={now}
            own={isOwn(call, mine)}
            shortcut={index < 9 ? String(index + 1) : undefined}
            onOpen={onOpen}
          />
        ))}
      </Column>
      <Column title={words.board.connected} count={talking.length}>
        {talking.length === 0 && <EmptyLine>{words.board.noConnected}</EmptyLine>}
        {talking.map((call) => (
          <TalkingRow
            key={call.linkedId}
            call={call}
            now={now}
            own={isOwn(call, mine)}
            onOpen={onOpen}
          />
        ))}
      </Column>
      <Column
        title={words.board.today}
        count={today.length}
        note={rate === null ? undefined : words.board.answerRate(rate)}
        flush
      >
        {today.length === 0 && <EmptyLine>{words.board.noToday}</EmptyLine>}
        {today.map((call) => (
          <TodayRow
            key={call.linkedId}
            call={call}
            toReturn={toReturn.has(call.linkedId)}
            onOpen={onOpen}
          />
        ))}
      </Column>
    </div>
  );
}

interface ColumnProps {
  title: string;
  count: number;
  note?: string;
  /** Rows with hairlines instead of cards. */
  flush?: boolean;
  children: ReactNode;
}

function Column({ title, count, note, flush = false, children }: ColumnProps) {
  return (
    <section className={flush ? 'board-column board-flush' : 'board-column'} aria-label={title}>
      <h2 className="board-head">
        {title}
        {count > 0 && <span className="num">{count}</span>}
        {note && <span className="board-note num">{note}</span>}
      </h2>
      <div className="board-rows">{children}</div>
    </section>
  );
}
