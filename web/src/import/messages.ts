import type { Visit } from '@cti/functions/model/contact';
import type { ImportColumn, ImportKind } from '@cti/functions/model/import-columns';
import type { RowContact, RowProblem } from '@cti/functions/model/import-row';

/** A row of the list as the worker has read it; `row` = its cells as they stood there. */
export type ReadRow = { line: number; row: string[] } & (
  | { kind: 'rejected'; problem: RowProblem }
  | { kind: 'contact'; id: string; hasExternalId: boolean; contact: RowContact }
  | { kind: 'visit'; id: string; contactId: string | null; phone: string | null; visit: Visit }
);

export interface OpenedList {
  /** SHA-256 of the file's bytes: tells whether it is the same again. */
  digest: string;
  encoding: string;
  names: string[];
  count: number;
  sample: string[][];
}

export type ToWorker =
  | { type: 'open'; bytes: ArrayBuffer }
  | { type: 'read'; kind: ImportKind; mapping: Record<string, ImportColumn | null> };

export type FromWorker =
  | ({ type: 'opened' } & OpenedList)
  | { type: 'rows'; rows: ReadRow[]; isLast: boolean }
  | { type: 'failed' };
