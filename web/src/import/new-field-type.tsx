import { type ContactField, contactFieldTypes } from '@cti/functions/model/contact-fields';
import { BareSelect } from '../ui/field.tsx';
import { useContactWords } from '../words/contacts/use-contact-words.ts';
import { useImportWords } from '../words/import/use-import-words.ts';
import { type FieldGuess, withType } from './new-field.ts';

interface NewFieldTypeProps {
  /** The column's heading. */
  name: string;
  field: ContactField;
  guess: FieldGuess;
  onChange: (field: ContactField) => void;
}

/** Of which type a new field is: as its values say, until somebody says otherwise. */
export function NewFieldType({ name, field, guess, onChange }: NewFieldTypeProps) {
  const words = useImportWords();
  const { fields } = useContactWords();
  return (
    <BareSelect
      label={`${name}: ${words.fieldType}`}
      value={field.type}
      onChange={({ target }) => {
        const type = contactFieldTypes.find((one) => one === target.value);
        if (type) onChange(withType(field, type, guess));
      }}
    >
      {contactFieldTypes.map((type) => (
        <option key={type} value={type} disabled={type === 'choice' && guess.choices.length === 0}>
          {fields.types[type]}
        </option>
      ))}
    </BareSelect>
  );
}
