import { createHash, randomUUID } from 'node:crypto';
import type { Firestore, Transaction, WriteBatch } from 'firebase-admin/firestore';
import type { AuditAction, AuditEntry } from '../model/members/audit.ts';
import { paths } from '../model/paths.ts';
import { retentionMs } from '../config.ts';
import { isAlreadyExists } from '../firestore/errors.ts';

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
 * Adds an entry to the customer's audit log in the same write as what it reports: neither exists without the other.
 * Entries are only ever created. An entry with an `id` is written once, however often it's tried.
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

/** Repeating the same thing within this time adds no entry. */
const onceMs = 10 * 60_000;

/** The id of an entry written once in ten minutes, however often the same person does the same thing. */
export function onceId({ by, action, target, after }: Omit<Audited, 'before'>, at: Date): string {
  const period = Math.floor(at.getTime() / onceMs);
  return createHash('sha256')
    .update(JSON.stringify([by.uid, action, target, after ?? null, period]))
    .digest('hex')
    .slice(0, 32);
}

/**
 * Records in the audit log what is about to be read out. Reads can be repeated at will, so the same person, action and
 * target make one entry in ten minutes: nobody can flood the log by repeating them.
 *
 * @returns the entry's id
 */
export async function auditReading(
  db: Firestore,
  customerId: string,
  audited: Omit<Audited, 'before'>,
  at: Date,
): Promise<string> {
  const id = onceId(audited, at);
  const batch = db.batch();
  audit(batch, db, customerId, audited, { id, at });
  try {
    await batch.commit();
  } catch (error) {
    if (!isAlreadyExists(error)) throw error;
  }
  return id;
}
