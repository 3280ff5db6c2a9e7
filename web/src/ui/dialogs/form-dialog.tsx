import './form-dialog.css';
import { type ReactNode, useId } from 'react';
import { Button } from '../button.tsx';
import { ErrorLine } from '../notice.tsx';
import { Dialog } from './dialog.tsx';
import { useWords } from '../../words/use-words.tsx';
import { Form } from '../form.tsx';

interface FormDialogProps {
  title: string;
  /** The word on the main button. */
  submit: string;
  isBusy: boolean;
  /** Why it did not work: a text, or a line of its own. */
  problem?: ReactNode;
  onSubmit: () => void;
  onClose: () => void;
  /** Goes back instead of closing, if there's a previous step. */
  onBack?: (() => void) | undefined;
  backLabel?: string;
  /** Destructive: the main button is red. */
  isDanger?: boolean;
  /** At the other end of the foot. */
  aside?: ReactNode;
  children: ReactNode;
}

/** Form dialog: fields, an error line, and a button that says what it does. */
export function FormDialog(props: FormDialogProps) {
  const { title, submit, isBusy, problem, onSubmit, onClose, onBack, backLabel } = props;
  const { isDanger = false, aside, children } = props;
  const words = useWords();
  const id = useId();
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          {aside && <div className="form-dialog-aside">{aside}</div>}
          <Button onClick={onBack ?? onClose}>{backLabel ?? words.common.cancel}</Button>
          <Button type="submit" form={id} look={isDanger ? 'danger' : 'primary'} busy={isBusy}>
            {submit}
          </Button>
        </>
      }
    >
      <Form id={id} className="form-dialog" noValidate onSubmit={onSubmit}>
        {children}
        {typeof problem === 'string' ? <ErrorLine>{problem}</ErrorLine> : problem}
      </Form>
    </Dialog>
  );
}
