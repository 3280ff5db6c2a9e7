import type { Firestore } from 'firebase-admin/firestore';
import { auditReading, type Author } from '../audit/audit.ts';
import { readDocument } from '../firestore/read-document.ts';
import { maskPayload } from '../model/calls/letter-mask.ts';
import { laidOut, payloadOf } from '../model/calls/letter-payload.ts';
import {
  deadLetterSchema,
  letterLimit,
  type DeadLetter,
  type ShownLetter,
} from '../model/calls/ledger.ts';
import { paths } from '../model/paths.ts';

/** The newest dead letters as any admin may see them: personal data is masked here. */
export async function newestLetters(db: Firestore, customerId: string): Promise<ShownLetter[]> {
  const { docs } = await db
    .collection(paths.deadLetters(customerId))
    .orderBy('receivedAt', 'desc')
    .limit(letterLimit)
    .get();
  return docs.flatMap((document) => {
    const letter = readDocument(deadLetterSchema, document);
    return letter ? [shown(document.id, letter)] : [];
  });
}

function shown(id: string, { raw, reason, receivedAt, replay }: DeadLetter): ShownLetter {
  return {
    id,
    reason,
    receivedAt: receivedAt.toISOString(),
    replay: replay && { ...replay, at: replay.at.toISOString() },
    content: laidOut(maskPayload(payloadOf(raw))),
  };
}

/** The full content of a dead letter, recorded in the audit log first; null = there's no such letter. */
export async function openLetter(
  db: Firestore,
  { customerId, id, by, now }: { customerId: string; id: string; by: Author; now: Date },
): Promise<ShownLetter['content'] | null> {
  const document = await db.doc(paths.deadLetter(customerId, id)).get();
  const letter = readDocument(deadLetterSchema, document);
  if (!letter) return null;
  await auditReading(
    db,
    customerId,
    { by, action: 'dead-letter-opened', target: `deadLetters/${id}` },
    now,
  );
  return laidOut(payloadOf(letter.raw));
}
