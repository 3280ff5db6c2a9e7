import type { Payload } from './letter-payload.ts';

/** Replaces personal data; numbers keep two digits, to tell them apart. */
export const masked = '●●●';

/**
 * A payload without personal data. Structure, field names, times, small numbers and the phone system's own words stay,
 * so that people can see why it couldn't be read. Everything not known to be harmless is hidden, since nobody knows
 * what an unreadable body contains.
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
      // Two fields must not become one just because their masked names are equal.
      return [times === 1 ? name : `${name} (${times})`, maskValue(value, key)];
    }),
  );
}

/** `external_number`, `isTest`, `line2`: a name given by a programmer, not a person's name or number. */
const isFieldName = (key: string): boolean =>
  /^[a-z][a-zA-Z]{0,30}(_[a-zA-Z0-9]{1,20}){0,6}\d?$/.test(key) && !/\d{4}/.test(key);

/** Fields with the phone system's own words. */
const wordFields = new Set(['state', 'type', 'direction', 'event', 'event_type', 'recording_type']);
const isWord = (text: string) => /^[a-z][a-z_.]{0,40}$/.test(text);

/** A moment with a time. A date alone might be a birthday. */
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

/** A telephone number may come as a JSON number; lengths, counts and amounts are shorter. */
function maskNumber(n: number, key: string): number | string {
  if (Math.abs(n) < 1e6 || (timeField.test(key) && isTime(n))) return n;
  return maskText(String(Math.trunc(Math.abs(n))));
}
