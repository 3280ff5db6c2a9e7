import './login-view.css';
import type { CodeProblem } from '../../firebase/sign-in/code-step.ts';
import { SetUpSteps } from '../../settings/second-factor/set-up-steps.tsx';
import type { SetUpDraft, SetUpState } from '../../settings/second-factor/use-set-up.ts';
import { Button } from '../../ui/button.tsx';
import { useSecondFactorWords } from '../../words/second-factor.ts';
import { useWords } from '../../words/use-words.tsx';

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
      <form
        className="login-form login-form-wide"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
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
      </form>
    </main>
  );
}
