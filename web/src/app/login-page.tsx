import { useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { signIn } from '../firebase/auth.ts';
import { signInProblem } from '../firebase/sign-in-problem.ts';
import { useStore } from '../store.ts';
import type { Words } from '../words/ja.ts';
import { useWords } from '../words/use-words.tsx';
import { LoginView } from './login-view.tsx';
import { pageSession } from './page-session.ts';
import { usePageTitle } from './page-title.ts';
import { safeReturnTo } from './paths.ts';
import { LanguageSwitch } from './language-switch.tsx';

/** Signing in, and back to where the person wanted to go. */
export function LoginPage() {
  const words = useWords();
  const session = useStore(pageSession);
  const [search] = useSearchParams();
  const [error, setError] = useState<keyof Words['signIn'] | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  usePageTitle(words.login.title);

  if (session.status === 'signed-in') {
    return <Navigate to={safeReturnTo(search.get('to'), location.origin)} replace />;
  }

  const submit = async ({ id, password }: { id: string; password: string }) => {
    if (!id.includes('@')) return setError('notAnAddress');
    setIsBusy(true);
    setError(null);
    try {
      await signIn(id, password);
    } catch (refusal) {
      setIsBusy(false);
      const problem = signInProblem(refusal);
      setError(problem === 'too-many' ? 'tooMany' : problem);
    }
  };

  return (
    <LoginView
      onSubmit={(values) => void submit(values)}
      submitting={isBusy}
      error={error && words.signIn[error]}
      footer={<LanguageSwitch />}
    />
  );
}
