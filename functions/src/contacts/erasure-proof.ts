import { createHash, randomUUID } from 'node:crypto';
import type { DocumentSnapshot, Firestore, WriteBatch } from 'firebase-admin/firestore';
import * as z from 'zod/mini';
import type { Author } from '../audit/audit.ts';
import type { CallableOutputs } from '../model/callables.ts';
import type { ErasureCounts } from '../model/contacts/erasure.ts';
import { paths } from '../model/paths.ts';

/** Whom to erase, at whose request, and when. */
export interface Erasure {
  customerId: string;
  contactId: string;
  by: Author;
  now: Date;
}

type Proof = CallableOutputs['erasePerson'];

const count = z.int();
const underWaySchema = z.object({
  counts: z.object({
    contacts: count,
    visits: count,
    calls: count,
    memos: count,
    transcripts: z._default(count, 0),
    events: count,
  }),
  hash: z.string(),
});
const nothing: ErasureCounts = {
  contacts: 0,
  visits: 0,
  calls: 0,
  memos: 0,
  transcripts: 0,
  events: 0,
};

/**
 * The proof of an erasure, updated in the same writes that erase. An interrupted erasure resumes with it, so in the end
 * everything is counted exactly once.
 */
export async function openProof(db: Firestore, { customerId, contactId, by, now }: Erasure) {
  const { docs } = await db
    .collection(paths.erasures(customerId))
    .where('contactId', '==', contactId)
    .where('state', '==', 'underWay')
    .limit(1)
    .get();
  const erasureId = docs[0]?.id ?? randomUUID();
  let proof: Proof = {
    erasureId,
    ...(z.safeParse(underWaySchema, docs[0]?.data()).data ?? { counts: nothing, hash: '' }),
  };

  return {
    /** Erases something and records it, atomically. The contact itself comes last. */
    async record(
      erased: Partial<Record<keyof ErasureCounts, readonly DocumentSnapshot[]>>,
      write: (batch: WriteBatch, proof: Proof) => void,
    ): Promise<Proof> {
      const counts = { ...proof.counts };
      let { hash } = proof;
      for (const kind of Object.keys(nothing) as (keyof ErasureCounts)[]) {
        for (const document of erased[kind] ?? []) {
          counts[kind] += 1;
          hash = sha256(`${hash} ${digestOf(document)}`);
        }
      }
      const next = { erasureId, counts, hash };
      const batch = db.batch();
      write(batch, next);
      batch.set(db.doc(paths.erasure(customerId, erasureId)), {
        contactId,
        state: erased.contacts ? 'done' : 'underWay',
        at: now,
        byUid: by.uid,
        byName: by.name,
        counts,
        hash,
      });
      await batch.commit();
      proof = next;
      return proof;
    },
  };
}

const digestOf = (one: DocumentSnapshot): string =>
  sha256(
    `${one.ref.path} ${one.updateTime?.toDate().toISOString() ?? ''} ${JSON.stringify(one.data())}`,
  );

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
