import type { ContactField } from '@cti/functions/model/contacts/contact-fields';
import type { Visit } from '@cti/functions/model/contacts/contact';
import type {
  ColumnMapping,
  ColumnValues,
  ImportKind,
} from '@cti/functions/model/contacts/import-columns';
import type {
  Doubt,
  KindWords,
  RowContact,
  RowProblem,
} from '@cti/functions/model/contacts/import-row';
import type { Encoding } from './list/decode.ts';
import type { FieldGuess } from './new-field.ts';
import type { ListOptions } from './list/list.ts';
import type { Delimiter, ListRecord } from './list/records.ts';

/** A row of the list as read by the worker; `row` = its raw cells, `line` = its number in Excel. */
export type ReadRow = { line: number; row: string[]; doubts: Doubt[] } & (
  | { kind: 'rejected'; problem: RowProblem; text: string }
  /**
   * `contactId` = the document the row names, as our own files do; `id` = the one derived from its content, `otherId` =
   * the one derived without the shop's own number.
   */
  | { kind: 'contact'; contactId: string | null; id: string; otherId: string; contact: RowContact }
  /** `contactId` = as `id` above; `externalId` = the shop's own number, empty = none. */
  | {
      kind: 'visit';
      id: string;
      contactId: string | null;
      externalId: string;
      phones: string[];
      visit: Visit;
    }
);

/** What a column's values reveal about it. */
export interface ListValues extends ColumnValues {
  /** What kind of custom field it would be. */
  asField: FieldGuess;
}

export interface OpenedList {
  /** SHA-256 of the file's bytes: tells whether it's the same file again. */
  digest: string;
  encoding: Encoding;
  delimiter: Delimiter;
  /** 0 = there are no headings. */
  headingLine: number;
  names: string[];
  values: ListValues[];
  count: number;
  sample: string[][];
  /** The first raw lines, for picking the headings. */
  top: ListRecord[];
  /** The first lines with invalid bytes, and how many there are. */
  badLines: number[];
  badCount: number;
}

/** What people have chosen for a list's columns. */
export interface Reading {
  kind: ImportKind;
  mapping: ColumnMapping;
  kindWords: KindWords;
  /** The custom fields of the customer's contacts. */
  fields: readonly ContactField[];
}

export type ToWorker =
  | { type: 'open'; bytes: ArrayBuffer; options: ListOptions }
  | { type: 'reopen'; options: ListOptions }
  | ({ type: 'read' } & Reading);

export type FromWorker =
  | ({ type: 'opened' } & OpenedList)
  | { type: 'rows'; rows: ReadRow[]; isLast: boolean }
  | { type: 'failed' };
