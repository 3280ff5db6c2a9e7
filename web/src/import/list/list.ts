import { columnByHeading, isOwnHeading } from '@cti/functions/model/contacts/import-columns';
import { readNumbers } from '@cti/functions/model/text/phone';
import { badMark, decode, type Encoding, guessEncoding } from './decode.ts';
import { type Delimiter, guessDelimiter, type ListRecord, readRecords } from './records.ts';

/** How to read a file; whatever is left out is guessed. */
export interface ListOptions {
  encoding?: Encoding;
  delimiter?: Delimiter;
  /** The headings' line number as in a spreadsheet; 0 = there are none. */
  headingLine?: number;
}

/** A file read as a list. */
export interface List {
  encoding: Encoding;
  delimiter: Delimiter;
  headingLine: number;
  /** One per column; columns without a heading have their letter. */
  names: string[];
  /** Below the headings, without blank ones. */
  records: ListRecord[];
  /** The first raw lines, for picking the headings. */
  top: ListRecord[];
  /** Lines with bytes that are invalid in the encoding. */
  badLines: number[];
}

/** How many lines may be above the headings. */
const topLines = 20;
/** More columns than any list of contacts has. */
const mostColumns = 200;
/** With fewer lines nobody can say what nearly all of them have. */
const fewLines = 3;

export function readList(bytes: Uint8Array, options: ListOptions = {}): List {
  const encoding = options.encoding ?? guessEncoding(bytes);
  const text = decode(bytes, encoding);
  const delimiter = options.delimiter ?? guessDelimiter(text);
  const all = readRecords(text, delimiter);
  const headingLine = options.headingLine ?? guessHeadingLine(all);
  const headings = all[headingLine - 1]?.cells ?? [];
  const records = all
    .slice(headingLine)
    .filter(({ cells }) => !isBlank(cells) && !isSame(cells, headings));
  const width = Math.min(widthOf(headings, records), mostColumns);
  return {
    encoding,
    delimiter,
    headingLine,
    names: Array.from({ length: width }, (_, at) => headings[at]?.trim() || letterOf(at)),
    records,
    top: all.slice(0, topLines),
    badLines: all.filter(hasBadByte).map(({ line }) => line),
  };
}

const hasBadByte = ({ cells }: ListRecord): boolean => cells.some((cell) => cell.includes(badMark));

/** Non-empty cells beyond the columns: a cell contained the delimiter. */
export const isTooWide = ({ cells }: ListRecord, width: number): boolean =>
  cells.slice(width).some((cell) => cell.trim() !== '');

/** The line with the most known headings, else the first one as wide as the list. */
function guessHeadingLine(all: readonly ListRecord[]): number {
  const top = all.slice(0, topLines);
  const known = top.map(
    ({ cells }) =>
      cells.filter(
        (cell) =>
          isOwnHeading(cell) ||
          columnByHeading('contacts', cell) !== null ||
          columnByHeading('visits', cell) !== null,
      ).length,
  );
  const most = Math.max(0, ...known);
  if (most > 0) return known.indexOf(most) + 1;
  const width = usualWidth(all);
  const first = top.find(({ cells }) => lastFilled(cells) >= width && !isBlank(cells));
  // A phone number is never a heading.
  return first && !first.cells.some((cell) => readNumbers(cell).numbers.length > 0)
    ? first.line
    : 0;
}

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');
/** Headings repeat on every printed page. */
const isSame = (cells: readonly string[], headings: readonly string[]): boolean =>
  headings.length > 1 &&
  cells.length === headings.length &&
  cells.every((cell, at) => cell === headings[at]);

const lastFilled = (cells: readonly string[]): number =>
  cells.findLastIndex((cell) => cell.trim() !== '') + 1;

/** Columns with a heading, or with values in nearly every line; what only a single line has beyond them is none. */
function widthOf(headings: readonly string[], records: readonly ListRecord[]): number {
  const widths = records.map(({ cells }) => lastFilled(cells)).toSorted((a, b) => a - b);
  const widest = widths.at(-1) ?? 0;
  const few = headings.length > 0 && widths.length < fewLines;
  const common = few ? 0 : (widths[Math.floor(widths.length / 10)] ?? 0);
  return Math.max(lastFilled(headings), Math.min(headings.length, widest), common);
}

/** How many non-empty cells most lines have. */
function usualWidth(records: readonly ListRecord[]): number {
  const widths = records.map(({ cells }) => lastFilled(cells)).toSorted((a, b) => a - b);
  return widths[Math.floor(widths.length / 2)] ?? 0;
}

/** `A`, `B`, … `AA`, the way spreadsheets name columns. */
function letterOf(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : letterOf(Math.floor(at / 26) - 1) + letter;
}
