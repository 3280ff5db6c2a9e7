import { memo } from 'react';
import type { Call } from '@cti/functions/model/call';
import { otherParty, storeCode, storeName } from '../call/call-names.ts';
import { cx } from '../ui/cx.ts';
import { formatDuration, formatTime } from '../ui/format.ts';
import { StateLabel } from '../call/state-label.tsx';
import { storeProps } from '../call/store-edge.tsx';
import { useWords } from '../words/use-words.tsx';

interface TodayRowProps {
  call: Call;
  /** Nobody has spoken with the caller yet, and this is their newest call. */
  toReturn: boolean;
  onOpen: (linkedId: string) => void;
}

/** One of today's calls in one line. It doesn't tick, so it isn't re-rendered every second. */
export const TodayRow = memo(function TodayRow({ call, toReturn, onOpen }: TodayRowProps) {
  const words = useWords();
  const party = otherParty(call, words);
  const at = call.startedAt ?? call.receivedAt;
  return (
    <button
      type="button"
      {...storeProps(storeCode(call))}
      className="board-today"
      onClick={() => onOpen(call.linkedId)}
    >
      <span className="num board-label">{at ? formatTime(at) : words.common.none}</span>
      <StateLabel state={call.state} outcome={call.outcome} show="icon" />
      <span className={cx('clip', !party.named && 'num')} title={party.text}>
        {party.text}
      </span>
      <span className="board-store clip">{storeName(call, words)}</span>
      <span className="num board-result">
        <Result call={call} toReturn={toReturn} />
      </span>
    </button>
  );
});

/** How long it lasted, or that it still needs a callback. */
function Result({ call, toReturn }: { call: Call; toReturn: boolean }) {
  const words = useWords();
  if (toReturn) return <span className="board-call-back">{words.board.callBack}</span>;
  if (call.outcome === 'answered') return formatDuration(call.talkMs);
  return call.handled ? words.board.handled : null;
}
