import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** `+` and 7 to 15 digits, as Dialpad writes numbers; anything else is no number. */
const e164Pattern = /^\+[1-9][0-9]{6,14}$/;

/** What telephone systems write in place of a hidden number. */
const withheldWords = new Set([
  '',
  'anonymous',
  'blocked',
  'private',
  'restricted',
  'unavailable',
  'unknown',
  'withheld',
  '非通知',
]);

/** What a caller's number turned out to be. */
export type ReadNumber =
  { kind: 'number'; e164: string } | { kind: 'withheld' } | { kind: 'unreadable' };

/** Reads a number in any writing: E.164, national, hyphens, brackets, full-width digits. */
export function readNumber(raw: unknown): ReadNumber {
  if (raw === null || raw === undefined) return { kind: 'withheld' };
  if (typeof raw !== 'string' && typeof raw !== 'number') return { kind: 'unreadable' };
  const text = String(raw).normalize('NFKC').trim();
  if (withheldWords.has(text.toLowerCase())) return { kind: 'withheld' };
  const e164 = toE164(text);
  return e164 === null ? { kind: 'unreadable' } : { kind: 'number', e164 };
}

/** The number in E.164, national writing taken as Japanese; null when it is none. */
export function toE164(raw: string): string | null {
  // A national 0 left standing behind the country code, as many telephone systems do.
  const text = raw
    .normalize('NFKC')
    .trim()
    .replace(/^\+810(?=\d)/, '+81');
  if (e164Pattern.test(text)) return text;
  if (!/^[+(]?[\d][\d\s()./‐‑‒–—―−ー-]*$/.test(text.replace(/^\+\s*/, '+'))) return null;
  // 184 and 186 hide or show the caller's own number; they are no part of the number dialled.
  const dialled = text.replace(/^18[46][\s-]*(?=0)/, '');
  for (const candidate of [dialled, `+${dialled}`]) {
    const parsed = parsePhoneNumberFromString(candidate, 'JP');
    if (parsed?.isValid() && e164Pattern.test(parsed.number)) return parsed.number;
  }
  return null;
}

/**
 * The dialled number of a test call or relay, where the end may be left open with `X` (`0501748XXXX`): the
 * known beginning in E.164, which is enough to find the line.
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

/** As people write it: `090-1234-5678`; a number from abroad with its country code. */
export function nationalNumber(e164: string): string {
  const parsed = parsePhoneNumberFromString(e164);
  if (!parsed) return e164;
  return parsed.country === 'JP' ? parsed.formatNational() : parsed.formatInternational();
}
