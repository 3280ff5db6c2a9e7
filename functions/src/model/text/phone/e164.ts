import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** `+` and 7 to 15 digits, as Dialpad writes numbers; anything else isn't a number. */
export const e164Pattern = /^\+[1-9][0-9]{6,14}$/;

/** Shorter or longer ones needn't be looked up. */
const fewest = 8;
const most = 20;

/**
 * Where digits come from: `sent` by a phone system, or `written` by people, whose spreadsheets drop a leading zero, and
 * who don't write foreign numbers without `+` or `010`.
 */
export type Origin = 'sent' | 'written';

/** Digits, with or without `+`, as a possible number; national ones are Japanese. */
export function e164Of(digits: string, origin: Origin): string | null {
  if (digits.length < fewest || digits.length > most) return null;
  // A national number with a `+` put in front.
  if (digits.startsWith('+')) return valid(digits.replace(/^\+(?=0)/, ''));
  // 184 and 186 hide or show the caller's own number; they aren't part of the dialled number.
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

/** Digits after a `+` unchecked, for numbering plans newer than ours. */
export function looseE164(digits: string): string | null {
  const number = digits.replace(/^\+810(?=\d)/, '+81');
  return e164Pattern.test(number) ? number : null;
}

/** Checked against all countries' numbering plans. */
function valid(digits: string): string | null {
  // A national 0 left after the country code, as many phone systems do.
  const parsed = parsePhoneNumberFromString(digits.replace(/^\+810(?=\d)/, '+81'), 'JP');
  return parsed?.isValid() && e164Pattern.test(parsed.number) ? parsed.number : null;
}

const zeroLost = (digits: string): string[] =>
  /^[1-9]\d{8,9}$/.test(digits) ? [`0${digits}`] : [];

const hasCountryCode = (digits: string): boolean =>
  /^(?:81|00[1-9])/.test(digits) || digits.length > 10;
