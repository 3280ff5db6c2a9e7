import { type CodeStep, codeProblem } from '../../firebase/sign-in/code-step.ts';
import { useAction } from '../../ui/dialogs/use-action.ts';
import { CodeView } from './code-view.tsx';

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
