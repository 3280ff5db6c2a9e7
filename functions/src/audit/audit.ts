import { randomUUID } from 'node:crypto';
import type { Firestore, Transaction, WriteBatch } from 'firebase-admin/firestore';
import type { AuditAction, AuditEntry } from '../model/audit.ts';
import { paths } from '../model/paths.ts';
import { retentionMs } from '../config.ts';

/** Who did it. */
export interface Author {
  uid: string;
  name: string;
}

/** Somebody with the project's own credentials, at the command line. */
export const commandLine: Author = { uid: 'command', name: '' };

export interface Audited {
  by: Author;
  action: AuditAction;
  target: string;
  before?: Record<string, unknown> | null;
  after?: Record<string, unknown> | null;
}

/**
 * Adds an entry to the customer's audit log, within the write that it tells of: neither is there without
 * the other. Entries are only ever created. An entry with an `id` is written once however often it is tried.
 */
export function audit(
  write: Pick<Transaction | WriteBatch, 'create'>,
  db: Firestore,
  customerId: string,
  { by, action, target, before = null, after = null }: Audited,
  { id = randomUUID(), at = new Date() }: { id?: string; at?: Date } = {},
): void {
  const entry: AuditEntry = {
    at,
    byUid: by.uid,
    byName: by.name,
    action,
    target,
    before,
    after,
    expireAt: new Date(at.getTime() + retentionMs.audit),
  };
  write.create(db.doc(paths.auditEntry(customerId, id)), entry);
}
