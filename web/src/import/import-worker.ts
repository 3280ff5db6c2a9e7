import { type List, type ListOptions, readList } from './list/list.ts';
import type { FromWorker, Reading, ReadRow, ToWorker } from './messages.ts';
import { hexOf, rowReader, valuesOf } from './read-rows.ts';

/** Reads a list off the main thread, so the page stays responsive whatever its size. */

const chunk = 2_000;
const sampleRows = 5;
const badLinesTold = 20;

let bytes = new Uint8Array();
let digest = '';
let list: List | null = null;

const tell = (message: FromWorker) => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  work(data).catch(() => tell({ type: 'failed' }));
});

async function work(message: ToWorker): Promise<void> {
  if (message.type === 'read') return read(message);
  if (message.type === 'open') {
    bytes = new Uint8Array(message.bytes);
    digest = hexOf(await crypto.subtle.digest('SHA-256', bytes));
  }
  open(message.options);
}

function open(options: ListOptions): void {
  list = readList(bytes, options);
  const { records, badLines, ...rest } = list;
  tell({
    type: 'opened',
    ...rest,
    digest,
    values: valuesOf(list),
    count: records.length,
    sample: records.slice(0, sampleRows).map(({ cells }) => cells),
    badLines: badLines.slice(0, badLinesTold),
    badCount: badLines.length,
  });
}

async function read(reading: Reading): Promise<void> {
  if (!list) throw new Error('no list is open');
  const readRow = rowReader(list, reading);
  const { records } = list;
  for (let from = 0; from < records.length; from += chunk) {
    const rows: ReadRow[] = [];
    for (const record of records.slice(from, from + chunk)) rows.push(await readRow(record));
    tell({ type: 'rows', rows, isLast: from + chunk >= records.length });
  }
  if (records.length === 0) tell({ type: 'rows', rows: [], isLast: true });
}
