import { FormDialog } from '../../ui/dialogs/form-dialog.tsx';
import { useSecondFactorWords } from '../../words/second-factor.ts';
import { SetUpSteps } from './set-up-steps.tsx';
import { useSetUp } from './use-set-up.ts';

interface SetUpDialogProps {
  onDone: () => void;
  onClose: () => void;
}

/** One's own authenticator app, because one wants to. */
export function SetUpDialog({ onDone, onClose }: SetUpDialogProps) {
  const { setUp: words } = useSecondFactorWords();
  const { state, draft, isBusy, problem, change, again, submit } = useSetUp(onDone);
  return (
    <FormDialog
      title={words.title}
      submit={isBusy ? words.submitting : words.submit}
      isBusy={isBusy}
      onSubmit={submit}
      onClose={onClose}
    >
      <SetUpSteps state={state} draft={draft} problem={problem} onChange={change} onAgain={again} />
    </FormDialog>
  );
}
