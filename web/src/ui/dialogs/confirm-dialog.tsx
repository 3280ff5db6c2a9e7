import type { ReactNode } from 'react';
import { FormDialog } from './form-dialog.tsx';
import { useAction } from './use-action.ts';

interface ConfirmDialogProps {
  title: string;
  /** What will happen. */
  text: string;
  /** The word on the main button. */
  submit: string;
  /** Stops or removes something: the main button is red. */
  isDanger?: boolean;
  /** What the button does; what it throws is said in the dialog, which stays. */
  act: () => Promise<void>;
  /** The error line for what `act` has thrown. */
  problemOf: (error: unknown) => ReactNode;
  onClose: () => void;
  /** Leads back instead of away, when there is a step before. */
  onBack?: () => void;
  backLabel?: string;
}

/** Confirmation dialog. */
export function ConfirmDialog({ text, act, problemOf, ...rest }: ConfirmDialogProps) {
  const { isBusy, problem, run } = useAction(problemOf);
  return (
    <FormDialog {...rest} isBusy={isBusy} problem={problem} onSubmit={() => void run(act)}>
      <p>{text}</p>
    </FormDialog>
  );
}
