import { IconUser } from '@tabler/icons-react';
import type { Call } from '@cti/functions/model/call';
import { Badge } from '../ui/badge.tsx';
import { kindOf, otherParty, stateSince, storeCode, storeName } from '../call/call-names.ts';
import { cx } from '../ui/cx.ts';
import { KindBadge } from '../call/kind-badge.tsx';
import { formatPhone } from '../call/phone.ts';
import { StateLabel } from '../call/state-label.tsx';
import { storeProps } from '../call/store-edge.tsx';
import { Timer } from '../ui/timer.tsx';
import { useWords } from '../words/use-words.tsx';

interface TalkingRowProps {
  call: Call;
  now: number;
  own: boolean;
  onOpen: (linkedId: string) => void;
}

/** A connected call: who talks with whom, and for how long. */
export function TalkingRow({ call, now, own, onOpen }: TalkingRowProps) {
  const words = useWords();
  const party = otherParty(call, words);
  const kind = kindOf(call);
  return (
    <button
      type="button"
      {...storeProps(storeCode(call))}
      className="board-row board-talking"
      onClick={() => onOpen(call.linkedId)}
    >
      <span className="board-line">
        <span className={cx('board-name clip', !party.named && 'num')} title={party.text}>
          {party.text}
        </span>
        {kind && <KindBadge kind={kind} />}
        {call.direction === 'internal' && <Badge>{words.direction.internal}</Badge>}
        <span className="board-end">
          <StateLabel state={call.state} show={call.state === 'hold' ? 'both' : 'icon'} />
          <Timer since={stateSince(call)} now={now} className="board-timer" />
        </span>
      </span>
      <span className="board-line board-where">
        <span className="store-name clip">{storeName(call, words)}</span>
        {party.named && call.externalNumber && (
          <span className="num">{formatPhone(call.externalNumber)}</span>
        )}
        <span className="board-end board-operator" title={words.card.answeredBy}>
          {own ? (
            <Badge tone="accent">{words.common.you}</Badge>
          ) : (
            call.operator && (
              <>
                <IconUser size={14} stroke={1.75} aria-hidden />
                <span className="clip">{call.operator.name || call.operator.email}</span>
              </>
            )
          )}
        </span>
      </span>
    </button>
  );
}
