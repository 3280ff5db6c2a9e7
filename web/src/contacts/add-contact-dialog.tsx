import { useId, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorLine } from '../ui/notice.tsx';
import { useContactWords } from '../words/contacts/use-contact-words.ts';
import { useWords } from '../words/use-words.tsx';
import { type ContactDraft, emptyDraft, hasProblems, problemsOf } from './contact-draft.ts';
import { ContactFields } from './contact-fields.tsx';
import { looksLikeNumber } from './contact-query.ts';
import { type ContactWriter, NotWritten, createContact } from './write-contact.ts';

interface AddContactDialogProps {
  writer: ContactWriter;
  /** What was looked for: a name or a number. */
  text: string;
  onAdded: (contactId: string) => void;
  onClose: () => void;
}

const nothingWrong = { fields: {}, phones: {} };

/** A new contact with what identifies him; the rest follows on his page. */
export function AddContactDialog({ writer, text, onAdded, onClose }: AddContactDialogProps) {
  const words = useWords();
  const { form } = useContactWords();
  const id = useId();
  const [draft, setDraft] = useState<ContactDraft>(() =>
    looksLikeNumber(text) ? { ...emptyDraft, phones: [text] } : { ...emptyDraft, name: text },
  );
  const [isChecked, setIsChecked] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const problems = problemsOf(draft);

  const submit = async () => {
    setIsChecked(true);
    if (isBusy || hasProblems(problems)) return;
    setIsBusy(true);
    setFailure(null);
    try {
      onAdded(await createContact(writer, draft));
    } catch (error) {
      setFailure(error instanceof NotWritten && error.isDenied ? form.denied : form.failed);
      setIsBusy(false);
    }
  };

  return (
    <Dialog
      title={form.addTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.common.cancel}</Button>
          <Button type="submit" form={id} look="primary" busy={isBusy}>
            {form.submit}
          </Button>
        </>
      }
    >
      <form
        id={id}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <ContactFields
          isShort
          draft={draft}
          problems={isChecked ? problems : nothingWrong}
          onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
        />
        {failure && <ErrorLine>{failure}</ErrorLine>}
      </form>
    </Dialog>
  );
}
