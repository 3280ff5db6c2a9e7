import { randomUUID } from 'node:crypto';
import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import * as z from 'zod/mini';
import { readDocument } from '../firestore/read-document.ts';
import type { Directory } from '../model/dialpad-directory.ts';
import { paths } from '../model/paths.ts';
import { Refusal } from '../refusal.ts';
import type { Change } from '../customers/phone-system.ts';
import {
  compared,
  directoryRecordSchema,
  recordOf,
  type DirectoryRecord,
  type Matched,
  type Reading,
} from './directory-record.ts';

/** Paths of the newest reading of a phone system, and of the one that an admin is done with. */
export interface Remembered {
  reading: string;
  kept: string;
}

/** As many as anybody may list; users and telephones are matched with them. */
const memberLimit = 1000;

const keptSchema = z.object({ at: z.date(), record: z.string() });
const readingSchema = z.object({ id: z.string(), record: z.string() });

/** A record as text: as a map, each of its thousands of fields would be indexed. */
const asText = (record: DirectoryRecord): string => JSON.stringify(record);

function fromText(text: string | undefined): DirectoryRecord | null {
  if (text === undefined) return null;
  const parsed = z.safeParse(directoryRecordSchema, JSON.parse(text));
  return parsed.success ? parsed.data : null;
}

/** What an admin was last done with; null = nothing yet. */
export const recordIn = (document: DocumentSnapshot): DirectoryRecord | null =>
  fromText(readDocument(keptSchema, document)?.record);

/** A reading beside the one that was kept, remembered until it's kept itself. */
export async function compareReading(
  db: Firestore,
  customerId: string,
  places: Remembered,
  reading: Reading,
): Promise<Directory> {
  const [members, document] = await Promise.all([
    activeMembers(db, customerId),
    db.doc(places.kept).get(),
  ]);
  const kept = readDocument(keptSchema, document);
  const before = fromText(kept?.record);
  const readId = randomUUID();
  const record = asText(recordOf(reading, members, before));
  await db.doc(places.reading).set({ id: readId, record });
  return {
    readId,
    keptAtMs: kept?.at.getTime() ?? null,
    ...compared(reading, members, before),
  };
}

/** Remembers a reading. Another one since then would say what nobody has seen yet, so only the newest can be kept. */
export async function keepReading(
  { db, by }: Change,
  places: Remembered,
  readId: string,
  groups: readonly { key: string; groupCode: string }[],
): Promise<void> {
  await db.runTransaction(async (transaction) => {
    await by(transaction);
    const reading = readDocument(readingSchema, await transaction.get(db.doc(places.reading)));
    const record = fromText(reading?.record);
    if (reading?.id !== readId || !record) {
      throw new Refusal('dialpad-read-again', 'Somebody has read the phone system again since.');
    }
    for (const { key, groupCode } of groups) {
      const place = record.places[key];
      if (place) place.groupCode = groupCode;
    }
    transaction.set(db.doc(places.kept), { at: new Date(), record: asText(record) });
  });
}

async function activeMembers(db: Firestore, customerId: string): Promise<Matched[]> {
  const found = await db
    .collection(paths.members(customerId))
    .where('active', '==', true)
    .select('email', 'extensions')
    .limit(memberLimit)
    .get();
  return found.docs.map((member) => ({
    uid: member.id,
    email: String(member.get('email') ?? ''),
    extensions: (member.get('extensions') ?? []) as string[],
  }));
}
