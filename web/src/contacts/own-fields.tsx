import { useState } from 'react';
import { type ContactField, fieldTextLimit } from '@cti/functions/model/contacts/contact-fields';
import { readFieldValue } from '@cti/functions/model/contacts/field-value';
import { InputField, Options, SelectField } from '../ui/field.tsx';
import { useContactWords } from '../words/contacts.ts';
import { useWords } from '../words/use-words.tsx';

interface OwnFieldsProps {
  fields: readonly ContactField[];
  /** By id, as stored in contacts. */
  values: Readonly<Record<string, string>>;
  isReadOnly: boolean;
  onChange: (id: string, value: string) => void;
}

/** The customer's custom fields, in the customer's order. */
export function OwnFields({ fields, values, isReadOnly, onChange }: OwnFieldsProps) {
  return (
    <div className="own-fields">
      {fields.map((field) => (
        <OwnField
          key={field.id}
          field={field}
          value={values[field.id] ?? ''}
          isReadOnly={isReadOnly}
          onChange={(value) => onChange(field.id, value)}
        />
      ))}
    </div>
  );
}

interface OwnFieldProps {
  field: ContactField;
  value: string;
  isReadOnly: boolean;
  onChange: (value: string) => void;
}

function OwnField({ field, value, isReadOnly, onChange }: OwnFieldProps) {
  const { form } = useContactWords();
  const { common } = useWords();
  // Input that can't be parsed yet; the contact keeps its value until it can.
  const [typed, setTyped] = useState<string | null>(null);
  const { label, type, choices } = field;
  if (type === 'choice' || type === 'yesNo') {
    const known = type === 'yesNo' ? ['yes', 'no'] : choices;
    // A value no longer among the choices is kept.
    const all = value === '' || known.includes(value) ? known : [value, ...known];
    const name = (one: string) =>
      type === 'yesNo' ? common.yesNo[one === 'yes' ? 'yes' : 'no'] : one;
    return (
      <SelectField
        label={label}
        value={value}
        disabled={isReadOnly}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{form.nothing}</option>
        <Options of={all.map((one) => [one, name(one)])} />
      </SelectField>
    );
  }
  return (
    <InputField
      label={label}
      type={type === 'date' ? 'date' : 'text'}
      inputMode={type === 'number' ? 'decimal' : undefined}
      autoComplete="off"
      maxLength={fieldTextLimit}
      readOnly={isReadOnly}
      value={typed ?? value}
      error={typed !== null && readFieldValue(field, typed) === null ? form.badNumber : null}
      onChange={(event) => {
        const text = event.target.value;
        if (type === 'text') onChange(text);
        else {
          const read = readFieldValue(field, text);
          if (read !== null) onChange(read);
          setTyped(read === text ? null : text);
        }
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
