import { IconAlertTriangle, IconUser } from '@tabler/icons-react';
import { memo, useId } from 'react';
import type { Call } from '@cti/functions/model/calls/call';
import { Badge } from '../ui/badge.tsx';
import {
  aboutCaller,
  kindOf,
  otherParty,
  stateSince,
  storeCode,
  storeName,
} from '../call/call-names.ts';
import { cx } from '../ui/cx.ts';
import { useFormat, formatDuration, formatTime } from '../ui/format.ts';
import { Kbd } from '../ui/keys/kbd.tsx';
import { KindBadge } from '../call/kind-badge.tsx';
import { PartyName } from '../call/party-name.tsx';
import { PhoneNumber } from '../call/phone-number.tsx';
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
  const id = useId();
  return (
    <div {...storeProps(storeCode(call))} className="board-row board-ringing" id={id}>
      <Opening id={id} call={call} shortcut={shortcut} onOpen={onOpen} />
      <span className="board-line">
        <Party call={call} as="strong" />
        {own && <Badge tone="accent">{words.common.you}</Badge>}
        <span className="board-end">
          <StateLabel state={call.state} show={call.state === 'ringing' ? 'icon' : 'both'} />
          <Timer since={stateSince(call)} now={now} className="board-timer" />
          {shortcut && <Kbd>{shortcut}</Kbd>}
        </span>
      </span>
      <span className="board-line board-where">
        <StoreAndNumber call={call} />
        {call.isTest && <Badge>{words.caller.test}</Badge>}
      </span>
      <About call={call} now={now} />
    </div>
  );
}

interface OpeningProps {
  /** The row's id: its text names the button. */
  id: string;
  call: Call;
  shortcut?: string | undefined;
  onOpen: (linkedId: string) => void;
}

/** What a press anywhere on a row does, except on its number. */
function Opening({ id, call, shortcut, onOpen }: OpeningProps) {
  return (
    <button
      type="button"
      className="whole-row"
      aria-labelledby={id}
      aria-keyshortcuts={shortcut}
      onClick={() => onOpen(call.linkedId)}
    />
  );
}

/** Who it is: name or number, kind, and whether they're a colleague. */
function Party({ call, as: Name }: { call: Call; as: 'strong' | 'span' }) {
  const words = useWords();
  const party = otherParty(call, words);
  const kind = kindOf(call);
  return (
    <>
      <Name className={cx('board-name clip', !party.named && 'num')} title={party.text}>
        <PartyName call={call} />
      </Name>
      {kind && <KindBadge kind={kind} />}
      {call.direction === 'internal' && <Badge>{words.direction.internal}</Badge>}
    </>
  );
}

/** The store called, and the caller's number unless it stands for their name. */
function StoreAndNumber({ call }: { call: Call }) {
  const words = useWords();
  return (
    <>
      <span className="store-name clip">{storeName(call, words)}</span>
      {otherParty(call, words).named && call.externalNumber && (
        <PhoneNumber value={call.externalNumber} about={aboutCaller(call)} />
      )}
    </>
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

interface TalkingRowProps {
  call: Call;
  now: number;
  own: boolean;
  onOpen: (linkedId: string) => void;
}

/** A connected call: who talks with whom, and for how long. */
export function TalkingRow({ call, now, own, onOpen }: TalkingRowProps) {
  const words = useWords();
  const id = useId();
  return (
    <div {...storeProps(storeCode(call))} className="board-row board-talking" id={id}>
      <Opening id={id} call={call} onOpen={onOpen} />
      <span className="board-line">
        <Party call={call} as="span" />
        <span className="board-end">
          <StateLabel state={call.state} show={call.state === 'hold' ? 'both' : 'icon'} />
          <Timer since={stateSince(call)} now={now} className="board-timer" />
        </span>
      </span>
      <span className="board-line board-where">
        <StoreAndNumber call={call} />
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
    </div>
  );
}

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
  const id = useId();
  return (
    <div {...storeProps(storeCode(call))} className="row-edge board-today" id={id}>
      <Opening id={id} call={call} onOpen={onOpen} />
      <span className="num board-label">{at ? formatTime(at) : words.common.none}</span>
      <StateLabel state={call.state} outcome={call.outcome} show="icon" />
      <span className={cx('clip', !party.named && 'num')} title={party.text}>
        <PartyName call={call} />
      </span>
      <span className="board-store clip">{storeName(call, words)}</span>
      <span className="num board-result">
        <Result call={call} toReturn={toReturn} />
      </span>
    </div>
  );
});

/** How long it lasted, or that it still needs a callback. */
function Result({ call, toReturn }: { call: Call; toReturn: boolean }) {
  const words = useWords();
  if (toReturn) return <span className="board-call-back">{words.board.callBack}</span>;
  if (call.outcome === 'answered') return formatDuration(call.talkMs);
  return call.handled ? words.board.handled : null;
}
