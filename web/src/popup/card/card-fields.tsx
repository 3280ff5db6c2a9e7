import './card-fields.css';
import { type ContactField, cardFieldLimit } from '@cti/functions/model/contacts/contact-fields';
import { useFormat } from '../../ui/format.ts';
import { useWords } from '../../words/use-words.tsx';

interface CardFieldsProps {
  fields: readonly ContactField[];
  values: Readonly<Record<string, string>>;
  now: number;
}

/** The custom fields that are marked for the card and have a value: small, two per row. */
export function CardFields({ fields, values, now }: CardFieldsProps) {
  const words = useWords();
  const format = useFormat();
  const shown = fields
    .filter(({ id, onCard }) => onCard && values[id])
    .slice(0, cardFieldLimit)
    .map((field) => ({ ...field, value: spoken(field, values[field.id] ?? '') }));
  if (shown.length === 0) return null;

  function spoken({ type }: ContactField, value: string): string {
    if (type === 'yesNo') return words.common.yesNo[value === 'yes' ? 'yes' : 'no'];
    const date = type === 'date' ? new Date(`${value}T00:00:00+09:00`) : null;
    return date && !Number.isNaN(date.getTime()) ? format.date(date, now) : value;
  }
  return (
    <dl className="card-own card-section">
      {shown.map(({ id, label, value }) => (
        <div key={id}>
          <dt className="clip" title={label}>
            {label}
          </dt>
          <dd className="clip" title={value}>
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
