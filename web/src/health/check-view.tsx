import './check-view.css';
import type { ReactNode } from 'react';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleMinus,
} from '@tabler/icons-react';
import { Button } from '../ui/button.tsx';
import { type CheckWords, useCheckWords } from '../words/check.ts';

export type CheckState = 'good' | 'bad' | 'unknown' | 'absent';

/** One check, with its result in words. */
export interface CheckStep {
  step: keyof CheckWords['steps'];
  state: CheckState;
  text: string;
  action?: { label: string; onPress: () => void; isBusy?: boolean } | null;
  /** Instead of the button. */
  extra?: ReactNode;
}

const icons = {
  good: IconCircleCheck,
  bad: IconAlertTriangle,
  unknown: IconCircleDashed,
  absent: IconCircleMinus,
};

/** Walks through everything a desk needs for calls to be seen and heard. */
export function CheckView({ steps }: { steps: readonly CheckStep[] }) {
  const words = useCheckWords();
  return (
    <div className="check">
      <h1>{words.title}</h1>
      <p className="check-lead">{words.lead}</p>
      <ol className="check-steps">
        {steps.map((one) => (
          <Step key={one.step} {...one} />
        ))}
      </ol>
    </div>
  );
}

function Step({ step, state, text, action, extra }: CheckStep) {
  const words = useCheckWords();
  const StateIcon = icons[state];
  return (
    <li className={`check-step check-${state}`} aria-label={words.steps[step]}>
      <StateIcon size={20} stroke={1.75} aria-hidden />
      <div className="check-words">
        <h2>
          {words.steps[step]} <span className="check-state">{words.state[state]}</span>
        </h2>
        <p aria-live="polite">{text}</p>
      </div>
      {action && (
        <Button onClick={action.onPress} busy={action.isBusy}>
          {action.label}
        </Button>
      )}
      {extra}
    </li>
  );
}
