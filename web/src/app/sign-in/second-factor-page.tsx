import { usePageTitle } from '../../console/page-title.ts';
import type { Person } from '../../firebase/sign-in/auth.ts';
import {
  type SetUpDraft,
  type SetUpState,
  useSetUp,
} from '../../settings/second-factor/use-set-up.ts';
import { useSecondFactorWords } from '../../words/second-factor.ts';
import { pageSession } from '../page-session.ts';
import { SignInAgain } from './sign-in-again.tsx';
import './login-view.css';
import type { CodeProblem } from '../../firebase/sign-in/code-step.ts';
import { SetUpSteps } from '../../settings/second-factor/set-up-steps.tsx';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../words/use-words.tsx';
import { Form } from '../../ui/form.tsx';

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

interface SecondFactorViewProps {
  state: SetUpState;
  draft: SetUpDraft;
  isBusy: boolean;
  problem: CodeProblem | null;
  onChange: (draft: SetUpDraft) => void;
  onAgain: () => void;
  onSubmit: () => void;
  onSignOut: () => void;
}

/** The sign-in page's counterpart for setting up a second factor. */
export function SecondFactorView(props: SecondFactorViewProps) {
  const { state, draft, isBusy, problem, onChange, onAgain, onSubmit, onSignOut } = props;
  const { setUp: words } = useSecondFactorWords();
  const { shell } = useWords();
  return (
    <main className="login">
      <Form className="login-form login-form-wide" noValidate onSubmit={onSubmit}>
        <h1 className="login-title">
          <span className="login-mark" aria-hidden />
          {words.required}
        </h1>
        <p className="login-lead">{words.requiredLead}</p>
        <SetUpSteps
          state={state}
          draft={draft}
          problem={problem}
          onChange={onChange}
          onAgain={onAgain}
        />
        {state.status === 'ready' && (
          <Button type="submit" look="primary" busy={isBusy} className="login-submit">
            {isBusy ? words.submitting : words.submit}
          </Button>
        )}
        <Button look="quiet" className="login-reset" onClick={onSignOut}>
          {shell.signOut}
        </Button>
      </Form>
    </main>
  );
}
