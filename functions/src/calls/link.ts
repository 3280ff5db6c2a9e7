import type { DocumentReference, Firestore, Timestamp } from 'firebase-admin/firestore';
import { callSchema, type Call } from '../model/calls/call.ts';
import { paths } from '../model/paths.ts';
import { withDates } from '../model/text/with-dates.ts';

/** A call document as read, with what a conditional write needs. */
export interface StoredCall {
  call: Call;
  updateTime: Timestamp;
}

/** An alias as read. */
export interface StoredAlias {
  ref: DocumentReference;
  linkedId: string;
  updateTime: Timestamp;
}

/** Which conversation a set of ids belongs to, according to the database. */
export interface Conversation {
  /** The conversation's id: the survivor's, or that of a new conversation. */
  linkedId: string;
  survivor: StoredCall | null;
  /**
   * Other ids for parts of the same conversation: documents to be merged, aliases without a document (their events
   * changed no call), documents that were merged before.
   */
  strays: { linkedId: string; stored: StoredCall | null }[];
  aliases: StoredAlias[];
  /** Ids without an alias so far. */
  unlinked: string[];
}

/** Conversations this process has seen, so that a call can be read along with its aliases. */
const seen = new Map<string, string>();
const seenLimit = 5_000;
/** Calls as this process last wrote them. */
const written = new Map<string, StoredCall>();
const writtenLimit = 500;

/** Remembers which conversation some ids belong to and, if this process has just written it, the call. */
export function rememberCall(
  customerId: string,
  ids: string[],
  linkedId: string,
  call: StoredCall | null,
): void {
  for (const id of ids) keep(seen, `${customerId}/${id}`, linkedId, seenLimit);
  if (call) keep(written, `${customerId}/${linkedId}`, call, writtenLimit);
  else written.delete(`${customerId}/${linkedId}`);
}

/** Puts a value last, and drops the oldest beyond `limit`. */
function keep<T>(map: Map<string, T>, key: string, value: T, limit: number): void {
  map.delete(key);
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= limit) break;
    map.delete(oldest);
  }
}

/**
 * What this process assumes about some ids without reading: they belong to the call it last wrote or, if it has seen
 * none of them, to a new one; null = it can't tell. A write based on this carries every precondition (document
 * unchanged, or no such document or alias), so a wrong guess fails and is followed by a read. A remembered call is
 * handed out once: only one of several concurrent writers tries.
 */
export function believedConversation(
  customerId: string,
  ids: string[],
  newId: string,
): Conversation | null {
  const unlinked = ids.filter((id) => !seen.has(`${customerId}/${id}`));
  const base = { strays: [], aliases: [], unlinked };
  if (unlinked.length === ids.length) return { ...base, linkedId: newId, survivor: null };
  const [linkedId, ...others] = new Set(ids.flatMap((id) => seen.get(`${customerId}/${id}`) ?? []));
  const survivor = written.get(`${customerId}/${linkedId}`);
  if (linkedId === undefined || others.length > 0 || !survivor) return null;
  written.delete(`${customerId}/${linkedId}`);
  return { ...base, linkedId, survivor };
}

/**
 * Finds the conversation some ids belong to: none known = a new one under `newId`; one = that one; several = the oldest
 * takes in the others. One round trip if this process has seen the call or the call is new.
 */
export async function findConversation(
  db: Firestore,
  customerId: string,
  ids: string[],
  newId: string,
): Promise<Conversation> {
  const guess =
    ids.map((id) => seen.get(`${customerId}/${id}`)).find((id) => id !== undefined) ?? newId;
  const [guessed, ...found] = await db.getAll(
    db.doc(paths.call(customerId, guess)),
    ...ids.map((id) => db.doc(paths.callAlias(customerId, id))),
  );
  const aliases: StoredAlias[] = [];
  const unlinked: string[] = [];
  for (const [index, { ref, updateTime, ...alias }] of found.map(readAlias).entries()) {
    if (alias.linkedId !== null && updateTime) {
      aliases.push({ ref, updateTime, linkedId: alias.linkedId });
    } else {
      unlinked.push(ids[index] ?? '');
    }
  }

  const linked = new Set(aliases.map((alias) => alias.linkedId));
  // A call stays the same call after its aliases have expired.
  if (linked.size === 0 && guessed?.exists) linked.add(guess);
  const documents = new Map(guessed && linked.has(guess) ? [[guess, storedCall(guessed)]] : []);
  await readCalls(db, customerId, linked, documents);

  const shown = [...documents.values()]
    .flatMap((stored) => (stored && stored.call.mergedInto === null ? [stored] : []))
    .toSorted(oldestFirst);
  const survivor = shown[0] ?? null;
  const withoutDocument = [...linked].filter((id) => !documents.get(id)).toSorted();
  const linkedId = survivor?.call.linkedId ?? withoutDocument[0] ?? newId;
  return {
    linkedId,
    survivor,
    strays: [...linked]
      .filter((id) => id !== linkedId)
      .map((id) => ({ linkedId: id, stored: documents.get(id) ?? null })),
    aliases,
    unlinked,
  };
}

/** Reads the documents of all ids, and those they were merged into. */
async function readCalls(
  db: Firestore,
  customerId: string,
  linked: Set<string>,
  documents: Map<string, StoredCall | null>,
): Promise<void> {
  for (;;) {
    for (const stored of documents.values()) {
      if (stored?.call.mergedInto) linked.add(stored.call.mergedInto);
    }
    const missing = [...linked].filter((id) => !documents.has(id));
    if (missing.length === 0) return;
    const read = await db.getAll(...missing.map((id) => db.doc(paths.call(customerId, id))));
    for (const document of read) documents.set(document.id, storedCall(document));
  }
}

function readAlias(alias: FirebaseFirestore.DocumentSnapshot) {
  const linkedId: unknown = alias.get('linkedId');
  return {
    ref: alias.ref,
    updateTime: alias.updateTime,
    linkedId: typeof linkedId === 'string' ? linkedId : null,
  };
}

/** A document as a call, or null when there is none. */
export const storedCall = (document: FirebaseFirestore.DocumentSnapshot): StoredCall | null =>
  document.exists && document.updateTime
    ? { call: callSchema.parse(withDates(document.data())), updateTime: document.updateTime }
    : null;

/** The oldest document survives; ties go to the smaller id. */
const oldestFirst = (a: StoredCall, b: StoredCall): number =>
  (a.call.receivedAt?.getTime() ?? 0) - (b.call.receivedAt?.getTime() ?? 0) ||
  (a.call.linkedId < b.call.linkedId ? -1 : 1);
