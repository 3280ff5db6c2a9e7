import { useState } from 'react';
import { type PasswordProblem, changePassword, passwordProblem } from '../../firebase/password.ts';
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
import { useSettingsWords } from '../../words/settings/use-settings-words.ts';
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
  const { isBusy, problem, run } = useAction(passwordProblem);

  const known = { current, own: [member.email, member.name] };

  const submit = () => {
    setIsChecked(true);
    if (current === '' || newPasswordProblem(password, known)) return;
    void run(async () => {
      await changePassword(customerId, current, password.next);
      showToast(own.changed);
      onClose();
    });
  };
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

function textOf(
  problem: Exclude<PasswordProblem, 'wrong-current'>,
  words: NewPasswordWords,
): string {
  return words[problem === 'too-many' ? 'tooMany' : problem];
}
