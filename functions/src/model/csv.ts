import Papa from 'papaparse';

/** A cell of a row, as it is written. */
export type Cell = string | number | null;

/**
 * What a spreadsheet might take for a formula: it looks past blanks and control characters, and a Japanese
 * one takes full-width and small signs and the minus of mathematics as well, all of which an export to Shift_JIS
 * may turn into the plain ones. Papa's own escape misses line breaks, NUL and those.
 */
const formula =
  // oxlint-disable-next-line no-control-regex -- control characters are the point
  /^[\s\p{Cf}\u0000-\u001f]*[=+\-@＝＋－＠\u2212\ufe62\ufe63\ufe66\ufe6b]|^[\t\r\n\u0000]/u;
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g;

/** What bears marks already gets one more, so that taking one away gives the text back. */
const needsGuard = (text: string): boolean => formula.test(text.replace(/^'+/, ''));

/** A text that no spreadsheet runs. */
export const harmless = (text: string): string =>
  (needsGuard(text) ? `'${text}` : text).replaceAll(control, '').toWellFormed();

/** What {@link harmless} made of a text, as it was before: our own files come back as they went. */
export const withoutGuard = (text: string): string =>
  text.startsWith("'") && needsGuard(text) ? text.slice(1) : text;

/** Rows as lines of CSV (RFC 4180), each with its line end. */
export const csvLines = (rows: readonly Cell[][]): string =>
  rows.length === 0
    ? ''
    : `${Papa.unparse(
        rows.map((row) => row.map((cell) => (typeof cell === 'string' ? harmless(cell) : cell))),
        { newline: '\r\n' },
      )}\r\n`;
