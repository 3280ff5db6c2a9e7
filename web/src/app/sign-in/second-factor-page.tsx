import { usePageTitle } from '../../console/page-title.ts';
import type { Person } from '../../firebase/sign-in/auth.ts';
import { useSetUp } from '../../settings/second-factor/use-set-up.ts';
import { useSecondFactorWords } from '../../words/second-factor.ts';
import { pageSession } from '../page-session.ts';
import { SecondFactorView } from './second-factor-view.tsx';
import { SignInAgain } from './sign-in-again.tsx';

/** Shown to an admin without the second factor their customer requires, until their token has it. */
export function SecondFactorPage({ person }: { person: Person }) {
  const { setUp: words } = useSecondFactorWords();
  const { state, draft, isBusy, problem, change, again, submit } = useSetUp(() => {});
  usePageTitle(words.required);
  return (
    <>
      <SecondFactorView
        state={state}
        draft={draft}
        isBusy={isBusy}
        problem={problem}
        onChange={change}
        onAgain={again}
        onSubmit={submit}
        onSignOut={() => void pageSession.leave(null)}
      />
      <SignInAgain person={person} />
    </>
  );
}
