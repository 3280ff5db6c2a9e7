import Papa from 'papaparse';

/** A cell of a row. */
export type Cell = string | number | null;

/**
 * What a spreadsheet might take for a formula. It ignores leading spaces and control characters, and a Japanese one
 * also accepts full-width and small signs and the mathematical minus, all of which an export to Shift_JIS may turn into
 * plain ones. Papa's own escape misses those, line breaks and NUL.
 */
const formula =
  // oxlint-disable-next-line no-control-regex -- control characters are the point
  /^[\s\p{Cf}\u0000-\u001f]*[=+\-@＝＋－＠\u2212\ufe62\ufe63\ufe66\ufe6b]|^[\t\r\n\u0000]/u;
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g;

/** A text already escaped gets another mark, so that removing one restores it. */
const needsGuard = (text: string): boolean => formula.test(text.replace(/^'+/, ''));

/** Escapes a text so that no spreadsheet runs it. */
export const escapeFormula = (text: string): string =>
  (needsGuard(text) ? `'${text}` : text).replaceAll(control, '').toWellFormed();

/** Undoes {@link escapeFormula}, so that our own files can be read back. */
export const withoutGuard = (text: string): string =>
  text.startsWith("'") && needsGuard(text) ? text.slice(1) : text;

/** Rows as lines of CSV (RFC 4180), each with its line end. */
export const csvLines = (rows: readonly Cell[][]): string =>
  rows.length === 0
    ? ''
    : `${Papa.unparse(
        rows.map((row) =>
          row.map((cell) => (typeof cell === 'string' ? escapeFormula(cell) : cell)),
        ),
        { newline: '\r\n' },
      )}\r\n`;
