import { useState } from 'react';
import { FormDialog } from '../ui/dialogs/form-dialog.tsx';
import { useAction } from '../ui/dialogs/use-action.ts';
import { useContactWords } from '../words/contacts.ts';
import { type ContactDraft, emptyDraft, hasProblems, problemsOf } from './contact-draft.ts';
import { ContactFields } from './contact-fields.tsx';
import { looksLikeNumber } from './contact-query.ts';
import { type ContactWriter, NotWritten, createContact } from './write-contact.ts';

interface AddContactDialogProps {
  writer: ContactWriter;
  /** The search text: a name or a number. */
  text: string;
  onAdded: (contactId: string) => void;
  onClose: () => void;
}

const nothingWrong = { fields: {}, phones: {} };

/** A new contact with just enough to identify them; the rest is filled in on their page. */
export function AddContactDialog({ writer, text, onAdded, onClose }: AddContactDialogProps) {
  const { form } = useContactWords();
  const [draft, setDraft] = useState<ContactDraft>(() =>
    looksLikeNumber(text) ? { ...emptyDraft, phones: [text] } : { ...emptyDraft, name: text },
  );
  const [isChecked, setIsChecked] = useState(false);
  const { isBusy, problem, run } = useAction((error) =>
    error instanceof NotWritten && error.isDenied ? form.denied : form.failed,
  );
  const problems = problemsOf(draft);

  const submit = () => {
    setIsChecked(true);
    if (hasProblems(problems)) return;
    void run(async () => onAdded(await createContact(writer, draft)));
  };

  return (
    <FormDialog
      title={form.addTitle}
      submit={form.submit}
      isBusy={isBusy}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <ContactFields
        isShort
        draft={draft}
        problems={isChecked ? problems : nothingWrong}
        onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
      />
    </FormDialog>
  );
}
