import { useState } from 'react';
import { CallRefused, call } from '../firebase/callables.ts';
import { choosePassword, passwordProblem } from '../firebase/password.ts';
import { newPasswordProblem, noPassword } from '../ui/new-password-fields.tsx';
import { useNewPasswordWords } from '../words/new-password.ts';
import { type FirstPasswordError, FirstPasswordView } from './first-password-view.tsx';
import { pageSession } from './page-session.ts';
import { usePageTitle } from './page-title.ts';

/**
 * Stands before everything else while somebody but the member knows his password. The member document,
 * which is listened to, opens the way when the server has noted the change.
 */
export function FirstPasswordPage({ customerId }: { customerId: string }) {
  const words = useNewPasswordWords();
  const [password, setPassword] = useState(noPassword);
  const [isChecked, setIsChecked] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<FirstPasswordError | null>(null);
  usePageTitle(words.title);

  const submit = async () => {
    setIsChecked(true);
    if (newPasswordProblem(password)) return;
    setIsBusy(true);
    setError(null);
    try {
      await choosePassword(password.next);
      await call('passwordChanged', { customerId });
    } catch (refusal) {
      setIsBusy(false);
      setError(errorOf(refusal));
    }
  };

  return (
    <FirstPasswordView
      password={password}
      isChecked={isChecked}
      isBusy={isBusy}
      error={error}
      onChange={setPassword}
      onSubmit={() => void submit()}
      onSignOut={() => void pageSession.leave(null)}
    />
  );
}

function errorOf(refusal: unknown): FirstPasswordError {
  if (refusal instanceof CallRefused) {
    return refusal.code === 'stale-sign-in' || refusal.code === 'signed-out' ? 'stale' : 'other';
  }
  const problem = passwordProblem(refusal);
  if (problem === 'too-many') return 'tooMany';
  return problem === 'weak' || problem === 'stale' ? problem : 'other';
}
