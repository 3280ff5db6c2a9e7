import { encodeCp932 } from './cp932.ts';

export type Encoding = 'utf-8' | 'shift_jis';

/** One response of an export: some lines of CSV, and where the next part starts. */
interface CsvPart<Next> {
  csv: string;
  rows: number;
  /** Only in the first response. */
  total: number | null;
  next: Next | null;
}

export interface ExportParts<Next> {
  ask: (part: Next | null) => Promise<CsvPart<Next>>;
  onProgress: (rows: number, total: number) => void;
  /** Stops between two parts. */
  signal: AbortSignal;
}

export interface Exported {
  file: Blob;
  rows: number;
  /** Characters the encoding can't represent. */
  lost: number;
}

/** Fetches part after part and joins them; null when stopped. */
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

/** Downloads a file, as a link would. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // By then the browser has started reading it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
