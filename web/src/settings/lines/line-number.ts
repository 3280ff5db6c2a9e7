import { lineBeginning, lineNumberPattern, shortestLineNumber } from '@cti/functions/model/line';
import { formatPhone } from '../../call/phone.ts';

/** Digits of a number or prefix in any notation (`０５０−１７４８`, `81501748` → `0501748`); others match no line. */
export function readLineNumber(text: string): string {
  const normal = text.normalize('NFKC').trim();
  const digits = normal.replaceAll(/[^0-9]/g, '').replace(/^(?:010|00)(?=81)/, '');
  // Lines are stored the way people here write them; only foreign numbers keep their country code.
  if (digits.startsWith('81')) return `0${digits.slice(2).replace(/^0/, '')}`;
  return normal.startsWith('+') ? `+${digits}` : digits;
}

/** Whether a call could ever match this line. */
export function isLineNumber(number: string): boolean {
  return (
    /^[+0]/.test(number) &&
    lineNumberPattern.test(number) &&
    number.replace('+', '').length >= shortestLineNumber
  );
}

/** A dialled number as typed, in E.164; null while there is too little for even a prefix of one. */
export function readDialled(text: string): string | null {
  const number = readLineNumber(text);
  return isLineNumber(number) ? lineBeginning(number) : null;
}

/** `0501748` → `050-1748…`; a whole number is formatted as usual. */
export function formatLineNumber(number: string): string {
  const beginning = lineBeginning(number);
  if (!beginning.startsWith('+81')) return number;
  const national = `0${beginning.slice(3)}`;
  const whole = formatPhone(beginning);
  if (whole !== national) return whole;
  // Mobile and IP numbers have three, four and four digits; elsewhere the area code decides.
  return /^0[5789]0/.test(national)
    ? [national.slice(0, 3), national.slice(3, 7), national.slice(7)].filter(Boolean).join('-')
    : national;
}
