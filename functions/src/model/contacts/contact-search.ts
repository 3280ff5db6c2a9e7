import type { Contact, ContactRecord } from './contact.ts';
import { folded, foldedWords, withoutLongVowels } from '../text/fold.ts';

/**
 * How contacts are found without reading more than is shown. Each carries every prefix of its names and numbers that
 * people might type as a field in the map `searchKeys`, and a search sorts by one of these fields: Firestore
 * automatically keeps an index of each, which contains only the contacts found.
 */

/** The most keys a contact may carry; `firestore.rules` has the same limit. */
export const searchKeyLimit = 200;
/** Longer addresses are cut, as are names compared as a whole. */
const longestAddress = 100;
/** Longer prefixes are cut: nobody types that much. */
const longestKey = 20;
/** Fewer digits would match everybody. */
const fewestDigits = 3;
/** A name without a space is also searched within: 「次郎」 finds 「鈴木次郎」. */
const longestUnspaced = 6;
/** Prefixes of the national number that are keys themselves: `090`, `0901`, … */
const longestBeginning = 10;

export type Searchable = Pick<Contact, 'name' | 'kana' | 'phones'> &
  Partial<Pick<ContactRecord, 'email' | 'tags' | 'externalId'>>;

/** All keys of a contact, the most useful first, each once. */
export function searchKeysOf({
  name,
  kana,
  phones,
  email = '',
  tags = [],
  externalId = '',
}: Searchable): string[] {
  const numbers = phones.map(numberKey);
  const keys = [
    ...numbers.flatMap((digits) => [digits, digits.slice(-4)]),
    ...[emailKey(email), searchKeyOf(externalId)].flatMap((key) => key ?? []),
    ...tags.flatMap((tag) => tagKey(tag) ?? []),
    ...twinKeys({ name, kana }),
    ...nameKeys(name),
    ...nameKeys(kana),
    ...numbers.flatMap(partsOfNumber),
  ];
  return [...new Set(keys)].slice(0, searchKeyLimit);
}

/** The key to query, or null if the text contains nothing searchable. */
export function searchKeyOf(text: string): string | null {
  const typed = text.normalize('NFKC').trim();
  if (typed.startsWith('#')) return tagKey(typed);
  if (typed.includes('@')) return emailKey(typed);
  const digits = typed.replaceAll(/\D/g, '');
  if (digits !== '' && /^[\d\s()+./‐‑‒–—―−ー-]+$/u.test(typed)) {
    return digits.length < fewestDigits ? null : numberKey(typed);
  }
  const key = firstLetters(folded(typed), longestKey);
  return key === '' ? null : key;
}

/** Contacts are found by their whole email address, in upper or lower case. Null if there's none. */
export function emailKey(email: string): string | null {
  const address = email.normalize('NFKC').trim().toLowerCase();
  return /^[^\s@]+@[^\s@]+$/.test(address) ? address.slice(0, longestAddress) : null;
}

/** Contacts with a tag are found by its full text after a `#`. */
function tagKey(tag: string): string | null {
  const word = folded(tag);
  return word === '' ? null : `#${word}`;
}

/** Keys shared by contacts with the same name, for finding duplicates. Empty without a reading. */
export function twinKeys({ name, kana }: Pick<Contact, 'name' | 'kana'>): string[] {
  const [writing, reading] = [folded(name), folded(kana)];
  return writing === '' || reading === ''
    ? []
    : [`=${writing} ${reading}`.slice(0, longestAddress)];
}

/** What a contact is found by; the value sorts the results, latest first (Unix ms). */
export type SearchKeys = Record<string, number>;

/**
 * A contact's fields with the keys that find it: every writer makes its documents with this.
 *
 * @param at when the contact was last written, as near as the writer knows it to `recentAt`
 */
export function withSearchKeys<T extends Searchable>(
  contact: T,
  at: Date,
): T & { searchKeys: SearchKeys } {
  const entries = searchKeysOf(contact).map((key) => [key, at.getTime()] as const);
  return { ...contact, searchKeys: Object.fromEntries(entries) };
}

/** Which keys a stored contact has, regardless of their times. */
export const keyNames = (searchKeys: unknown): string[] =>
  Object.keys(Object(searchKeys) as object).toSorted();

/** A key's field path, as segments: a key isn't a plain word, so it can't be written with dots. */
export const searchKeyField = (key: string): [map: 'searchKeys', key: string] => [
  'searchKeys',
  key,
];

/** The key of a whole number, digits as dialled in Japan: `+819012345678` and `090-1234-5678` are the same. */
export function numberKey(number: string): string {
  const digits = number.replaceAll(/\D/g, '');
  return number.trim().startsWith('+81') ? `0${digits.slice(2).replace(/^0/, '')}` : digits;
}

function partsOfNumber(digits: string): string[] {
  const ends = range(fewestDigits, digits.length - 1).map((count) => digits.slice(-count));
  const beginnings = range(fewestDigits, Math.min(digits.length - 1, longestBeginning));
  return [...ends, ...beginnings.map((count) => digits.slice(0, count))];
}

function nameKeys(name: string): string[] {
  const short = withoutLongVowels(name);
  return [...keysOfName(name), ...(short === null ? [] : keysOfName(short))];
}

function keysOfName(name: string): string[] {
  const words = foldedWords(name);
  const swapped = words.length === 2 ? folded(words.toReversed().join('')) : '';
  const [first = '', ...more] = words;
  const within =
    more.length === 0 && letters(first).length <= longestUnspaced ? beginningsWithin(name) : [];
  return [folded(name), ...more, swapped].flatMap(beginnings).concat(within);
}

/** Every prefix of a text, in whole characters. */
function beginnings(text: string): string[] {
  return range(1, Math.min(letters(text).length, longestKey)).map((n) => firstLetters(text, n));
}

/** From each letter on, folded again: what a letter becomes depends on those before it. */
const beginningsWithin = (name: string): string[] =>
  letters(name).flatMap((_, at) => beginnings(folded(letters(name).slice(at).join(''))));

const letters = (text: string): string[] => Array.from(text);
const firstLetters = (text: string, count: number): string =>
  letters(text).slice(0, count).join('');
const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
