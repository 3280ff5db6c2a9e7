import { lineBeginning, lineNumberPattern, shortestLineNumber } from '@cti/functions/model/line';
import { formatPhone } from '../../call/phone.ts';

/**
 * A number or its beginning in any writing, as digits alone: `０５０−１７４８` and `81501748` → `0501748`. Others that
 * begin neither with 0 nor with a country's code keep their digits, and are no line's.
 */
export function readLineNumber(text: string): string {
  const normal = text.normalize('NFKC').trim();
  const digits = normal.replaceAll(/[^0-9]/g, '').replace(/^(?:010|00)(?=81)/, '');
  // Lines are kept as people here write them; only what is abroad keeps its country.
  if (digits.startsWith('81')) return `0${digits.slice(2).replace(/^0/, '')}`;
  return normal.startsWith('+') ? `+${digits}` : digits;
}

/** Whether a call could ever be for this line. */
export function isLineNumber(number: string): boolean {
  return (
    /^[+0]/.test(number) &&
    lineNumberPattern.test(number) &&
    number.replace('+', '').length >= shortestLineNumber
  );
}

/** A dialled number as typed, in E.164; null while too little is typed to be the beginning of one. */
export function readDialled(text: string): string | null {
  const number = readLineNumber(text);
  return isLineNumber(number) ? lineBeginning(number) : null;
}

/** `0501748` → `050-1748…`, a whole number as ever. */
export function formatLineNumber(number: string): string {
  const beginning = lineBeginning(number);
  if (!beginning.startsWith('+81')) return number;
  const national = `0${beginning.slice(3)}`;
  const whole = formatPhone(beginning);
  if (whole !== national) return whole;
  // Mobile and IP numbers are three, four and four digits; elsewhere the area code decides.
  return /^0[5789]0/.test(national)
    ? [national.slice(0, 3), national.slice(3, 7), national.slice(7)].filter(Boolean).join('-')
    : national;
}
