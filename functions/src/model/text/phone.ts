import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { e164Pattern } from './phone/e164.ts';
import { type WrittenNumber, scan } from './phone/scan.ts';
import { readSip } from './phone/sip.ts';
import { plainText, saysNone } from './plain-text.ts';
import { type Withheld, withheldByDigits, withheldByWords } from './phone/withheld.ts';

export type { WrittenNumber } from './phone/scan.ts';

/** How the other party's number in an event was read. */
export type ReadNumber =
  | { kind: 'number'; e164: string; extension: string | null }
  /** An emergency or service code, or an extension: dialled as is, never a person's number. */
  | { kind: 'service'; dialled: string }
  | Withheld
  | { kind: 'unreadable' };

/** `119`, `#7119`, `1417`; also with a leading country code, as some systems send them. */
const serviceCode = /^(?:\+?81(?=1\d\d$)|\+)?([#*]\d{2,5}|[1-9]\d{2,5})$/;

/** Reads a number as phone systems send it: E.164, national, a URI, or a word for a hidden one. */
export function readNumber(raw: unknown): ReadNumber {
  if (raw === null || raw === undefined) return { kind: 'withheld', reason: null };
  if (typeof raw !== 'string' && typeof raw !== 'number') return { kind: 'unreadable' };
  const { text, name } = readSip(plainText(String(raw)));
  const compact = text.replaceAll(/[\s()./-]/g, '');
  const service = serviceCode.exec(compact)?.[1];
  if (service !== undefined) return { kind: 'service', dialled: service };
  const hidden = withheldByDigits(compact);
  if (hidden) return hidden;
  const { numbers, leftOver } = scan(text, 'sent');
  const [number, ...others] = numbers;
  if (number && others.length === 0 && leftOver.length === 0) {
    return { kind: 'number', e164: number.e164, extension: number.extension };
  }
  if (/\d/.test(text)) return { kind: 'unreadable' };
  // In "Coin line/payphone" <sip:anonymous@anonymous.invalid>, the name tells more than the address.
  const byWords = withheldByWords(text);
  const byName = byWords && name !== '' ? withheldByWords(name) : null;
  return byName ?? byWords ?? { kind: 'unreadable' };
}

/** What people enter as telephone numbers: a list's cell, a form's field. */
export interface ReadNumbers {
  /** In order, each once. */
  numbers: WrittenNumber[];
  /** The part of the text that isn't a number; empty if all of it was understood, or says there's none. */
  unread: string;
  /** Why `unread` isn't a number: digits rounded away by a spreadsheet, or a code like 110. */
  why: 'rounded' | 'service' | 'unreadable' | null;
}

/** Reads any number of telephone numbers; `なし`, `-`, `不明` and the like mean none. */
export function readNumbers(raw: string): ReadNumbers {
  const { text } = readSip(withoutFloat(plainText(raw)));
  const none: ReadNumbers = { numbers: [], unread: '', why: null };
  if (/^\+?0+$/.test(text.replaceAll(/[\s()./-]/g, ''))) return none;
  if (/^[\d.,]+E\+?\d+$/i.test(text)) return { ...none, unread: text, why: 'rounded' };
  const { numbers, leftOver } = scan(text, 'written');
  if (numbers.length === 0) {
    const said = text.replace(/^(?:電話|電話番号|番号|tel|携帯|自宅|固定|連絡先)+[:はがも]?/i, '');
    if (!/\d/.test(text) && (withheldByWords(text) || saysNone(said))) return none;
    const isService = serviceCode.test(text.replace(/番$/, ''));
    return { ...none, unread: text, why: isService ? 'service' : 'unreadable' };
  }
  const once = [...new Map(numbers.map((number) => [number.e164, number])).values()];
  const unread = leftOver.join(' ');
  return { numbers: once, unread, why: unread === '' ? null : 'unreadable' };
}

/** Additional information about a number, for the contact's notes; null = none. */
export function noteOf({ e164, extension, label }: WrittenNumber): string | null {
  const known = [extension && `内線${extension}`, label].filter(Boolean);
  return known.length === 0 ? null : [nationalNumber(e164), ...known].join(' ');
}

/** `9012345678.0`, and `9.012345678E+9` if no digit is lost. */
function withoutFloat(text: string): string {
  const [, whole = '', part = '', exponent] = /^(\d)\.(\d+)E\+?(\d{1,2})$/i.exec(text) ?? [];
  if (part !== '' && part.length === Number(exponent)) return whole + part;
  return text.replace(/^(\d+)\.0+$/, '$1');
}

/** A text's only number in E.164, with national notation taken as Japanese; null if there's none, or more than one. */
export function toE164(raw: string): string | null {
  const { numbers, unread } = readNumbers(raw);
  const [number, ...others] = numbers;
  return number && others.length === 0 && unread === '' ? number.e164 : null;
}

/**
 * The dialled number of a test call or relay, which may end in `X` (`0501748XXXX`): the known prefix in E.164, which is
 * enough to find the line.
 */
export function toDialledNumber(raw: string): string | null {
  const whole = toE164(raw);
  if (whole) return whole;
  const digits = digitsOf(raw);
  const e164 = raw.normalize('NFKC').trim().startsWith('+')
    ? `+${digits}`
    : digits.replace(/^0/, '+81');
  return e164Pattern.test(e164) ? e164 : null;
}

/** Only the digits, full-width ones as ASCII. */
export const digitsOf = (raw: string): string => raw.normalize('NFKC').replaceAll(/[^0-9]/g, '');

/** As people write it: `090-1234-5678`; a foreign number with its country code. */
export function nationalNumber(e164: string): string {
  const parsed = parsePhoneNumberFromString(e164);
  if (!parsed) return e164;
  return parsed.country === 'JP' ? parsed.formatNational() : parsed.formatInternational();
}
