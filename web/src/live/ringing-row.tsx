import { IconAlertTriangle } from '@tabler/icons-react';
import type { Call } from '@cti/functions/model/call';
import { Badge } from '../ui/badge.tsx';
import { kindOf, otherParty, stateSince, storeCode, storeName } from '../call/call-names.ts';
import { cx } from '../ui/cx.ts';
import { useFormat } from '../ui/format.ts';
import { Kbd } from '../ui/keys/kbd.tsx';
import { KindBadge } from '../call/kind-badge.tsx';
import { formatPhone } from '../call/phone.ts';
import { StateLabel } from '../call/state-label.tsx';
import { storeProps } from '../call/store-edge.tsx';
import { Timer } from '../ui/timer.tsx';
import { useWords } from '../words/use-words.tsx';

interface RingingRowProps {
  call: Call;
  now: number;
  /** Whether the member's own phone rings. */
  own: boolean;
  shortcut: string | undefined;
  onOpen: (linkedId: string) => void;
}

/** A call waiting to be answered: the only thing on the board that is bold and that moves. */
export function RingingRow({ call, now, own, shortcut, onOpen }: RingingRowProps) {
  const words = useWords();
  const party = otherParty(call, words);
  const kind = kindOf(call);
  return (
    <button
      type="button"
      {...storeProps(storeCode(call))}
      className="board-row board-ringing"
      aria-keyshortcuts={shortcut}
      onClick={() => onOpen(call.linkedId)}
    >
      <span className="board-line">
        <strong className={cx('board-name clip', !party.named && 'num')} title={party.text}>
          {party.text}
        </strong>
        {kind && <KindBadge kind={kind} />}
        {call.direction === 'internal' && <Badge>{words.direction.internal}</Badge>}
        {own && <Badge tone="accent">{words.common.you}</Badge>}
        <span className="board-end">
          <StateLabel state={call.state} show={call.state === 'ringing' ? 'icon' : 'both'} />
          <Timer since={stateSince(call)} now={now} className="board-timer" />
          {shortcut && <Kbd>{shortcut}</Kbd>}
        </span>
      </span>
      <span className="board-line board-where">
        <span className="store-name clip">{storeName(call, words)}</span>
        {party.named && call.externalNumber && (
          <span className="num">{formatPhone(call.externalNumber)}</span>
        )}
        {call.isTest && <Badge>{words.caller.test}</Badge>}
      </span>
      <About call={call} now={now} />
    </button>
  );
}

/** One line about the caller: a caution first, otherwise what their last call was about. */
function About({ call, now }: { call: Call; now: number }) {
  const words = useWords();
  const format = useFormat();
  const { match, contact, candidates } = call.caller;
  if (call.direction === 'internal') return null;
  if (match === 'unknown' && call.externalNumber) {
    return <span className="board-line board-register">{words.card.registrationNeeded}</span>;
  }
  if (match === 'shared') {
    return (
      <span className="board-line board-about">
        <span className="board-label">{words.board.candidates}</span>
        <span className="clip">
          {candidates.map(({ name }) => name || words.caller.noName).join('、')}
        </span>
      </span>
    );
  }
  if (contact?.caution) {
    return (
      <span className="board-line board-caution" title={contact.caution.text}>
        <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
        <span className="clip">{contact.caution.text}</span>
      </span>
    );
  }
  const [last] = contact?.recentVisits ?? [];
  if (!last) return null;
  return (
    <span className="board-line board-about">
      <span className="board-label">{words.board.previous}</span>
      <span className="num">{format.date(last.date, now)}</span>
      <span className="clip">{last.summary}</span>
    </span>
  );
}
