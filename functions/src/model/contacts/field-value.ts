import { readAmount, valueOf } from '../text/amount-text.ts';
import { fieldTextLimit, type ContactField } from './contact-fields.ts';
import { readDate } from '../text/date-text.ts';

/** From here on, a number loses digits. */
const mostNumber = 1e15;

/** A text's value as stored in contacts: `''` = none, null = it can't be read as this type. */
export function readFieldValue(field: ContactField, text: string): string | null {
  const typed = text.replaceAll(/\s+/g, ' ').trim();
  if (typed === '') return '';
  switch (field.type) {
    case 'text':
      return typed.length <= fieldTextLimit ? typed : null;
    case 'number': {
      const plain = typed.normalize('NFKC').replaceAll(/[,\s]/g, '').replace('\u2212', '-');
      const number = /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : valueOf(readAmount(typed));
      if (number === null) return '';
      return Math.abs(number) < mostNumber ? String(number) : null;
    }
    case 'date':
      return readDay(typed);
    case 'choice': {
      const same = (one: string) => one.normalize('NFKC') === typed.normalize('NFKC');
      return field.choices.find(same) ?? null;
    }
    case 'yesNo':
      return readYesNo(typed);
  }
}

const yes = [
  'yes',
  'y',
  'はい',
  '有',
  '有り',
  'あり',
  '可',
  '○',
  '〇',
  '◯',
  '済',
  'true',
  '1',
  '✓',
  'する',
];
const no = [
  'no',
  'n',
  'いいえ',
  '無',
  '無し',
  'なし',
  '不可',
  '×',
  '✕',
  '未',
  'false',
  '0',
  'しない',
];

/** The meaning of a word or sign; null = neither. */
export function readYesNo(text: string): 'yes' | 'no' | null {
  const word = text.normalize('NFKC').toLowerCase();
  if (yes.some((one) => one.normalize('NFKC') === word)) return 'yes';
  return no.some((one) => one.normalize('NFKC') === word) ? 'no' : null;
}

/** `2026-11-20`, from any notation of a day. */
function readDay(text: string): string | null {
  const read = readDate(text);
  if (read.kind === 'none') return '';
  if (read.kind === 'unreadable' || read.unread !== '') return null;
  return new Date(read.at.getTime() + 9 * 3_600_000).toISOString().slice(0, 10);
}
