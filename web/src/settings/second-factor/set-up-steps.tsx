import './second-factor.css';
import { IconExternalLink } from '@tabler/icons-react';
import type { CodeProblem } from '../../firebase/sign-in/code-step.ts';
import { Button } from '../../ui/button.tsx';
import { CodeField } from '../../ui/code-field.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { InputField } from '../../ui/field.tsx';
import { ErrorLine } from '../../ui/notice.tsx';
import { useSecondFactorWords } from '../../words/second-factor.ts';
import type { SetUpDraft, SetUpState } from './use-set-up.ts';

const longestName = 40;

interface SetUpStepsProps {
  state: SetUpState;
  draft: SetUpDraft;
  /** Why the code was refused. */
  problem: CodeProblem | null;
  onChange: (draft: SetUpDraft) => void;
  onAgain: () => void;
}

/** The three things to do, with what they need; the button to finish is around it. */
export function SetUpSteps({ state, draft, problem, onChange, onAgain }: SetUpStepsProps) {
  const { setUp: words, problems } = useSecondFactorWords();
  const again = <Button onClick={onAgain}>{words.again}</Button>;
  if (state.status === 'starting') return <output>{words.starting}</output>;
  if (state.status === 'not-proven') {
    return <ErrorLine action={again}>{words.notProven}</ErrorLine>;
  }
  if (state.status === 'failed') {
    const { problem: fault } = state;
    const mayPass = fault === 'offline' || fault === 'other';
    return <ErrorLine action={mayPass && again}>{words.problems[fault]}</ErrorLine>;
  }
  const { key, address } = state.setUp;
  return (
    <ol className="set-up">
      <li>
        <p className="set-up-step">{words.app}</p>
        <p>{words.appHint}</p>
      </li>
      <li>
        <p className="set-up-step">{words.add}</p>
        <p>{words.addHint}</p>
        <div className="set-up-key">
          <code aria-label={words.key}>{inFours(key)}</code>
          <CopyButton text={key} label={words.copyKey} />
        </div>
        <a className="set-up-open" href={address}>
          <IconExternalLink size={16} stroke={1.75} aria-hidden />
          {words.open}
        </a>
      </li>
      <li>
        <p className="set-up-step">{words.prove}</p>
        <CodeField
          isFirst={false}
          value={draft.digits}
          onChange={(digits) => onChange({ ...draft, digits })}
        />
        <InputField
          label={words.name}
          hint={words.nameHint}
          maxLength={longestName}
          autoComplete="off"
          placeholder={words.usualName}
          value={draft.name}
          onChange={(event) => onChange({ ...draft, name: event.target.value })}
        />
        {problem && <ErrorLine action={problem === 'over' && again}>{problems[problem]}</ErrorLine>}
      </li>
    </ol>
  );
}

/** As people read and type it. */
const inFours = (key: string): string => key.replaceAll(/.{4}(?=.)/g, '$& ');
