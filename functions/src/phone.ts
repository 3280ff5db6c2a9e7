/** Numbers are read alike on both sides: the browser's forms and imports use the same module. */
export { digitsOf, readNumber, toDialledNumber, toE164 } from './model/phone.ts';
export type { ReadNumber } from './model/phone.ts';
