import './detail.css';
import { IconExternalLink, IconX } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import type { Call } from '@cti/functions/model/calls/call';
import { otherPartyOf } from '@cti/functions/model/calls/other-party';
import { Badge } from '../../ui/badge.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { aboutCaller, kindOf, otherParty, storeCode, storeName } from '../../call/call-names.ts';
import { useNow } from '../../ui/clock.ts';
import { formatDuration, formatTime, useFormat } from '../../ui/format.ts';
import { KanaName } from '../../call/kana-name.tsx';
import { PartyName } from '../../call/party-name.tsx';
import { KindBadge } from '../../call/kind-badge.tsx';
import { NumberNotes } from '../../call/number-notes.tsx';
import { PhoneNumber } from '../../call/phone-number.tsx';
import { StateLabel } from '../../call/state-label.tsx';
import { storeProps } from '../../call/store-edge.tsx';
import { useHistoryWords } from '../../words/history.ts';
import { useWords } from '../../words/use-words.tsx';
import { RestoredBadge } from '../restored-badge.tsx';
import { Section } from './sections.tsx';
import { type Step, courseOf } from './course.ts';

interface DetailViewProps {
  call: Call;
  onOpenCard: () => void;
  onClose: () => void;
  /** Narrow the list to the same person or the same number. */
  onSamePerson: ((call: Call) => void) | null;
  /** Admins also see how good the connection was. */
  isAdmin: boolean;
  /** Memos, recap and the rest, in order. */
  children: ReactNode;
}

/** One call: who, how it ended, its course; below that, people's and machines' notes. */
export function DetailView({
  call,
  onOpenCard,
  onClose,
  onSamePerson,
  isAdmin,
  children,
}: DetailViewProps) {
  const words = useWords();
  const { detail } = useHistoryWords();
  const format = useFormat();
  const now = useNow(false);
  const id = useId();
  const party = otherParty(call, words);
  const kind = kindOf(call);
  const at = call.startedAt ?? call.receivedAt;
  const isKnown = call.caller.match === 'known';
  const transferrer = call.transferredFrom?.operator;
  return (
    <article className="detail" aria-labelledby={id} {...storeProps(storeCode(call))}>
      <header className="detail-head">
        <h2 id={id} className="detail-name">
          {party.named ? (
            <KanaName name={party.text} kana={call.caller.contact?.kana ?? ''} />
          ) : (
            <PartyName call={call} />
          )}
          {kind && <KindBadge kind={kind} />}
        </h2>
        <div className="detail-line num">
          <StateLabel state={call.state} outcome={call.outcome} />
          {call.restored && <RestoredBadge />}
          {call.callbackRequested && <Badge tone="accent">{detail.callbackRequested}</Badge>}
          <span>{words.direction[call.direction]}</span>
          <span>{at && format.dateTime(at, now)}</span>
          {call.externalNumber && otherPartyOf(call).kind !== 'number' && (
            <PhoneNumber value={call.externalNumber} about={aboutCaller(call)} />
          )}
        </div>
        {call.externalNumber && (
          <div className="detail-notes">
            <NumberNotes values={[call.externalNumber]} />
          </div>
        )}
        <div className="detail-actions">
          <Button icon={IconExternalLink} onClick={onOpenCard}>
            {detail.openCard}
          </Button>
          {onSamePerson && (
            <Button look="quiet" onClick={() => onSamePerson(call)}>
              {isKnown ? detail.sameContact : detail.sameNumber}
            </Button>
          )}
        </div>
        <IconButton
          icon={IconX}
          label={words.common.close}
          className="detail-close"
          onClick={onClose}
        />
      </header>
      <dl className="detail-facts">
        <Fact name={words.history.group}>{storeName(call, words)}</Fact>
        <Fact name={detail.operator}>{call.operator?.name || call.operator?.email}</Fact>
        <Fact name={detail.transferredFrom}>{transferrer?.name || transferrer?.email}</Fact>
        <Fact name={detail.wait}>{call.waitMs > 0 && formatDuration(call.waitMs)}</Fact>
        <Fact name={detail.talk}>{call.talkMs > 0 && formatDuration(call.talkMs)}</Fact>
        {isAdmin && <Fact name={detail.quality}>{call.mosScore?.toFixed(1)}</Fact>}
        <Fact name={detail.line}>
          {call.internalNumber && <PhoneNumber value={call.internalNumber} isOwn />}
        </Fact>
        <Fact name={detail.disposition}>{call.disposition ?? call.dialpadDisposition}</Fact>
      </dl>
      {children}
      <Section title={detail.course}>
        <Course call={call} />
      </Section>
    </article>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd className="num">{children}</dd>
    </div>
  );
}

/** The course of a call, each moment with its time and how long after the begin it was. */
function Course({ call }: { call: Call }) {
  const { detail } = useHistoryWords();
  const steps = courseOf(call);
  const beganMs = steps[0]?.at.getTime() ?? 0;
  const wordsOf = ({ what, who, isPerson }: Step) => {
    if (what === 'began' || what === 'ended') return detail.steps[what];
    return detail.steps[what](who || (isPerson ? detail.someone : detail.groupLine));
  };
  return (
    <ol className="course">
      {steps.map((step, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- the same moment may be told twice
        <li key={place} className={`course-${step.what}`}>
          <span className="num">{formatTime(step.at)}</span>
          <span>{wordsOf(step)}</span>
          <span className="num course-after">+{formatDuration(step.at.getTime() - beganMs)}</span>
        </li>
      ))}
    </ol>
  );
}
