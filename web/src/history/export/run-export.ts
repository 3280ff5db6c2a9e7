import { encodeCp932 } from './cp932.ts';

export type Encoding = 'utf-8' | 'shift_jis';

/** One answer of an export: some lines of CSV, and where the next part begins. */
interface CsvPart<Next> {
  csv: string;
  rows: number;
  /** Of the first answer alone. */
  total: number | null;
  next: Next | null;
}

/** What an export needs of the outside. */
export interface ExportParts<Next> {
  ask: (part: Next | null) => Promise<CsvPart<Next>>;
  onProgress: (rows: number, total: number) => void;
  /** Stops between two parts. */
  signal: AbortSignal;
}

export interface Exported {
  file: Blob;
  rows: number;
  /** Characters that the encoding has no place for. */
  lost: number;
}

/** Asks for part after part and puts them together; null when it was stopped. */
export async function runExport<Next>(
  encoding: Encoding,
  { ask, onProgress, signal }: ExportParts<Next>,
): Promise<Exported | null> {
  const parts: BlobPart[] = encoding === 'utf-8' ? ['\ufeff'] : [];
  let rows = 0;
  let total = 0;
  let lost = 0;
  let part: Next | null = null;
  do {
    const answer: CsvPart<Next> = await ask(part);
    if (signal.aborted) return null;
    if (encoding === 'utf-8') parts.push(answer.csv);
    else {
      const encoded = encodeCp932(answer.csv);
      parts.push(encoded.bytes);
      lost += encoded.lost;
    }
    rows += answer.rows;
    total = answer.total ?? total;
    onProgress(rows, total);
    part = answer.next;
  } while (part !== null);
  return { file: new Blob(parts, { type: `text/csv;charset=${encoding}` }), rows, lost };
}

/** Hands a file to the person, as a link would. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
