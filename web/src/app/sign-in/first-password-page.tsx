import { useState } from 'react';
import type { Member } from '@cti/functions/model/members/member';
import { changePassword, passwordProblem } from '../../firebase/sign-in/password.ts';
import { newPasswordProblem, noPassword } from '../../ui/new-password-fields.tsx';
import { useNewPasswordWords } from '../../words/new-password.ts';
import { type FirstPasswordError, FirstPasswordView } from './first-password-view.tsx';
import { pageSession } from '../page-session.ts';
import { usePageTitle } from '../../console/page-title.ts';

/** Shown while somebody else knows the member's password, until the member document says that it was changed. */
export function FirstPasswordPage({ customerId, member }: { customerId: string; member: Member }) {
  const words = useNewPasswordWords();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState(noPassword);
  const [isChecked, setIsChecked] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<FirstPasswordError | null>(null);
  usePageTitle(words.title);

  const known = { current, own: [member.email, member.name] };
  const submit = async () => {
    setIsChecked(true);
    if (current === '' || newPasswordProblem(password, known)) return;
    setIsBusy(true);
    setError(null);
    try {
      await changePassword(customerId, current, password.next);
    } catch (refusal) {
      setIsBusy(false);
      setError(errorOf(refusal));
    }
  };

  return (
    <FirstPasswordView
      password={password}
      known={known}
      isChecked={isChecked}
      isBusy={isBusy}
      error={error}
      onChange={setPassword}
      onCurrent={setCurrent}
      onSubmit={() => void submit()}
      onSignOut={() => void pageSession.leave(null)}
    />
  );
}

function errorOf(refusal: unknown): FirstPasswordError {
  const problem = passwordProblem(refusal);
  if (problem === 'too-many') return 'tooMany';
  return problem === 'wrong-current' ? 'wrongCurrent' : problem;
}
