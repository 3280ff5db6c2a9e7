import type { Payload } from './letter-payload.ts';

/** Stands for what is personal; of a number two digits are left, to tell one from another. */
export const masked = '●●●';

/**
 * A payload without personal data: its structure, the names of its fields, times, small numbers and the
 * machine's own words stay, so that one sees why it could not be read. Whatever is not known to be
 * harmless is hidden, for what a body holds that nobody could read is not known either.
 */
export function maskPayload(payload: Payload): Payload {
  return payload.kind === 'json'
    ? { kind: 'json', value: maskValue(payload.value, '') }
    : { kind: 'text', text: maskText(payload.text) };
}

function maskValue(value: unknown, key: string): unknown {
  if (typeof value === 'string') return maskString(value, key);
  if (typeof value === 'number') return maskNumber(value, key);
  if (Array.isArray(value)) return value.map((item) => maskValue(item, key));
  if (typeof value !== 'object' || value === null) return value;
  return maskFields(value);
}

function maskFields(fields: object): Record<string, unknown> {
  const seen = new Map<string, number>();
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => {
      const name = isFieldName(key) ? key : maskText(key);
      const times = (seen.get(name) ?? 0) + 1;
      seen.set(name, times);
      // Two fields must not become one because they look the same now.
      return [times === 1 ? name : `${name} (${times})`, maskValue(value, key)];
    }),
  );
}

/** `external_number`, `isTest`, `line2`: a name that a programmer gave, not a person's name or number. */
const isFieldName = (key: string): boolean =>
  /^[a-z][a-zA-Z]{0,30}(_[a-zA-Z0-9]{1,20}){0,6}\d?$/.test(key) && !/\d{4}/.test(key);

/** Fields whose values are words of the phone system. */
const wordFields = new Set(['state', 'type', 'direction', 'event', 'event_type', 'recording_type']);
const isWord = (text: string) => /^[a-z][a-z_.]{0,40}$/.test(text);

/** A moment to the second or finer. A day alone might be a birthday. */
const isMoment = (text: string) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/.test(text);

function maskString(text: string, key: string): string {
  if (text === '' || isMoment(text)) return text;
  return wordFields.has(key) && isWord(text) ? text : maskText(text);
}

function maskText(text: string): string {
  if (/^\d{4}[-/.]\d\d?[-/.]\d\d?$/.test(text)) return masked;
  const digits = text
    .normalize('NFKC')
    .replace(/^(tel|sips?):/i, '')
    .replaceAll(/[\s()+./\u2010-\u2015\u2212ー-]/g, '');
  return /^\d{6,}$/.test(digits) ? `${masked}${digits.slice(-2)}` : masked;
}

const timeField = /(^|_)(date|time|timestamp|at|iat|exp|nbf)(_|$)/;
/** 2000 to 2100, in seconds and in milliseconds. */
const isTime = (n: number) => (n > 946e6 && n < 4_103e6) || (n > 946e9 && n < 4_103e9);

/** A telephone number may come as a number; a length, a count or an amount is shorter. */
function maskNumber(n: number, key: string): number | string {
  if (Math.abs(n) < 1e6 || (timeField.test(key) && isTime(n))) return n;
  return maskText(String(Math.trunc(Math.abs(n))));
}
