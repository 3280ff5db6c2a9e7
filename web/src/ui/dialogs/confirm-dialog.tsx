import type { ReactNode } from 'react';
import { FormDialog } from './form-dialog.tsx';
import { useAction } from './use-action.ts';

interface ConfirmDialogProps {
  title: string;
  /** What will happen. */
  text: string;
  /** The word on the main button. */
  submit: string;
  /** Destructive: the main button is red. */
  isDanger?: boolean;
  /** The button's action; an error it throws is shown in the dialog, which stays open. */
  act: () => Promise<void>;
  /** The error line for what `act` has thrown. */
  problemOf: (error: unknown) => ReactNode;
  onClose: () => void;
  /** Goes back instead of closing, if there's a previous step. */
  onBack?: () => void;
  backLabel?: string;
}

export function ConfirmDialog({ text, act, problemOf, ...rest }: ConfirmDialogProps) {
  const { isBusy, problem, run } = useAction(problemOf);
  return (
    <FormDialog {...rest} isBusy={isBusy} problem={problem} onSubmit={() => void run(act)}>
      <p>{text}</p>
    </FormDialog>
  );
}
