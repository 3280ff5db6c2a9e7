import Papa from 'papaparse';
import { folded } from '@cti/functions/model/fold';
import { type ImportColumn } from '@cti/functions/model/import-columns';
import { readContactRow, readVisitRow } from '@cti/functions/model/import-row';
import type { FromWorker, ReadRow, ToWorker } from './messages.ts';

/** Reads a list away from the page, which stays alive whatever its size. */

const chunk = 2_000;
const sampleRows = 3;

let names: string[] = [];
let rows: string[][] = [];

const tell = (message: FromWorker) => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  const work = data.type === 'open' ? open(data.bytes) : read(data);
  work.catch(() => tell({ type: 'failed' }));
});

async function open(bytes: ArrayBuffer): Promise<void> {
  const digest = hexOf(await crypto.subtle.digest('SHA-256', bytes));
  const { text, encoding } = decode(bytes);
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { skipEmptyLines: 'greedy' });
  const [first = [], ...others] = data;
  names = first.map((name, at) => name.trim() || `列${at + 1}`);
  rows = others;
  const sample = rows.slice(0, sampleRows);
  tell({ type: 'opened', digest, encoding, names, count: rows.length, sample });
}

/** UTF-8 if it can be read as that, else what Japanese Excel writes. */
function decode(bytes: ArrayBuffer): { text: string; encoding: string } {
  const [first, second] = new Uint8Array(bytes.slice(0, 2));
  if (first === 0xff && second === 0xfe) {
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'UTF-16' };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return { text: new TextDecoder('shift_jis').decode(bytes), encoding: 'Shift_JIS' };
  }
}

async function read({ kind, mapping }: ToWorker & { type: 'read' }): Promise<void> {
  const columns = names.map((name) => mapping[name] ?? null);
  const seen = new Set<string>();
  for (let from = 0; from < rows.length; from += chunk) {
    const part: ReadRow[] = [];
    for (const [at, row] of rows.slice(from, from + chunk).entries()) {
      // The first line holds the headings, and people count from one.
      const line = from + at + 2;
      const cells: Partial<Record<ImportColumn, string>> = {};
      columns.forEach((column, place) => {
        if (column) cells[column] = row[place] ?? '';
      });
      part.push(
        kind === 'contacts'
          ? await contactRow(line, row, cells, seen)
          : await visitRow(line, row, cells),
      );
    }
    tell({ type: 'rows', rows: part, isLast: from + chunk >= rows.length });
  }
  if (rows.length === 0) tell({ type: 'rows', rows: [], isLast: true });
}

type Cells = Partial<Record<ImportColumn, string>>;

async function contactRow(
  line: number,
  row: string[],
  cells: Cells,
  seen: Set<string>,
): Promise<ReadRow> {
  const result = readContactRow(cells);
  if (!result.ok) return { line, row, kind: 'rejected', problem: result.problem };
  const { externalId, contact } = result.value;
  const id = await idOf(
    contactKey(externalId, contact.phones[0] ?? null, contact.name ?? '', contact.kana ?? ''),
  );
  if (seen.has(id)) return { line, row, kind: 'rejected', problem: 'twice' };
  seen.add(id);
  return { line, row, kind: 'contact', id, hasExternalId: externalId !== '', contact };
}

async function visitRow(line: number, row: string[], cells: Cells): Promise<ReadRow> {
  const result = readVisitRow(cells);
  if (!result.ok) return { line, row, kind: 'rejected', problem: result.problem };
  const { externalId, phone, visit } = result.value;
  const id = await idOf(JSON.stringify([externalId, phone, visit]));
  const contactId = externalId === '' ? null : await idOf(contactKey(externalId, null, '', ''));
  return { line, row, kind: 'visit', id, contactId, phone, visit };
}

/** The same person in every list: by the shop's own number, else by telephone and name. */
function contactKey(externalId: string, phone: string | null, name: string, kana: string): string {
  if (externalId !== '') return `id ${externalId}`;
  return phone === null ? `name ${folded(name)} ${folded(kana)}` : `tel ${phone} ${folded(name)}`;
}

/** Document ids that tell nothing about whom they stand for. */
async function idOf(key: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key));
  return `imported-${hexOf(hash.slice(0, 12))}`;
}

const hexOf = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
