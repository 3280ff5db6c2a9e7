import { columnByHeading, isOwnHeading } from '@cti/functions/model/import-columns';
import { readNumbers } from '@cti/functions/model/phone';
import { badMark, decode, type Encoding, guessEncoding } from './decode.ts';
import { type Delimiter, guessDelimiter, type ListRecord, readRecords } from './records.ts';

/** How a file is to be read; what is left out is guessed. */
export interface ListOptions {
  encoding?: Encoding;
  delimiter?: Delimiter;
  /** The line of the headings as a spreadsheet counts; 0 = there are none. */
  headingLine?: number;
}

/** A file read as a list. */
export interface List {
  encoding: Encoding;
  delimiter: Delimiter;
  headingLine: number;
  /** One for each column, those without a heading by their letter. */
  names: string[];
  /** Below the headings, without blank ones. */
  records: ListRecord[];
  /** The first lines as they stand there, to find the headings among. */
  top: ListRecord[];
  /** Lines with bytes that make no character of the encoding. */
  badLines: number[];
}

/** So many lines may stand above the headings. */
const topLines = 20;
/** More columns than any list of customers has. */
const mostColumns = 200;
/** Of fewer lines nobody can say what nearly all of them have. */
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

export const hasBadByte = ({ cells }: ListRecord): boolean =>
  cells.some((cell) => cell.includes(badMark));

/** Cells beyond the columns that hold something: a sign was in a cell that parts cells. */
export const isTooWide = ({ cells }: ListRecord, width: number): boolean =>
  cells.slice(width).some((cell) => cell.trim() !== '');

/** The line with the most headings that are known, else the first that is as wide as the list. */
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
  // A telephone number is nobody's heading.
  return first && !first.cells.some((cell) => readNumbers(cell).numbers.length > 0)
    ? first.line
    : 0;
}

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');
/** Headings stand again on every printed page. */
const isSame = (cells: readonly string[], headings: readonly string[]): boolean =>
  headings.length > 1 &&
  cells.length === headings.length &&
  cells.every((cell, at) => cell === headings[at]);

const lastFilled = (cells: readonly string[]): number =>
  cells.findLastIndex((cell) => cell.trim() !== '') + 1;

/**
 * How many columns a list has: those with a heading, with an empty heading and something below, and those without
 * one that nearly every line has. What a single line has beyond them is no column.
 */
function widthOf(headings: readonly string[], records: readonly ListRecord[]): number {
  const widths = records.map(({ cells }) => lastFilled(cells)).toSorted((a, b) => a - b);
  const widest = widths.at(-1) ?? 0;
  const few = headings.length > 0 && widths.length < fewLines;
  const common = few ? 0 : (widths[Math.floor(widths.length / 10)] ?? 0);
  return Math.max(lastFilled(headings), Math.min(headings.length, widest), common);
}

/** How many cells most lines have something in. */
function usualWidth(records: readonly ListRecord[]): number {
  const widths = records.map(({ cells }) => lastFilled(cells)).toSorted((a, b) => a - b);
  return widths[Math.floor(widths.length / 2)] ?? 0;
}

/** `A`, `B`, … `AA`, as spreadsheets name columns. */
function letterOf(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : letterOf(Math.floor(at / 26) - 1) + letter;
}
