import './dialog.css';
import { type ReactNode, useEffect, useRef, useId } from 'react';
import { IconX } from '@tabler/icons-react';
import { useWords } from '../../words/use-words.tsx';
import { IconButton } from '../button.tsx';

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Buttons at the foot, the main one last. */
  actions?: ReactNode;
}

/** Open while mounted. Uses the browser's own dialog, which traps focus and handles Escape. */
export function Dialog({ title, onClose, children, actions }: DialogProps) {
  const words = useWords();
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);

  return (
    <dialog
      ref={ref}
      className="dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className="dialog-head">
        <h2 id={titleId}>{title}</h2>
      </header>
      <div className="dialog-body">{children}</div>
      {actions && <footer className="dialog-foot">{actions}</footer>}
      {/* Last, so that the first field gets the focus and not the way out. */}
      <IconButton
        icon={IconX}
        label={words.common.close}
        className="dialog-close"
        onClick={onClose}
      />
    </dialog>
  );
}
