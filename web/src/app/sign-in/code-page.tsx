import { type CodeProblem, type CodeStep, codeProblem } from '../../firebase/sign-in/code-step.ts';
import { useAction } from '../../ui/dialogs/use-action.ts';
import './login-view.css';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { CodeField } from '../../ui/code-field.tsx';
import { ErrorLine } from '../../ui/notice.tsx';
import { useSecondFactorWords } from '../../words/second-factor.ts';
import { Form } from '../../ui/form.tsx';

interface CodePageProps {
  step: CodeStep;
  /** Absent = the session shows it. */
  onDone?: () => void;
  onBack: () => void;
}

/** After the password: the code of the person's authenticator app. */
export function CodePage({ step, onDone, onBack }: CodePageProps) {
  const { isBusy, problem, run } = useAction(codeProblem);
  const submit = (digits: string) =>
    void run(async () => {
      await step.finish(digits);
      onDone?.();
    });
  return <CodeView isBusy={isBusy} problem={problem} onSubmit={submit} onBack={onBack} />;
}

interface CodeViewProps {
  isBusy?: boolean;
  problem?: CodeProblem | null;
  onSubmit: (digits: string) => void;
  onBack: () => void;
}

/** The sign-in page's second half: same place, same size. */
export function CodeView({ isBusy = false, problem, onSubmit, onBack }: CodeViewProps) {
  const words = useSecondFactorWords();
  const [digits, setDigits] = useState('');
  return (
    <main className="login">
      <Form
        className="login-form"
        onSubmit={() => {
          if (!isBusy) onSubmit(digits);
        }}
      >
        <h1 className="login-title">
          <span className="login-mark" aria-hidden />
          {words.codeTitle}
        </h1>
        <p className="login-lead">{words.codeLead}</p>
        <CodeField value={digits} onChange={setDigits} />
        {problem && <ErrorLine>{words.problems[problem]}</ErrorLine>}
        <Button type="submit" look="primary" busy={isBusy} className="login-submit">
          {isBusy ? words.submitting : words.submit}
        </Button>
        <Button look="quiet" className="login-reset" onClick={onBack}>
          {words.back}
        </Button>
        <p className="login-help">{words.lost}</p>
      </Form>
    </main>
  );
}
