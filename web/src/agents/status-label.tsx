import './status-label.css';
import {
  IconCircleCheck,
  IconClipboardText,
  IconCoffee,
  IconHourglass,
  IconLogout,
  IconPhoneCall,
  IconPhoneOutgoing,
  IconPhoneRinging,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { cx } from '../ui/cx.ts';
import { useAgentsWords } from '../words/agents.ts';

export type StatusTone = 'idle' | 'ringing' | 'talking' | 'working' | 'away' | 'off';

const looks: Record<number, [Icon, StatusTone]> = {
  0: [IconCircleCheck, 'idle'],
  1: [IconLogout, 'off'],
  2: [IconClipboardText, 'working'],
  3: [IconCoffee, 'away'],
  7: [IconHourglass, 'working'],
  78: [IconPhoneOutgoing, 'ringing'],
  79: [IconPhoneCall, 'talking'],
  88: [IconPhoneRinging, 'ringing'],
  89: [IconPhoneCall, 'talking'],
  98: [IconPhoneRinging, 'ringing'],
  99: [IconPhoneCall, 'talking'],
};
const unknownLook: [Icon, StatusTone] = [IconLogout, 'off'];

export const toneOf = (status: number): StatusTone => (looks[status] ?? unknownLook)[1];

/** A status in words, with its icon and colour. */
export function StatusLabel({ status, className }: { status: number; className?: string }) {
  const words = useAgentsWords();
  const [StatusIcon, tone] = looks[status] ?? unknownLook;
  const word = words.status[status] ?? String(status);
  return (
    <span className={cx('agent-status', `agent-${tone}`, className)}>
      <StatusIcon size={16} stroke={1.75} aria-hidden />
      <span className="clip" title={word}>
        {word}
      </span>
    </span>
  );
}
