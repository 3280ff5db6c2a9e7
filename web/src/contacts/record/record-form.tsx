import { useEffect, useState } from 'react';
import type { ContactField } from '@cti/functions/model/contacts/contact-fields';
import { Button } from '../../ui/button.tsx';
import { ErrorLine, Notice } from '../../ui/notice.tsx';
import { useContactWords } from '../../words/contacts.ts';
import { hasProblems } from '../contact-draft.ts';
import { ContactFields } from '../contact-fields.tsx';
import type { ContactEdit } from './use-contact-edit.ts';
import type { ContactRow } from '../use-contact-pages.ts';
import { Form } from '../../ui/form.tsx';

interface RecordFormProps {
  contact: ContactRow;
  edit: ContactEdit;
  isReadOnly: boolean;
  /** The customer's custom fields. */
  ownFields: readonly ContactField[];
}

const nothingWrong = { fields: {}, phones: {} };

/** A contact's fields and, once something has changed, the save button. */
export function RecordForm({ contact, edit, isReadOnly, ownFields }: RecordFormProps) {
  const { form, record } = useContactWords();
  const [isChecked, setIsChecked] = useState(false);
  const isDirty = edit.state !== 'clean' && edit.state !== 'saved';
  useEffect(() => {
    if (!isDirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isDirty]);
  const isWrong = isChecked && hasProblems(edit.problems);
  const names = edit.conflicts.map((field) => fieldName(field, form));

  return (
    <Form
      className="record-form"
      noValidate
      aria-label={record.person}
      onSubmit={() => {
        setIsChecked(true);
        void edit.save();
      }}
    >
      {isReadOnly && <Notice tone="plain">{record.readOnly}</Notice>}
      <ContactFields
        draft={edit.draft}
        problems={isChecked ? edit.problems : nothingWrong}
        cautionAuthor={contact.caution?.authorName ?? null}
        banAuthor={contact.ban?.authorName ?? null}
        ownFields={ownFields}
        isReadOnly={isReadOnly}
        onChange={edit.change}
      />
      {names.length > 0 && (
        <ErrorLine
          action={
            <Button look="quiet" onClick={edit.takeTheirs}>
              {form.takeTheirs}
            </Button>
          }
        >
          {form.changed} {form.changedFields([...new Set(names)].join('、'))}
        </ErrorLine>
      )}
      {!isReadOnly && (
        <div className="record-save">
          <Button
            type="submit"
            look={isDirty ? 'primary' : 'plain'}
            busy={edit.state === 'saving'}
            disabled={!isDirty}
          >
            {edit.state === 'saving' ? form.saving : form.save}
          </Button>
          {isDirty && edit.state !== 'saving' && (
            <Button look="quiet" onClick={edit.reset}>
              {form.reset}
            </Button>
          )}
          <span className="record-state" aria-live="polite">
            {edit.state === 'saved' && form.saved}
            {edit.state === 'dirty' && !isWrong && form.unsaved}
          </span>
          {(edit.state === 'failed' || edit.state === 'denied') && (
            <ErrorLine>{edit.state === 'denied' ? form.denied : form.failed}</ErrorLine>
          )}
        </div>
      )}
    </Form>
  );
}

type FormWords = ReturnType<typeof useContactWords>['form'];

function fieldName(field: ContactEdit['conflicts'][number], form: FormWords): string {
  if (field === 'cautionText') return form.caution;
  if (field === 'banText') return form.ban;
  if (field === 'fields') return form.ownFields;
  return form[field];
}
