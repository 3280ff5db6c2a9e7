import type { DocumentSnapshot, Firestore, Timestamp } from 'firebase-admin/firestore';
import { callSchema, type Call } from '../model/call.ts';
import { paths } from '../model/paths.ts';
import { withDates } from '../firestore/dates.ts';

/** A call document as it was read, with what a conditional write needs. */
export interface StoredCall {
  call: Call;
  updateTime: Timestamp;
}

/** Which conversation a set of ids belongs to, as the database has it. */
export interface Conversation {
  /** The conversation's id: the survivor's, or the one a new conversation gets. */
  linkedId: string;
  survivor: StoredCall | null;
  /** Documents that are part of the same conversation and have to go. */
  others: StoredCall[];
  /** Ids no alias exists for yet. */
  unlinked: string[];
}

/** Conversations this process has seen, so that the call can be read together with its aliases. */
const seen = new Map<string, string>();
const remembered = 5_000;

export function rememberLink(customerId: string, ids: string[], linkedId: string): void {
  for (const id of ids) {
    seen.delete(`${customerId}/${id}`);
    seen.set(`${customerId}/${id}`, linkedId);
  }
  for (const oldest of seen.keys()) {
    if (seen.size <= remembered) break;
    seen.delete(oldest);
  }
}

/** True when this process knows the call already: its number was looked up before. */
export const isLinkKnown = (customerId: string, ids: string[]): boolean =>
  ids.some((id) => seen.has(`${customerId}/${id}`));

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
  const [guessed, ...aliases] = await db.getAll(
    db.doc(paths.call(customerId, guess)),
    ...ids.map((id) => db.doc(paths.callAlias(customerId, id))),
  );
  const linked = new Set<string>();
  const unlinked: string[] = [];
  for (const [index, alias] of aliases.entries()) {
    const linkedId: unknown = alias.get('linkedId');
    if (typeof linkedId === 'string') linked.add(linkedId);
    else unlinked.push(ids[index] ?? '');
  }
  if (linked.size === 0) {
    return {
      linkedId: newId,
      survivor: null,
      others: [],
      unlinked,
      ...(guess === newId ? existing(guessed) : {}),
    };
  }

  const missing = [...linked].filter((id) => id !== guess);
  const more =
    missing.length > 0
      ? await db.getAll(...missing.map((id) => db.doc(paths.call(customerId, id))))
      : [];
  const calls = [guessed, ...more]
    .filter((document) => document !== undefined && linked.has(document.id))
    .flatMap((document) => stored(document as DocumentSnapshot))
    .toSorted(oldestFirst);
  const [survivor, ...others] = calls;
  return {
    linkedId: survivor?.call.linkedId ?? [...linked].toSorted()[0] ?? newId,
    survivor: survivor ?? null,
    others,
    unlinked,
  };
}

/** A call whose aliases have expired is still the same call. */
const existing = (document: DocumentSnapshot | undefined): { survivor?: StoredCall } => {
  const [survivor] = document ? stored(document) : [];
  return survivor ? { survivor } : {};
};

function stored(document: DocumentSnapshot): StoredCall[] {
  if (!document.exists || !document.updateTime) return [];
  return [{ call: callSchema.parse(withDates(document.data())), updateTime: document.updateTime }];
}

/** The oldest document survives; of two received at the same moment the one with the smaller id. */
const oldestFirst = (a: StoredCall, b: StoredCall): number =>
  (a.call.receivedAt?.getTime() ?? 0) - (b.call.receivedAt?.getTime() ?? 0) ||
  (a.call.linkedId < b.call.linkedId ? -1 : 1);
