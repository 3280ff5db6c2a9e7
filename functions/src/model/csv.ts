import Papa from 'papaparse';

/** A cell of a row, as it is written. */
export type Cell = string | number | null;

/**
 * What a spreadsheet might take for a formula: it looks past blanks and control characters, and a Japanese
 * one takes full-width signs as well. Papa's own escape misses line breaks, NUL and those.
 */
// oxlint-disable-next-line no-control-regex -- control characters are the point
const formula = /^[\s\u0000-\u001f\u200b\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n\u0000]/;
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g;

/** A text that no spreadsheet runs. */
export const harmless = (text: string): string =>
  (formula.test(text) ? `'${text}` : text).replaceAll(control, '').toWellFormed();

/** Rows as lines of CSV (RFC 4180), each with its line end. */
export const csvLines = (rows: readonly Cell[][]): string =>
  rows.length === 0
    ? ''
    : `${Papa.unparse(
        rows.map((row) => row.map((cell) => (typeof cell === 'string' ? harmless(cell) : cell))),
        { newline: '\r\n' },
      )}\r\n`;
