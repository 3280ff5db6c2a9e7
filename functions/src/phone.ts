import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Numbers are read alike on both sides: the browser's forms and imports use the same module. */
export { digitsOf, readNumber, toDialledNumber, toE164 } from './model/phone.ts';
export type { ReadNumber } from './model/phone.ts';

/** As people write it: `090-1234-5678`; a number from abroad with its country code. */
export function nationalNumber(e164: string): string {
  const parsed = parsePhoneNumberFromString(e164);
  if (!parsed) return e164;
  return parsed.country === 'JP' ? parsed.formatNational() : parsed.formatInternational();
}
