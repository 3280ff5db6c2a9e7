import '../../ui/table.css';
import './record-view.css';
import { type ReactNode, useEffect, useState } from 'react';
import type { ContactField } from '@cti/functions/model/contacts/contact-fields';
import { useNow } from '../../ui/clock.ts';
import { NoCallsLine } from '../../dial/no-calls-line.tsx';
import { KindBadge } from '../../call/kind-badge.tsx';
import { NumberNotes } from '../../call/number-notes.tsx';
import { PhoneNumber } from '../../call/phone-number.tsx';
import { TagList } from '../../ui/tag-list.tsx';
import { RecordHead } from '../record-head.tsx';
import { useContactWords } from '../../words/contacts.ts';
import { useWords } from '../../words/use-words.tsx';
import { cautionAt } from '../caution.ts';
import type { ContactEdit } from './use-contact-edit.ts';
import type { ContactRow } from '../use-contact-pages.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorLine, Notice } from '../../ui/notice.tsx';
import { hasProblems } from '../contact-draft.ts';
import { ContactFields } from '../contact-fields.tsx';
import { Form } from '../../ui/form.tsx';

/** How many numbers fit beside the name; the form has all of them. */
const headPhones = 3;

interface RecordViewProps {
  contact: ContactRow;
  edit: ContactEdit;
  isReadOnly: boolean;
  listPath: string;
  ownFields: readonly ContactField[];
  /** Everything else that can be done with this contact. */
  tools?: ReactNode;
  /** Who may be the same person. */
  twins?: ReactNode;
  visits: ReactNode;
  calls: ReactNode;
}

/** One contact: who they are on the left, their history on the right. */
export function RecordView(props: RecordViewProps) {
  const { contact, edit, isReadOnly, listPath, ownFields, tools, twins, visits, calls } = props;
  const words = useWords();
  const { form } = useContactWords();
  const now = useNow(false);
  const ban = cautionAt(contact.ban, now);
  return (
    <>
      <RecordHead listPath={listPath}>
        <h1 className="clip" title={contact.name}>
          {contact.name || words.caller.noName}
        </h1>
        {contact.kana && (
          <span className="record-kana clip" lang="ja">
            {contact.kana}
          </span>
        )}
        <KindBadge kind={contact.kind} />
        {contact.phones.length > 0 && (
          <span className="record-phones">
            {contact.phones.slice(0, headPhones).map((phone) => (
              <PhoneNumber key={phone} value={phone} about={{ contactId: contact.id }} />
            ))}
          </span>
        )}
        {contact.tags.length > 0 && <TagList tags={contact.tags} />}
        {tools && <div className="record-tools">{tools}</div>}
      </RecordHead>
      {ban && (
        <div className="record-ban">
          <Notice tone="missed">
            <strong>{form.ban}</strong> {ban.text}
          </Notice>
        </div>
      )}
      {contact.noCalls && (
        <div className="record-ban">
          <NoCallsLine noCalls={contact.noCalls} now={now} />
        </div>
      )}
      <div className="record-ban">
        <NumberNotes values={contact.phones} />
      </div>
      <div className="record">
        <RecordForm contact={contact} edit={edit} isReadOnly={isReadOnly} ownFields={ownFields} />
        <div className="record-side">
          {twins}
          {visits}
          {calls}
        </div>
      </div>
    </>
  );
}

interface RecordFormProps {
  contact: ContactRow;
  edit: ContactEdit;
  isReadOnly: boolean;
  /** The customer's custom fields. */
  ownFields: readonly ContactField[];
}

const nothingWrong = { fields: {}, phones: {} };

/** A contact's fields and, once something has changed, the save button. */
function RecordForm({ contact, edit, isReadOnly, ownFields }: RecordFormProps) {
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
