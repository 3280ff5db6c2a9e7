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
  onClose: () => void;
  /** Leads back instead of away, when there is a step before. */
  onBack?: () => void;
  backLabel?: string;
}

/** A dialog that asks for nothing but a yes. */
export function ConfirmDialog({ text, act, ...rest }: ConfirmDialogProps) {
  const { isBusy, refusal, run } = useAction();
  return (
    <FormDialog {...rest} isBusy={isBusy} refusal={refusal} onSubmit={() => void run(act)}>
      <p>{text}</p>
    </FormDialog>
  );
}
