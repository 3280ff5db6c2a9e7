import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { formatDuration, useFormat } from '../ui/format.ts';
import { StateLabel } from '../call/state-label.tsx';
import { useCallbackWords } from '../words/callbacks/use-callback-words.ts';
import type { CallbackRow } from './callback-rows.ts';

interface CallsProps {
  row: CallbackRow;
  isExpanded: boolean;
  onToggle: () => void;
}

/** How the newest call ended, and how many there are. */
export function Calls({ row, isExpanded, onToggle }: CallsProps) {
  const words = useCallbackWords();
  const Chevron = isExpanded ? IconChevronDown : IconChevronRight;
  return (
    <div className="callback-calls">
      <StateLabel state="ended" outcome={row.outcome} />
      {row.count > 1 && (
        <button
          type="button"
          className="callback-more num"
          aria-expanded={isExpanded}
          aria-label={isExpanded ? words.hideCalls : words.showCalls(row.count)}
          onClick={onToggle}
        >
          {words.calls(row.count)}
          <Chevron size={14} stroke={1.75} aria-hidden />
        </button>
      )}
    </div>
  );
}

/** Every call of the row, newest first. */
export function CallsOf({ row, onOpen }: { row: CallbackRow; onOpen: (linkedId: string) => void }) {
  const words = useCallbackWords();
  const format = useFormat();
  return (
    <ul className="callback-list" aria-label={words.callsOf}>
      {row.calls.toReversed().map(({ linkedId, at, outcome, waitMs }) => (
        <li key={linkedId}>
          <button type="button" className="callback-call num" onClick={() => onOpen(linkedId)}>
            <span>{format.dateTime(at, row.lastAt ?? at)}</span>
            <StateLabel state="ended" outcome={outcome} />
            <span className="callback-at">{words.waited(formatDuration(waitMs))}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
