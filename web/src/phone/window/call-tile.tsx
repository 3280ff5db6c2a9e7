import type { Call } from '@cti/functions/model/calls/call';
import {
  IconArrowsExchange,
  IconId,
  IconMicrophoneOff,
  IconPhone,
  IconPhoneCall,
  IconPhoneOff,
  IconPhoneOutgoing,
  IconPhonePause,
  IconPhoneRinging,
} from '@tabler/icons-react';
import { kindOf, otherParty, storeCode, storeName } from '../../call/call-names.ts';
import { formatPhone } from '../../call/phone.ts';
import { KindBadge } from '../../call/kind-badge.tsx';
import { storeProps } from '../../call/store-edge.tsx';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Timer } from '../../ui/timer.tsx';
import { type PhoneWords, usePhoneWords } from '../../words/phone/window.ts';
import { useWords } from '../../words/use-words.tsx';
import type { Command, PhoneCall } from '../core/phone-state.ts';
import { writtenNumber } from '../core/shown-call.ts';
import type { Sample } from '../line/quality.ts';
import { BigButton } from './big-button.tsx';

interface CallTileProps {
  call: PhoneCall;
  /** What is known about who is on the line; null = nothing yet. */
  conversation: Call | null;
  sample: Sample | null;
  isCurrent: boolean;
  /** A colleague who is asked whether they take the other call. */
  isAsked: boolean;
  press: (command: Command) => void;
  onCard: (call: Call) => void;
}

/** One call: who it is, how it stands, and what is done with it alone. */
export function CallTile(props: CallTileProps) {
  const { call, conversation, sample, isCurrent, isAsked, press, onCard } = props;
  const words = usePhoneWords();
  const common = useWords();
  const { id, stage } = call;
  const number = conversation?.externalNumber
    ? formatPhone(conversation.externalNumber)
    : writtenNumber(call.number);
  const party = conversation && otherParty(conversation, common);
  const name = (party?.named ? party.text : '') || call.name || number || words.noNumber;
  const kind = conversation && kindOf(conversation);
  const tone = toneOf(call);
  const Icon = icons[tone.icon];
  const since = new Date(call.answeredAtMs ?? call.startedAtMs);
  return (
    <li
      className={cx('call-tile', `call-tile-${tone.icon}`, isCurrent && 'call-tile-current')}
      aria-label={name}
      {...storeProps(conversation && storeCode(conversation))}
    >
      <p className="call-tile-state">
        <span className={cx('call-tile-icon', stage === 'ringing' && 'breathe')}>
          <Icon size={18} stroke={1.75} aria-hidden />
        </span>
        {words.stage[tone.word]}
        {conversation && <span className="call-tile-store">{storeName(conversation, common)}</span>}
        <Timer since={since} />
      </p>
      <div className="call-tile-who">
        {conversation?.caller.contact?.kana && (
          <p className="call-tile-kana clip">{conversation.caller.contact.kana}</p>
        )}
        <p className="call-tile-name clip" title={name}>
          {name}
        </p>
        <p className="call-tile-number num">
          {kind && <KindBadge kind={kind} />}
          {number !== name && number}
        </p>
      </div>
      {(call.isMuted || sample || call.transfer === 'failed' || isAsked) && (
        <p className="call-tile-notes" aria-live="polite">
          {call.isMuted && (
            <span className="call-tile-muted">
              <IconMicrophoneOff size={16} stroke={1.75} aria-hidden /> {words.muted}
            </span>
          )}
          {sample && stage === 'talking' && <span>{qualityText(sample, words)}</span>}
          {call.transfer === 'failed' && (
            <span className="call-tile-failed">{words.transferFailed}</span>
          )}
          {isAsked && <span>{words.consulting}</span>}
        </p>
      )}
      <div className="call-tile-actions">
        {stage === 'ringing' && (
          <>
            <BigButton
              icon={IconPhoneOff}
              tone="end"
              shortcut="X"
              onPress={() => press({ type: 'hang-up', id })}
            >
              {words.reject}
            </BigButton>
            <BigButton
              icon={IconPhone}
              tone="answer"
              shortcut="A"
              onPress={() => press({ type: 'answer', id })}
            >
              {words.answer}
            </BigButton>
          </>
        )}
        {stage === 'calling' && (
          <BigButton
            icon={IconPhoneOff}
            tone="end"
            shortcut="X"
            onPress={() => press({ type: 'hang-up', id })}
          >
            {words.hangUp}
          </BigButton>
        )}
        {stage === 'talking' && !isCurrent && (
          <Button
            icon={IconArrowsExchange}
            shortcut="S"
            onClick={() => press({ type: 'hold', id, isHeld: false })}
          >
            {words.swap}
          </Button>
        )}
        {conversation && (
          <Button
            look="quiet"
            icon={IconId}
            {...(isCurrent ? { shortcut: 'C' } : {})}
            onClick={() => onCard(conversation)}
          >
            {words.card}
          </Button>
        )}
      </div>
    </li>
  );
}

const icons = {
  ringing: IconPhoneRinging,
  calling: IconPhoneOutgoing,
  talking: IconPhoneCall,
  held: IconPhonePause,
};

function toneOf(call: PhoneCall): { icon: keyof typeof icons; word: keyof PhoneWords['stage'] } {
  if (call.stage !== 'talking') return { icon: call.stage, word: call.stage };
  if (call.transfer === 'asked') return { icon: 'held', word: 'transferring' };
  if (call.isHeldByUs) return { icon: 'held', word: 'held' };
  if (call.isHeldByThem) return { icon: 'held', word: 'heldByThem' };
  return { icon: 'talking', word: 'talking' };
}

/** People hear jitter from about 30 ms on, and a long way there and back from about 300. */
function qualityText({ jitterMs, roundTripMs }: Sample, words: PhoneWords): string {
  const roundTrip = roundTripMs ?? 0;
  if (jitterMs >= 50 || roundTrip >= 400) return words.quality.poor;
  return jitterMs >= 30 || roundTrip >= 250 ? words.quality.fair : words.quality.good;
}
