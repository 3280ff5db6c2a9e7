import {
  choiceLimit,
  type ContactField,
  type ContactFieldType,
  fieldLabelLimit,
} from '@cti/functions/model/contacts/contact-fields';
import { fieldHeading } from '@cti/functions/model/contacts/contact-row';
import { readFieldValue } from '@cti/functions/model/contacts/field-value';
import { plainText, saysNone } from '@cti/functions/model/text/plain-text';

/** What kind of custom field a column would be. */
export interface FieldGuess {
  type: ContactFieldType;
  /** Its distinct values; empty if they are too many, or too long, to choose from. */
  choices: string[];
}

/** More are texts rather than choices, and fewer than two leave no choice. */
const mostGuessedChoices = 12;
const longestGuessedChoice = 30;
const longestChoice = 100;

/** The field type that fits a column's values; the person importing may choose another. */
export function guessField(cells: readonly string[], isPhone = false): FieldGuess {
  const values = cells.map(plainValue).filter(Boolean);
  const choices = choicesOf(values);
  const told = values.filter((value) => !saysNone(plainText(value)));
  const all = (fits: (value: string) => boolean) => told.length > 0 && told.every(fits);
  const type = (): ContactFieldType => {
    if (isYesNo(values)) return 'yesNo';
    if (isPhone) return 'text';
    if (all(isDay)) return 'date';
    if (all(isNumber)) return 'number';
    const isFew =
      choices.length > 1 &&
      choices.length <= mostGuessedChoices &&
      choices.length * 2 <= values.length &&
      choices.every((choice) => choice.length <= longestGuessedChoice);
    return isFew ? 'choice' : 'text';
  };
  return { type: type(), choices };
}

const plainValue = (cell: string): string => cell.replaceAll(/\s+/g, ' ').trim();

function choicesOf(values: readonly string[]): string[] {
  const found = new Map<string, string>();
  for (const value of values) {
    const key = value.normalize('NFKC');
    if (!found.has(key)) found.set(key, value);
    if (found.size > choiceLimit || value.length > longestChoice) return [];
  }
  return [...found.values()];
}

/** Some say yes, and all say either; numbers count only if there is both 1 and 0. */
function isYesNo(values: readonly string[]): boolean {
  const words = new Set<string | null>();
  let isCounted = true;
  for (const value of values) {
    const word = readFieldValue({ ...plainField, type: 'yesNo' }, value);
    if (word === null) return false;
    words.add(word);
    isCounted &&= /^\d$/.test(value.normalize('NFKC'));
  }
  return words.has('yes') && (!isCounted || words.has('no'));
}

/** A day without a time; a plain number isn't one, unless it's written like 20261120. */
function isDay(value: string): boolean {
  const plain = plainText(value).replace(/[\sT]+0?0:00(?::00)?$/, '');
  if (/:|時/.test(plain) || (/^[\d.]+$/.test(plain) && !/^(?:19|20)\d{6}$/.test(plain))) {
    return false;
  }
  return Boolean(readFieldValue({ ...plainField, type: 'date' }, plain));
}

/** A number that loses nothing by parsing: no leading zeros, no unit but yen, not too many digits. */
const isNumber = (value: string): boolean =>
  /^[+-]?(?:0|[1-9]\d{0,14}|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d{0,5}[1-9])?$/.test(
    plainText(value)
      .replace(/^[¥\\]/, '')
      .replace(/円$/, ''),
  );

const plainField: ContactField = { id: '', label: '', type: 'text', choices: [], onCard: false };

/** A new field for a column, named after it and distinct from the others. */
export function newFieldOf(
  heading: string,
  guess: FieldGuess,
  others: readonly ContactField[],
  id = crypto.randomUUID().replaceAll('-', '').slice(0, 12),
): ContactField {
  const own = fieldHeading({ label: '' });
  const name = plainValue(heading.startsWith(own) ? heading.slice(own.length) : heading);
  const taken = new Set(others.map(({ label }) => label));
  const called = (at: number): string => {
    const end = at === 1 ? '' : ` ${at}`;
    const label = cut(name, fieldLabelLimit - end.length) + end;
    return taken.has(label) ? called(at + 1) : label;
  };
  return withType({ ...plainField, id, label: called(1) }, guess.type, guess);
}

export const withType = (
  field: ContactField,
  type: ContactFieldType,
  { choices }: FieldGuess,
): ContactField => ({ ...field, type, choices: type === 'choice' ? choices : [] });

/** Cuts between whole characters. */
const cut = (text: string, most: number): string => {
  let kept = '';
  for (const letter of text) {
    if (kept.length + letter.length > most) break;
    kept += letter;
  }
  return kept.trim();
};
