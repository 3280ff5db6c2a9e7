import { cautionSchema } from '@cti/functions/model/contacts/contact';
import type { ContactField } from '@cti/functions/model/contacts/contact-fields';
import { useNow } from '../ui/clock.ts';
import { useFormat } from '../ui/format.ts';
import { formatPhone } from '../call/phone.ts';
import { useContactWords } from '../words/contacts.ts';
import { type ImportWords, useImportWords } from '../words/import.ts';
import { useWords } from '../words/use-words.tsx';
import type { Changes, PlannedRow, StoredContact } from './plan.ts';

interface RowOutcomeProps {
  row: PlannedRow;
  /** The custom fields of the customer's contacts. */
  fields: readonly ContactField[];
}

/** What is imported from a row, or why not, and below it what is left out. */
export function RowOutcome({ row, fields }: RowOutcomeProps) {
  const words = useImportWords();
  const cells = row.row.filter(Boolean).join('、');
  return (
    <>
      <p className={row.fate === 'rejected' ? 'import-problem' : 'import-cells'} title={cells}>
        <RowText row={row} fields={fields} cells={cells} />
      </p>
      {row.fate === 'rejected' && <p className="import-cells import-sample">{cells}</p>}
      {row.doubts.map(({ kind, text }) => (
        <p key={`${kind} ${text}`} className="import-doubt">
          {words.doubts[kind](text)}
        </p>
      ))}
    </>
  );
}

function RowText({ row, fields, cells }: RowOutcomeProps & { cells: string }) {
  const words = useImportWords();
  const told = useChanges(words, fields);
  switch (row.fate) {
    case 'rejected':
      return problemText(row, words);
    case 'asked':
      return (
        <>
          <strong className="import-question">{words.questions[row.question](row.about)}</strong>
          {row.same.fate === 'changed' ? told(row.same) : cells}
        </>
      );
    case 'changed':
      return told(row);
    case 'new':
    case 'same':
    case 'visit':
      return cells;
  }
}

/** Why a row is not imported. */
export const problemText = (
  { problem, text }: PlannedRow & { fate: 'rejected' },
  words: ImportWords,
): string => (text === '' ? words.problems[problem] : words.because(words.problems[problem], text));

/** Each changed field, before and after. */
function useChanges(words: ImportWords, fields: readonly ContactField[]) {
  const { common, kind } = useWords();
  const { form } = useContactWords();
  const format = useFormat();
  const now = useNow(false);
  const spoken = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return words.nothingYet;
    if (value instanceof Date) return format.date(value, now);
    if (field === 'kind' && (value === 'new' || value === 'regular' || value === 'vip')) {
      return kind[value];
    }
    if (field === 'kindBy') return value === 'rule' ? form.kindRule : form.kindHand;
    if (field === 'noCalls') return common.yesNo.yes;
    if (Array.isArray(value)) return value.join('、');
    const warning = field === 'caution' || field === 'ban' ? cautionSchema.safeParse(value) : null;
    if (warning?.data) {
      const { text, until } = warning.data;
      return until ? words.until(text, format.date(until, now)) : text;
    }
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  return ({ stored, changes }: { stored: StoredContact; changes: Changes }): string =>
    Object.entries(changes)
      .map(([field, value]) => {
        if (field === 'phones') {
          const added = changes.phones?.filter((phone) => !stored.phones.includes(phone)) ?? [];
          return words.added(added.map(formatPhone).join('、'));
        }
        if (field === 'fields') {
          return fields
            .filter(({ id }) => changes.fields?.[id] !== stored.fields[id])
            .map(
              ({ id, label }) =>
                `${label}：${words.from(spoken(id, stored.fields[id]), spoken(id, changes.fields?.[id]))}`,
            )
            .join('　');
        }
        const before: unknown = stored[field as keyof typeof stored];
        return `${columnName(field, words)}：${words.from(spoken(field, before), spoken(field, value))}`;
      })
      .join('　');
}

const columnName = (field: string, words: ImportWords): string =>
  Object.hasOwn(words.columns, field)
    ? words.columns[field as keyof ImportWords['columns']]
    : field;
