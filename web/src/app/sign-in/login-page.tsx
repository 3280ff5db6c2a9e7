import { useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { signIn } from '../../firebase/sign-in/auth.ts';
import type { CodeStep } from '../../firebase/sign-in/code-step.ts';
import { sendResetMail, signInWithPhone } from '../../firebase/sign-in/password.ts';
import { signInProblem } from '../../firebase/sign-in/sign-in-problem.ts';
import { useStore } from '../../store.ts';
import { type LoginWords, useLoginWords } from '../../words/login.ts';
import { useLanguage, useWords } from '../../words/use-words.tsx';
import { CodePage } from './code-page.tsx';
import { readLoginId } from './login-id.ts';
import { LoginView } from './login-view.tsx';
import { pageSession } from '../page-session.ts';
import { usePageTitle } from '../../console/page-title.ts';
import { safeReturnTo } from '../../console/paths.ts';
import { BareSelect } from '../../ui/field.tsx';

/** What the form says: an error, or the result of a password reset. */
type Said =
  | { error: keyof LoginWords['errors'] }
  | { note: 'resetSent' | 'resetNeedsEmail' | 'resetByAdmin' };

/** Signing in, and back to the page the person wanted. */
export function LoginPage() {
  const words = useLoginWords();
  const [language] = useLanguage();
  const session = useStore(pageSession);
  const [search] = useSearchParams();
  const [said, setSaid] = useState<Said | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [step, setStep] = useState<CodeStep | null>(null);
  usePageTitle(words.title);

  if (session.status === 'signed-in') {
    return <Navigate to={safeReturnTo(search.get('to'), location.origin)} replace />;
  }

  const reason = session.status === 'signed-out' ? session.reason : null;
  const ended = reason === 'idle' || reason === 'expired' ? words.ended[reason] : null;
  const tell = (refusal: unknown) => {
    const problem = signInProblem(refusal);
    setSaid({ error: problem === 'too-many' ? 'tooMany' : problem });
  };

  const submit = async ({ id: typed, password }: { id: string; password: string }) => {
    const id = readLoginId(typed);
    if (id.kind === 'neither') return setSaid({ error: 'notAnId' });
    setIsBusy(true);
    setSaid(null);
    try {
      if (id.kind === 'phone') return await signInWithPhone(id.phone, password);
      const next = await signIn(id.email, password);
      if (!next) return;
      setIsBusy(false);
      setStep(next);
    } catch (refusal) {
      setIsBusy(false);
      tell(refusal);
    }
  };

  // The response is the same whether or not the address is known: nobody can find out here who is a member.
  const reset = async (typed: string) => {
    const id = readLoginId(typed);
    if (id.kind === 'phone') return setSaid({ note: 'resetByAdmin' });
    if (id.kind === 'neither') return setSaid({ note: 'resetNeedsEmail' });
    setSaid(null);
    try {
      await sendResetMail(id.email, language);
      setSaid({ note: 'resetSent' });
    } catch (refusal) {
      tell(refusal);
    }
  };

  if (step) return <CodePage step={step} onBack={() => setStep(null)} />;
  return (
    <LoginView
      onSubmit={(values) => void submit(values)}
      submitting={isBusy}
      error={said && 'error' in said ? words.errors[said.error] : null}
      note={said && 'note' in said ? words[said.note] : said ? null : ended}
      onReset={(typed) => void reset(typed)}
      footer={<LanguageSwitch />}
    />
  );
}

/** The language of the screen, each named in itself. */
function LanguageSwitch() {
  const words = useWords();
  const [language, setLanguage] = useLanguage();
  return (
    <BareSelect
      label={words.shell.language}
      value={language}
      onChange={(event) => setLanguage(event.target.value === 'en' ? 'en' : 'ja')}
    >
      <option value="ja">{words.settings.languages.ja}</option>
      <option value="en">{words.settings.languages.en}</option>
    </BareSelect>
  );
}
