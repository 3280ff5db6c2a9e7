import { createHash } from 'node:crypto';
import type { Firestore } from 'firebase-admin/firestore';
import type { DeadLetter } from '../model/calls/ledger.ts';
import { paths } from '../model/paths.ts';
import { retentionMs } from '../config.ts';
import { isAlreadyExists } from '../firestore/errors.ts';
import { log } from '../log.ts';

/** Keeps a signed body that couldn't be read. The same body again is the same dead letter. */
export async function keepDeadLetter(
  db: Firestore,
  customerId: string,
  raw: string,
  reason: string,
  receivedAt: Date,
): Promise<string> {
  const id = createHash('sha256').update(raw).digest('hex').slice(0, 32);
  const letter: DeadLetter = {
    raw: raw.toWellFormed(),
    reason,
    receivedAt,
    replay: null,
    expireAt: new Date(receivedAt.getTime() + retentionMs.deadLetter),
  };
  try {
    await db.doc(paths.deadLetter(customerId, id)).create(letter);
    log.deadLetter({ customerId, id, reason });
  } catch (error) {
    if (!isAlreadyExists(error)) throw error;
  }
  return id;
}
