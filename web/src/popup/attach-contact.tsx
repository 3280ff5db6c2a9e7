import './attach-contact.css';
import { useId, useMemo, useState } from 'react';
import { IconUserSearch } from '@tabler/icons-react';
import { CallRefused } from '../firebase/callables.ts';
import { useSource } from '../firebase/use-source.ts';
import { Button } from '../ui/button.tsx';
import { InputField } from '../ui/field.tsx';
import { KanaName } from '../call/kana-name.tsx';
import { KindBadge } from '../call/kind-badge.tsx';
import { ErrorLine } from '../ui/notice.tsx';
import { formatPhone } from '../call/phone.ts';
import { useAttachWords } from '../words/attach-contact.ts';
import { useWords } from '../words/use-words.tsx';
import type { CallDesk } from './call-desk.ts';

interface AttachContactProps {
  desk: Pick<CallDesk, 'found'>;
  /** The caller's number is added to the contact; without a number, only the call is linked to them. */
  hasNumber: boolean;
  onAttach: (contactId: string) => Promise<void>;
}

/** Finds a registered contact and links this call to them. */
export function AttachContact({ desk, hasNumber, onAttach }: AttachContactProps) {
  const words = useWords();
  const attach = useAttachWords();
  const listId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [text, setText] = useState('');
  const [pendingId, setPendingId] = useState<string | null>(null);
  const [problem, setProblem] = useState<'failed' | 'full' | null>(null);
  const found = useSource(useMemo(() => desk.found(text), [desk, text]));

  if (!isOpen) {
    return (
      <Button look="quiet" icon={IconUserSearch} onClick={() => setIsOpen(true)}>
        {hasNumber ? attach.open : attach.openHidden}
      </Button>
    );
  }
  const choose = async (contactId: string) => {
    if (pendingId !== null) return;
    setPendingId(contactId);
    setProblem(null);
    try {
      await onAttach(contactId);
    } catch (error) {
      const isFull = error instanceof CallRefused && error.code === 'too-many-numbers';
      setProblem(isFull ? 'full' : 'failed');
      setPendingId(null);
    }
  };
  const rows = found.status === 'ready' && text.trim() !== '' ? found.data : [];
  return (
    <div className="attach">
      <InputField
        label={hasNumber ? attach.label : attach.labelHidden}
        placeholder={words.shell.search}
        autoComplete="off"
        // Opened to be typed into.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        maxLength={100}
        value={text}
        aria-controls={listId}
        onChange={(event) => setText(event.target.value)}
      />
      <ul id={listId} className="attach-found">
        {rows.map((contact) => (
          <li key={contact.id}>
            <button
              type="button"
              aria-busy={pendingId === contact.id || undefined}
              onClick={() => void choose(contact.id)}
            >
              <KanaName name={contact.name || words.caller.noName} kana={contact.kana} />
              <span className="attach-phone num">
                {contact.phones[0] && formatPhone(contact.phones[0])}
              </span>
              <KindBadge kind={contact.kind} />
            </button>
          </li>
        ))}
      </ul>
      {found.status === 'ready' && text.trim() !== '' && rows.length === 0 && (
        <p className="card-hint">{attach.none}</p>
      )}
      {problem && <ErrorLine>{problem === 'full' ? attach.full : attach.failed}</ErrorLine>}
    </div>
  );
}
