import '../../ui/table.css';
import './record-view.css';
import type { ReactNode } from 'react';
import type { ContactField } from '@cti/functions/model/contacts/contact-fields';
import { useNow } from '../../ui/clock.ts';
import { NoCallsLine } from '../../dial/no-calls-line.tsx';
import { KindBadge } from '../../call/kind-badge.tsx';
import { NumberNotes } from '../../call/number-notes.tsx';
import { PhoneNumber } from '../../call/phone-number.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TagList } from '../../ui/tag-list.tsx';
import { RecordHead } from '../record-head.tsx';
import { useContactWords } from '../../words/contacts.ts';
import { useWords } from '../../words/use-words.tsx';
import { cautionAt } from '../caution.ts';
import { RecordForm } from './record-form.tsx';
import type { ContactEdit } from './use-contact-edit.ts';
import type { ContactRow } from '../use-contact-pages.ts';

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
