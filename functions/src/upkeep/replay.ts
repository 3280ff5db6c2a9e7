import type { Firestore } from 'firebase-admin/firestore';
import { readDocument } from '../firestore/read-document.ts';
import { isObject } from '../intake/json.ts';
import { eventKey, normalise } from '../intake/normalise.ts';
import { contentOf } from '../intake/reread.ts';
import { takeInLater } from '../intake/take-in-later.ts';
import type { CallableOutputs } from '../model/callables.ts';
import { deadLetterSchema, type DeadLetter } from '../model/calls/ledger.ts';
import { paths } from '../model/paths.ts';

export type Replayed = CallableOutputs['replayDeadLetter'];

/**
 * Rereads a dead letter with today's code. If it's now a call event, it's processed like any other, with its original
 * time of receipt; its signature was verified then. The letter stays, with a note of the result. Null if there's no
 * such letter.
 */
export async function replayDeadLetter(
  db: Firestore,
  customerId: string,
  id: string,
  by: string,
  now: () => Date,
): Promise<Replayed | null> {
  const document = db.doc(paths.deadLetter(customerId, id));
  const letter = readDocument(deadLetterSchema, await document.get());
  if (!letter) return null;
  const replayed = await takeAgain(db, customerId, letter, now);
  const replay: DeadLetter['replay'] = { at: now(), by, ...replayed };
  await document.update({ replay });
  return replayed;
}

async function takeAgain(
  db: Firestore,
  customerId: string,
  { raw, receivedAt }: DeadLetter,
  now: () => Date,
): Promise<Replayed> {
  const body = contentOf(raw);
  const normalised = normalise(body, { receivedAt });
  if (!normalised.ok || !isObject(body)) return { result: 'still-unreadable', linkedId: null };
  const entry = { eventKey: eventKey(normalised.event, body), event: normalised.event };
  return takeInLater({ db, customerId, now }, entry, raw);
}

/** Letters not yet turned into an event by a replay, oldest first. */
export async function openDeadLetters(db: Firestore, customerId: string): Promise<string[]> {
  const { docs } = await db
    .collection(paths.deadLetters(customerId))
    .orderBy('receivedAt')
    .select('replay')
    .get();
  return docs
    .filter((letter) => {
      const result: unknown = letter.get('replay.result');
      return result !== 'stored' && result !== 'duplicate';
    })
    .map((letter) => letter.id);
}
