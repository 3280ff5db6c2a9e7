import './state-label.css';
import {
  IconBan,
  IconCheck,
  IconHourglass,
  IconMinus,
  IconPhoneCall,
  IconPhoneOff,
  IconPhoneOutgoing,
  IconPhonePause,
  IconPhoneRinging,
  IconRecordMail,
  IconX,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import type { CallState, Outcome } from '@cti/functions/model/calls/call';
import { useWords } from '../words/use-words.tsx';
import { cx } from '../ui/cx.ts';

type Look = [icon: Icon, tone: 'ringing' | 'connected' | 'held' | 'missed' | 'voicemail' | 'ended'];

const states: Record<CallState, Look> = {
  ringing: [IconPhoneRinging, 'ringing'],
  queued: [IconHourglass, 'ringing'],
  calling: [IconPhoneOutgoing, 'ringing'],
  connected: [IconPhoneCall, 'connected'],
  hold: [IconPhonePause, 'held'],
  ended: [IconPhoneOff, 'ended'],
};

const outcomes: Record<Outcome, Look> = {
  answered: [IconCheck, 'connected'],
  missed: [IconX, 'missed'],
  abandoned: [IconPhoneOff, 'missed'],
  voicemail: [IconRecordMail, 'voicemail'],
  blocked: [IconBan, 'ended'],
  canceled: [IconMinus, 'ended'],
};

interface StateLabelProps {
  state: CallState;
  outcome?: Outcome | null;
  /** `icon` keeps the word for screen readers and the tooltip. */
  show?: 'both' | 'icon';
}

/** A call's state, or how it ended once it has: icon and word. */
export function StateLabel({ state, outcome, show = 'both' }: StateLabelProps) {
  const words = useWords();
  const ended = state === 'ended' && outcome ? outcome : null;
  const [StateIcon, tone] = ended ? outcomes[ended] : states[state];
  const word = ended ? words.outcome[ended] : words.state[state];
  return (
    <span className={`state state-${tone}`} title={show === 'icon' ? word : undefined}>
      <span className={cx('state-icon', state === 'ringing' && 'breathe')}>
        <StateIcon size={16} stroke={1.75} aria-hidden />
      </span>
      <span className={show === 'icon' ? 'aside' : undefined}>{word}</span>
    </span>
  );
}
