import { useEffect, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { signIn } from '../../firebase/sign-in/auth.ts';
import type { CodeStep } from '../../firebase/sign-in/code-step.ts';
import {
  type LinkMeaning,
  isLinkOver,
  passwordProblem,
  readLink,
  resetByLink,
} from '../../firebase/sign-in/password.ts';
import { newPasswordProblem, noPassword } from '../../ui/new-password-fields.tsx';
import { useJoiningWords } from '../../words/joining.ts';
import { useNewPasswordWords } from '../../words/new-password.ts';
import { CodePage } from './code-page.tsx';
import { type FirstPasswordError, FirstPasswordView } from './first-password-view.tsx';
import { pageSession } from '../page-session.ts';
import { usePageTitle } from '../../console/page-title.ts';
import { pagePaths, safeReturnTo } from '../../console/paths.ts';
import { LinkPage, LoadingPage } from '../../console/state-pages.tsx';

/** Where the links in our mails lead: people choose a password and are signed in with it. */
export function PasswordPage() {
  const words = useJoiningWords();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const code = search.get('oobCode') ?? '';
  const mode = search.get('mode') ?? 'resetPassword';
  const [meaning, setMeaning] = useState<LinkMeaning | null>(null);
  const { byLink } = useNewPasswordWords();
  usePageTitle(byLink.title);

  useEffect(() => {
    let isGone = false;
    void readLink(mode, code).then((read) => {
      if (!isGone) setMeaning(read);
    });
    return () => {
      isGone = true;
    };
  }, [mode, code]);

  const toSignIn = () => void navigate(pagePaths.login(), { replace: true });
  if (meaning === null) return <LoadingPage />;
  if (meaning.kind === 'over') {
    return <LinkPage title={words.linkOver} text={words.linkOverText} onSignIn={toSignIn} />;
  }
  if (meaning.kind === 'changed') {
    return <LinkPage title={words.changed} text={words.changedText} onSignIn={toSignIn} />;
  }
  return (
    <ChoosePassword
      email={meaning.email}
      code={code}
      onOver={() => setMeaning({ kind: 'over' })}
      onSignIn={toSignIn}
      onSignedIn={() =>
        void navigate(safeReturnTo(ownPath(search.get('continueUrl')), location.origin), {
          replace: true,
        })
      }
    />
  );
}

/** The path of one of our own addresses; nothing for any other. */
function ownPath(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const url = new URL(address);
  return url.origin === location.origin ? url.pathname + url.search : null;
}

interface ChoosePasswordProps {
  email: string;
  code: string;
  onOver: () => void;
  onSignedIn: () => void;
  onSignIn: () => void;
}

function ChoosePassword({ email, code, onOver, onSignedIn, onSignIn }: ChoosePasswordProps) {
  const [password, setPassword] = useState(noPassword);
  const [isChecked, setIsChecked] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<FirstPasswordError | null>(null);
  const [step, setStep] = useState<CodeStep | null>(null);
  const known = { current: '', own: [email] };

  const submit = async () => {
    setIsChecked(true);
    if (newPasswordProblem(password, known)) return;
    setIsBusy(true);
    setError(null);
    try {
      // Whoever was signed in on this computer isn't the one choosing now.
      await pageSession.leave(null);
      await resetByLink(code, password.next);
      const next = await signIn(email, password.next);
      if (next) setStep(next);
      else onSignedIn();
    } catch (refusal) {
      setIsBusy(false);
      const problem = passwordProblem(refusal);
      if (isLinkOver(refusal)) onOver();
      else if (problem === 'weak' || problem === 'stale') setError(problem);
      else setError(problem === 'too-many' ? 'tooMany' : 'other');
    }
  };

  if (step) return <CodePage step={step} onDone={onSignedIn} onBack={onSignIn} />;
  return (
    <FirstPasswordView
      byLink={{ email }}
      password={password}
      known={known}
      isChecked={isChecked}
      isBusy={isBusy}
      error={error}
      onChange={setPassword}
      onSubmit={() => void submit()}
    />
  );
}
