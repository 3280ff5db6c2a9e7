import './registration-form.css';
import { useRef, useState, type SubmitEvent } from 'react';
import type { ContactKind } from '@cti/functions/model/contacts/contact';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { InputField, TextareaField } from '../ui/field.tsx';
import { ErrorLine } from '../ui/notice.tsx';
import { useWords } from '../words/use-words.tsx';
import type { Call } from '@cti/functions/model/calls/call';
import { AttachContact } from './attach-contact.tsx';
import type { CallDesk } from './call-desk.ts';

interface RegistrationValues {
  name: string;
  kana: string;
  kind: ContactKind;
  notes: string;
}

interface RegistrationFormProps {
  /** On failure, keeps what was typed and says that it failed. */
  onSubmit: (values: RegistrationValues) => Promise<void>;
}

const kinds = ['new', 'regular', 'vip'] as const;

/** Registers a contact during the call: only the name is required, the rest can follow. */
export function RegistrationForm({ onSubmit }: RegistrationFormProps) {
  const words = useWords();
  const [values, setValues] = useState<RegistrationValues>({
    name: '',
    kana: '',
    kind: 'new',
    notes: '',
  });
  const [problem, setProblem] = useState<'name' | 'failed' | null>(null);
  const [busy, setBusy] = useState(false);
  const nameField = useRef<HTMLInputElement>(null);
  const set = (part: Partial<RegistrationValues>) => {
    setValues((before) => ({ ...before, ...part }));
    setProblem(null);
  };

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    if (!values.name.trim()) {
      setProblem('name');
      nameField.current?.focus();
      return;
    }
    setBusy(true);
    try {
      await onSubmit({ ...values, name: values.name.trim(), kana: values.kana.trim() });
    } catch {
      setProblem('failed');
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className="registration" noValidate onSubmit={(event) => void submit(event)}>
      <div className="registration-names">
        <InputField
          ref={nameField}
          label={words.registration.name}
          note={words.common.required}
          placeholder={words.registration.namePlaceholder}
          autoComplete="off"
          maxLength={200}
          required
          value={values.name}
          error={problem === 'name' ? words.registration.nameMissing : null}
          onChange={(event) => set({ name: event.target.value })}
        />
        <InputField
          label={words.registration.kana}
          placeholder={words.registration.kanaPlaceholder}
          autoComplete="off"
          maxLength={200}
          value={values.kana}
          onChange={(event) => set({ kana: event.target.value })}
        />
      </div>
      <Choice
        label={words.registration.kind}
        value={values.kind}
        options={kinds.map((kind) => ({ value: kind, label: words.kind[kind] }))}
        onChange={(kind) => set({ kind })}
      />
      <TextareaField
        label={words.registration.notes}
        rows={2}
        maxLength={2000}
        value={values.notes}
        onChange={(event) => set({ notes: event.target.value })}
      />
      {problem === 'failed' && <ErrorLine>{words.registration.failed}</ErrorLine>}
      <Button type="submit" look="primary" busy={busy}>
        {busy ? words.registration.submitting : words.registration.submit}
      </Button>
    </form>
  );
}

/** Who is calling? Somebody new, unless the number is withheld, or somebody already registered. */
export function Registration({ call, desk }: { call: Call; desk: CallDesk }) {
  const { linkedId, externalNumber: phone } = call;
  return (
    <>
      {phone !== null && (
        <RegistrationForm onSubmit={(contact) => desk.register(linkedId, phone, contact)} />
      )}
      <AttachContact
        desk={desk}
        hasNumber={phone !== null}
        onAttach={(contactId) => desk.chooseCaller(linkedId, contactId, phone !== null)}
      />
    </>
  );
}
