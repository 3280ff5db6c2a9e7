import Papa from 'papaparse';

/** A record of a list; lines are numbered as in a spreadsheet: blank ones count, a multi-line cell counts as one. */
export interface ListRecord {
  /** From 1. */
  line: number;
  cells: string[];
  /** A quotation mark is unclosed or misplaced: the cells are a best guess. */
  isBroken: boolean;
}

export const delimiters = [',', '\t', ';', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** A longer cell is more likely an unclosed quotation mark. */
const longestCellLines = 200;
const guessedFrom = 100;

/** Splits a list; if it's uneven, each record is read by itself, so an unclosed quotation mark costs only its line. */
export function readRecords(text: string, delimiter: Delimiter): ListRecord[] {
  const lines = linesOf(text).lines;
  const whole = evenRecords(lines, delimiter);
  if (whole) return whole.map((cells, at) => ({ line: at + 1, cells, isBroken: false }));
  const width = usualWidth(lines, delimiter);
  const records: ListRecord[] = [];
  for (let at = 0; at < lines.length;) {
    const { cells, used, isBroken } = recordAt(lines, at, delimiter, width);
    records.push({ line: records.length + 1, cells, isBroken });
    at += used;
  }
  return records;
}

/** The lines of a list, without the `sep=;` line that spreadsheets interpret themselves. */
function linesOf(text: string): { lines: string[]; said: Delimiter | null } {
  const lines = text
    .replace(/^\ufeff/, '')
    .replaceAll(/\r\n?/g, '\n')
    .split('\n');
  if (lines.at(-1) === '') lines.pop();
  const found = /^"?sep=(.)"?[,;\t|]*$/i.exec(lines[0] ?? '')?.[1];
  const said = delimiters.find((delimiter) => delimiter === found) ?? null;
  return { lines: found === undefined ? lines : lines.slice(1), said };
}

/** The delimiter: the one the list declares, else the one that occurs equally often in the most lines. */
export function guessDelimiter(text: string): Delimiter {
  const { lines, said } = linesOf(text);
  if (said) return said;
  const some = lines.filter((line) => line.trim() !== '').slice(0, guessedFrom);
  const rated = delimiters.map((delimiter) => {
    const width = usualWidth(some, delimiter);
    const agreeing = widthsOf(some, delimiter).filter((one) => one === width).length;
    return { delimiter, worth: width < 2 ? 0 : agreeing * Math.min(width, 4) };
  });
  return rated.reduce((best, one) => (one.worth > best.worth ? one : best)).delimiter;
}

/**
 * All records if no quotation mark is in doubt: each has the same number of cells, and no cell contains a whole row.
 */
function evenRecords(lines: readonly string[], delimiter: Delimiter): string[][] | null {
  const { data, errors } = Papa.parse<string[]>(lines.join('\n'), { delimiter, newline: '\n' });
  const width = data[0]?.length ?? 0;
  const isWhole = (cell: string) =>
    cell.includes('\n') && cell.split('\n').some((line) => countOf(line, delimiter) + 1 >= width);
  const isEven = (cells: string[]) => cells.length === width && !cells.some(isWhole);
  return errors.length === 0 && width > 2 && data.every(isEven) ? data : null;
}

function recordAt(
  lines: readonly string[],
  at: number,
  delimiter: Delimiter,
  width: number,
): { cells: string[]; used: number; isBroken: boolean } {
  const first = lines[at] ?? '';
  if (!first.includes('"')) return { cells: first.split(delimiter), used: 1, isBroken: false };
  const alone = parsed(first, delimiter);
  // Some programs put a space after each delimiter, before the quotation mark.
  const closer =
    alone?.length === width ? null : parsed(withoutBlanks(first, delimiter), delimiter);
  const cells = closer?.length === width ? closer : alone;
  if (cells) return { cells, used: 1, isBroken: false };
  let joined = first;
  for (let used = 2; used <= longestCellLines && at + used <= lines.length; used += 1) {
    const line = lines[at + used - 1] ?? '';
    // A whole row inside a cell: the quotation mark should have been closed before it.
    if (width > 2 && countOf(line, delimiter) + 1 >= width) break;
    joined += `\n${line}`;
    if (!line.includes('"')) continue;
    const all = parsed(joined, delimiter);
    if (all) return { cells: all, used, isBroken: false };
  }
  return { cells: first.replaceAll('"', '').split(delimiter), used: 1, isBroken: true };
}

const withoutBlanks = (line: string, delimiter: Delimiter): string =>
  line.split(`${delimiter} "`).join(`${delimiter}"`);

/** The cells of one record, if the text is exactly that. */
function parsed(text: string, delimiter: Delimiter): string[] | null {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: '\n' });
  return errors.length === 0 && data.length === 1 ? (data[0] ?? null) : null;
}

/** How many cells most records have, or most lines if quotation marks are in doubt. */
function usualWidth(lines: readonly string[], delimiter: Delimiter): number {
  const some = lines.slice(0, guessedFrom).filter((line) => line.trim() !== '');
  const counts = new Map<number, number>();
  for (const width of widthsOf(some, delimiter)) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [usual] = [...counts].toSorted(([, a], [, b]) => b - a);
  return usual?.[0] ?? 1;
}

function widthsOf(lines: readonly string[], delimiter: Delimiter): number[] {
  const { data, errors } = Papa.parse<string[]>(lines.join('\n'), { delimiter, newline: '\n' });
  // The last line may be the first of a longer record.
  const isSound = errors.every(({ row }) => row === data.length - 1);
  return isSound
    ? data.map((cells) => cells.length)
    : lines.map((line) => countOf(line, delimiter) + 1);
}

/** Ignores anything inside quotation marks. */
const countOf = (line: string, delimiter: Delimiter): number =>
  line.replaceAll(/"[^"]*"/g, '').split(delimiter).length - 1;
