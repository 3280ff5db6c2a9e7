import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { readDocument } from '../firestore/read-document.ts';
import { callSchema, type Call } from '../model/calls/call.ts';

/** A write to a call document as its trigger reports it: at least once, not always in order. */
export interface CallChange {
  db: Firestore;
  customerId: string;
  /** null = the document is new, or could not be read. */
  before: Call | null;
  /** null = the document is gone. */
  after: Call | null;
  now: Date;
}

/** A change with a place among those before and after it. */
export interface OrderedCallChange extends CallChange {
  /** When Firestore took the write, as text that sorts; '' for a document that is gone. */
  order: string;
}

/** Brings something else up to date with a call. Must be idempotent and tolerate out-of-order changes. */
export type Follower = (change: OrderedCallChange) => Promise<void>;

/** Reads a call from a trigger's snapshot. */
export const readChanged = (snapshot: DocumentSnapshot | undefined): Call | null =>
  readDocument(callSchema, snapshot);
