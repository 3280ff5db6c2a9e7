import { useState } from 'react';
import { type CodeStep, codeProblem } from '../../firebase/sign-in/code-step.ts';
import {
  type PasswordProblem,
  changePassword,
  passwordProblem,
} from '../../firebase/sign-in/password.ts';
import { CodeField } from '../../ui/code-field.tsx';
import { InputField } from '../../ui/field.tsx';
import {
  NewPasswordFields,
  newPasswordProblem,
  noPassword,
} from '../../ui/new-password-fields.tsx';
import { ErrorLine } from '../../ui/notice.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useAction } from '../../ui/dialogs/use-action.ts';
import { type NewPasswordWords, useNewPasswordWords } from '../../words/new-password.ts';
import { useSecondFactorWords } from '../../words/second-factor.ts';
import { useSettingsWords } from '../../words/settings/settings.ts';
import { useConsole } from '../../console/console-context.ts';
import { FormDialog } from '../../ui/dialogs/form-dialog.tsx';

/** A new password for somebody who knows the current one. */
export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const words = useNewPasswordWords();
  const { own } = useSettingsWords();
  const { customerId, member } = useConsole();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState(noPassword);
  const [isChecked, setIsChecked] = useState(false);
  const [step, setStep] = useState<CodeStep | null>(null);
  const { isBusy, problem, run } = useAction(passwordProblem);

  const known = { current, own: [member.email, member.name] };

  const done = () => {
    showToast(own.changed);
    onClose();
  };
  const submit = () => {
    setIsChecked(true);
    if (current === '' || newPasswordProblem(password, known)) return;
    void run(async () => {
      const next = await changePassword(customerId, current, password.next);
      if (next) setStep(next);
      else done();
    });
  };
  if (step) return <CodeDialog step={step} onDone={done} onClose={onClose} />;
  const isWrong = problem === 'wrong-current' || (isChecked && current === '');

  return (
    <FormDialog
      title={own.changePassword}
      submit={isBusy ? words.submitting : words.submit}
      isBusy={isBusy}
      onSubmit={submit}
      onClose={onClose}
    >
      <InputField
        label={words.current}
        type="password"
        name="password"
        autoComplete="current-password"
        value={current}
        error={isWrong ? words.wrongCurrent : null}
        onChange={(event) => setCurrent(event.target.value)}
      />
      <NewPasswordFields
        value={password}
        known={known}
        isChecked={isChecked}
        onChange={setPassword}
      />
      {problem && problem !== 'wrong-current' && <ErrorLine>{textOf(problem, words)}</ErrorLine>}
    </FormDialog>
  );
}

/** The password is changed; the session goes on with a code. */
function CodeDialog({
  step,
  onDone,
  onClose,
}: {
  step: CodeStep;
  onDone: () => void;
  onClose: () => void;
}) {
  const words = useSecondFactorWords();
  const [digits, setDigits] = useState('');
  const { isBusy, problem, run } = useAction(codeProblem);
  return (
    <FormDialog
      title={words.codeTitle}
      submit={words.submit}
      isBusy={isBusy}
      problem={problem && <ErrorLine>{words.problems[problem]}</ErrorLine>}
      onSubmit={() => void run(() => step.finish(digits).then(onDone))}
      onClose={onClose}
    >
      <p>{words.passwordChanged}</p>
      <CodeField value={digits} onChange={setDigits} />
    </FormDialog>
  );
}

function textOf(
  problem: Exclude<PasswordProblem, 'wrong-current'>,
  words: NewPasswordWords,
): string {
  return words[problem === 'too-many' ? 'tooMany' : problem];
}
