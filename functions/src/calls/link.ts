import type { DocumentReference, Firestore, Timestamp } from 'firebase-admin/firestore';
import { callSchema, type Call } from '../model/call.ts';
import { paths } from '../model/paths.ts';
import { withDates } from '../firestore/dates.ts';

/** A call document as it was read, with what a conditional write needs. */
export interface StoredCall {
  call: Call;
  updateTime: Timestamp;
}

/** An alias as it was read. */
export interface StoredAlias {
  ref: DocumentReference;
  linkedId: string;
  updateTime: Timestamp;
}

/** Which conversation a set of ids belongs to, as the database has it. */
export interface Conversation {
  /** The conversation's id: the survivor's, or the one a new conversation gets. */
  linkedId: string;
  survivor: StoredCall | null;
  /**
   * Other ids under which parts of the same conversation are known: documents that have to go, aliases
   * without a document (their events changed no call), documents that were taken in before.
   */
  strays: { linkedId: string; stored: StoredCall | null }[];
  aliases: StoredAlias[];
  /** Ids no alias exists for yet. */
  unlinked: string[];
}

/** Conversations this process has seen, so that the call can be read together with its aliases. */
const seen = new Map<string, string>();
const seenLimit = 5_000;
/** Calls as this process last wrote them. */
const written = new Map<string, StoredCall>();
const writtenLimit = 500;

/** Remembers which conversation some ids belong to and, where this process has just written it, the call. */
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

/** Puts a value last; of more than `limit` the oldest go. */
function keep<T>(map: Map<string, T>, key: string, value: T, limit: number): void {
  map.delete(key);
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= limit) break;
    map.delete(oldest);
  }
}

/**
 * What this process believes of some ids without reading: they are of the call it wrote last, or, where it
 * has seen none of them, of a new one; null = it can't say. A write from a belief carries all its conditions
 * (the document unchanged, no such document or alias there), so that a wrong one fails and is read.
 * A remembered call is handed out once: of several writers at the same moment one alone tries.
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
 * Finds the conversation of some ids: none of them known = a new one under `newId`; one = that; several =
 * the oldest takes the others in. One round trip when this process has seen the call or it is new.
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
  // A call whose aliases have expired is still the same call.
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

/** Reads the documents of all ids, and of those they were merged into. */
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

/** The oldest document survives; of two received at the same moment the one with the smaller id. */
const oldestFirst = (a: StoredCall, b: StoredCall): number =>
  (a.call.receivedAt?.getTime() ?? 0) - (b.call.receivedAt?.getTime() ?? 0) ||
  (a.call.linkedId < b.call.linkedId ? -1 : 1);
