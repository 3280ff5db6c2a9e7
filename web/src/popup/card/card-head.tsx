import { IconUser } from '@tabler/icons-react';
import type { Call } from '@cti/functions/model/calls/call';
import { stateSince, storeName } from '../../call/call-names.ts';
import { Badge } from '../../ui/badge.tsx';
import { formatDuration } from '../../ui/format.ts';
import { PhoneNumber } from '../../call/phone-number.tsx';
import { StateLabel } from '../../call/state-label.tsx';
import { Timer } from '../../ui/timer.tsx';
import { useWords } from '../../words/use-words.tsx';

/** The first line: which store is called on which number, and the call's state. */
export function CardHead({ call, now }: { call: Call; now: number }) {
  const words = useWords();
  return (
    <header className="card-head">
      <span className="card-store clip" title={storeName(call, words)}>
        {call.direction === 'internal' ? words.direction.internal : storeName(call, words)}
      </span>
      {call.internalNumber && (
        <PhoneNumber value={call.internalNumber} className="card-line-number" isOwn />
      )}
      {call.isTest && <Badge>{words.caller.test}</Badge>}
      <span className="card-state">
        {call.operator && hasTalker(call) && (
          <span className="card-operator" title={words.card.answeredBy}>
            <IconUser size={14} stroke={1.75} aria-hidden />
            <span className="aside">{words.card.answeredBy}</span>
            <span className="clip">{call.operator.name || call.operator.email}</span>
          </span>
        )}
        {/* Spoken when it changes: answered elsewhere, put on hold, ended. */}
        <span aria-live="polite" className="card-state-word">
          <StateLabel state={call.state} outcome={call.outcome} />
        </span>
        {call.state === 'ended' ? (
          <span className="card-timer num">{formatDuration(spent(call))}</span>
        ) : (
          <Timer since={stateSince(call)} now={now} className="card-timer" />
        )}
      </span>
    </header>
  );
}

/** While a phone rings after a transfer, the operator is the one who transferred the call. */
const hasTalker = ({ state }: Call): boolean =>
  state === 'connected' || state === 'hold' || state === 'ended';

/** An ended call's talk time, or how long it rang if nobody answered. */
function spent(call: Call): number {
  return call.outcome === 'answered' ? call.talkMs : call.waitMs;
}
