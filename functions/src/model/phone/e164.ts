import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** `+` and 7 to 15 digits, as Dialpad writes numbers; anything else is no number. */
export const e164Pattern = /^\+[1-9][0-9]{6,14}$/;

/** Shorter or longer ones need not be looked up. */
const fewest = 8;
const most = 20;

/**
 * Where digits come from: `sent` by a telephone system, or `written` by people, whose spreadsheets take the first
 * zero from a number and who write no foreign number without its `+` or `010`.
 */
export type Origin = 'sent' | 'written';

/** Digits, perhaps after a `+`, as a number that somebody can have; national ones are Japanese. */
export function e164Of(digits: string, origin: Origin): string | null {
  if (digits.length < fewest || digits.length > most) return null;
  // A national number that somebody has put a `+` in front of.
  if (digits.startsWith('+')) return valid(digits.replace(/^\+(?=0)/, ''));
  // 184 and 186 hide or show the caller's own number; they are no part of the number dialled.
  const dialled = digits.replace(/^18[46](?=0)/, '');
  const foreign = `+${dialled.replace(/^00(?=[1-9])/, '')}`.replace(/^\+810(?=\d)/, '+81');
  const candidates =
    origin === 'sent'
      ? [dialled, foreign]
      : [dialled, ...zeroLost(dialled), ...(hasCountryCode(dialled) ? [foreign] : [])];
  for (const candidate of candidates) {
    const number = valid(candidate);
    if (number !== null) return number;
  }
  return null;
}

/** Digits after a `+` as they are, for numbering plans that are newer than ours. */
export function looseE164(digits: string): string | null {
  const number = digits.replace(/^\+810(?=\d)/, '+81');
  return e164Pattern.test(number) ? number : null;
}

/** By the numbering plans of all countries. */
function valid(digits: string): string | null {
  // A national 0 left standing behind the country code, as many telephone systems do.
  const parsed = parsePhoneNumberFromString(digits.replace(/^\+810(?=\d)/, '+81'), 'JP');
  return parsed?.isValid() && e164Pattern.test(parsed.number) ? parsed.number : null;
}

const zeroLost = (digits: string): string[] =>
  /^[1-9]\d{8,9}$/.test(digits) ? [`0${digits}`] : [];

const hasCountryCode = (digits: string): boolean =>
  /^(?:81|00[1-9])/.test(digits) || digits.length > 10;
