import type { ContactField } from '@cti/functions/model/contact-fields';
import type { Visit } from '@cti/functions/model/contact';
import type { ColumnMapping, ColumnValues, ImportKind } from '@cti/functions/model/import-columns';
import type { Doubt, KindWords, RowContact, RowProblem } from '@cti/functions/model/import-row';
import type { Encoding } from './list/decode.ts';
import type { FieldGuess } from './new-field.ts';
import type { ListOptions } from './list/list.ts';
import type { Delimiter, ListRecord } from './list/records.ts';

/** A row of the list as the worker has read it; `row` = its cells as they stood there, `line` as Excel counts. */
export type ReadRow = { line: number; row: string[]; doubts: Doubt[] } & (
  | { kind: 'rejected'; problem: RowProblem; text: string }
  /**
   * `contactId` = the document that the row names, as our own files do; `id` = the one its words give it, `otherId` = the
   * one they would, were there no number of the shop's own.
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

/** What is known of a column from its values. */
export interface ListValues extends ColumnValues {
  /** What it would be as a free field. */
  asField: FieldGuess;
}

export interface OpenedList {
  /** SHA-256 of the file's bytes: tells whether it is the same again. */
  digest: string;
  encoding: Encoding;
  delimiter: Delimiter;
  /** 0 = there are no headings. */
  headingLine: number;
  names: string[];
  values: ListValues[];
  count: number;
  sample: string[][];
  /** The first lines as they stand there, to find the headings among. */
  top: ListRecord[];
  /** The first lines with bytes that make no character, and how many there are. */
  badLines: number[];
  badCount: number;
}

/** What people say of a list's columns. */
export interface Reading {
  kind: ImportKind;
  mapping: ColumnMapping;
  kindWords: KindWords;
  /** The free fields of the customer's contacts. */
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
