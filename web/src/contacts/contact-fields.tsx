import './contact-fields.css';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ContactField } from '@cti/functions/model/contacts/contact-fields';
import { contactTextLimits } from '@cti/functions/model/contacts/contact-limits';
import { Button, IconButton } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { InputField, TextareaField } from '../ui/field.tsx';
import { useContactWords } from '../words/contacts.ts';
import { useWords } from '../words/use-words.tsx';
import { type ContactDraft, type DraftProblems } from './contact-draft.ts';
import { OwnFields } from './own-fields.tsx';

interface ContactFieldsProps {
  draft: ContactDraft;
  problems: DraftProblems;
  /** Who set the warning, unless it was the person typing. */
  cautionAuthor?: string | null;
  banAuthor?: string | null;
  /** The customer's custom fields. */
  ownFields?: readonly ContactField[];
  isReadOnly?: boolean;
  /** Name, numbers and kind only: for a new contact. */
  isShort?: boolean;
  onChange: (part: Partial<ContactDraft>) => void;
}

type TextField = 'name' | 'kana' | 'email' | 'address' | 'externalId';

const kinds = ['new', 'regular', 'vip'] as const;

export function ContactFields(props: ContactFieldsProps) {
  const { draft, problems, isReadOnly = false, isShort = false, onChange } = props;
  const { form } = useContactWords();
  const words = useWords();
  const problem = (field: keyof DraftProblems['fields']) => {
    const code = problems.fields[field];
    return code ? form.problems[code] : null;
  };
  const text = (field: TextField) => ({
    label: form[field],
    value: draft[field],
    readOnly: isReadOnly,
    autoComplete: 'off',
    maxLength: contactTextLimits[field],
    error: problem(field),
    onChange: (event: { target: { value: string } }) => onChange({ [field]: event.target.value }),
  });
  return (
    <div className="contact-fields">
      <div className="contact-pair">
        <InputField {...text('name')} />
        <InputField {...text('kana')} />
      </div>
      <Phones {...props} />
      <div className="contact-kinds">
        <Choice
          label={form.kind}
          value={draft.kind}
          options={kinds.map((kind) => ({ value: kind, label: words.kind[kind] }))}
          // Choosing a kind sets it by hand.
          onChange={(kind) => !isReadOnly && onChange({ kind, kindBy: 'hand' })}
        />
        {!isShort && (
          <Choice
            label={form.kindBy}
            value={draft.kindBy}
            options={[
              { value: 'hand', label: form.kindHand },
              { value: 'rule', label: form.kindRule },
            ]}
            onChange={(kindBy) => !isReadOnly && onChange({ kindBy })}
          />
        )}
      </div>
      {!isShort && <More {...props} text={text} problem={problem} />}
    </div>
  );
}

function Phones({ draft, problems, isReadOnly = false, onChange }: ContactFieldsProps) {
  const { form } = useContactWords();
  const set = (at: number, value: string) =>
    onChange({ phones: draft.phones.map((phone, n) => (n === at ? value : phone)) });
  return (
    <div className="contact-phones">
      {draft.phones.map((phone, at) => (
        // Only the index tells the numbers apart while they're typed.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at} className="contact-phone">
          <InputField
            label={form.phone(at + 1)}
            inputMode="tel"
            autoComplete="off"
            maxLength={40}
            readOnly={isReadOnly}
            value={phone}
            error={problems.phones[at] ? form.problems[problems.phones[at]] : null}
            onChange={(event) => set(at, event.target.value)}
          />
          {!isReadOnly && draft.phones.length > 1 && (
            <IconButton
              icon={IconX}
              label={form.removePhone(at + 1)}
              onClick={() => onChange({ phones: draft.phones.filter((_, n) => n !== at) })}
            />
          )}
        </div>
      ))}
      {!isReadOnly && draft.phones.length < 20 && (
        <Button
          look="quiet"
          icon={IconPlus}
          className="contact-add-phone"
          onClick={() => onChange({ phones: [...draft.phones, ''] })}
        >
          {form.addPhone}
        </Button>
      )}
    </div>
  );
}

interface MoreProps extends ContactFieldsProps {
  text: (field: TextField) => Parameters<typeof InputField>[0];
  problem: (field: 'transportFee' | 'orderCount' | 'tags') => string | null;
}

function More(props: MoreProps) {
  const { draft, cautionAuthor, banAuthor, ownFields = [], isReadOnly = false } = props;
  const { onChange, text, problem } = props;
  const { form } = useContactWords();
  return (
    <>
      <InputField {...text('address')} />
      <div className="contact-three">
        <InputField {...text('email')} type="email" />
        <InputField
          label={form.transportFee}
          note={form.yen}
          inputMode="numeric"
          readOnly={isReadOnly}
          value={draft.transportFee}
          error={problem('transportFee')}
          onChange={(event) => onChange({ transportFee: event.target.value })}
        />
        <InputField
          label={form.orderCount}
          inputMode="numeric"
          readOnly={isReadOnly}
          value={draft.orderCount}
          error={problem('orderCount')}
          onChange={(event) => onChange({ orderCount: event.target.value })}
        />
      </div>
      <div className="contact-pair">
        <InputField
          label={form.tags}
          hint={form.tagsHint}
          autoComplete="off"
          maxLength={700}
          readOnly={isReadOnly}
          value={draft.tags}
          error={problem('tags')}
          onChange={(event) => onChange({ tags: event.target.value })}
        />
        <InputField {...text('externalId')} />
      </div>
      {ownFields.length > 0 && (
        <OwnFields
          fields={ownFields}
          values={draft.fields}
          isReadOnly={isReadOnly}
          onChange={(id, value) => onChange({ fields: { ...draft.fields, [id]: value } })}
        />
      )}
      <TextareaField
        label={form.notes}
        rows={4}
        maxLength={contactTextLimits.notes}
        readOnly={isReadOnly}
        value={draft.notes}
        onChange={(event) => onChange({ notes: event.target.value })}
      />
      <Warning {...props} kind="caution" author={cautionAuthor} />
      <Warning {...props} kind="ban" author={banAuthor} />
    </>
  );
}

interface WarningProps extends ContactFieldsProps {
  kind: 'caution' | 'ban';
  /** Who set it, unless it was the person typing. */
  author: string | null | undefined;
}

/** What the card warns of, and until when. */
function Warning({ kind, author, draft, isReadOnly = false, onChange }: WarningProps) {
  const { form } = useContactWords();
  return (
    <div className="contact-caution">
      <InputField
        label={form[kind]}
        note={author ? form.cautionBy(author) : null}
        hint={form[`${kind}Hint`]}
        maxLength={contactTextLimits[kind]}
        readOnly={isReadOnly}
        value={draft[`${kind}Text`]}
        onChange={(event) => onChange({ [`${kind}Text`]: event.target.value })}
      />
      <InputField
        label={form[`${kind}Until`]}
        hint={form.cautionUntilHint}
        type="date"
        readOnly={isReadOnly}
        value={draft[`${kind}Until`]}
        onChange={(event) => onChange({ [`${kind}Until`]: event.target.value })}
      />
    </div>
  );
}
