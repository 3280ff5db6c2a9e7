import { isDeepStrictEqual } from 'node:util';
import type { Firestore, WriteBatch } from 'firebase-admin/firestore';
import type { Call } from '../model/calls/call.ts';
import { paths } from '../model/paths.ts';
import { retentionMs } from '../config.ts';
import { isConflict } from '../firestore/errors.ts';
import { log } from '../log.ts';
import { withoutPerson } from './erased.ts';
import { linkIds, rootId, type CallEvent } from './call-event.ts';
import { ledgerEntry, linkedIdOf, waitingEntries, type Entry } from './ledger.ts';
import {
  believedConversation,
  findConversation,
  rememberCall,
  type Conversation,
  type StoredCall,
} from './link.ts';
import { storedLegs } from './fold.ts';
import { lookups, type Lookups } from './lookups.ts';
import { takeInLateMemos, takeInStrays } from './merge.ts';
import { joinCalls, reduce } from './reduce.ts';

/** What recording needs from outside. */
export interface RecordContext {
  db: Firestore;
  customerId: string;
  now: () => Date;
  /** Reads a ledger entry again; null when today's code can't. */
  reread: (entry: FirebaseFirestore.DocumentData) => CallEvent | null;
  /** Milliseconds since the epoch; no further round begins after this. */
  until: number;
}

/** Thrown when others kept changing the same call until time ran out; the trigger carries on. */
class StillContendedError extends Error {
  override name = 'StillContendedError';
}

/**
 * Brings the call, its aliases and the ledger's link up to date with one event, in one atomic write conditional on
 * exactly what was read. If another writer was faster, the round repeats with every entry waiting for the same call, so
 * the first of fifty writers does the others' work too.
 */
export const record = (context: RecordContext, entry: Entry): Promise<string> =>
  recordTogether(context, [entry]);

/** The same for entries about one call, in one write. */
export const recordTogether = (context: RecordContext, entries: Entry[]): Promise<string> =>
  recordRounds(context, entries, lookups(context), null);

/** Recording of an event that has just arrived and may not be in the ledger yet. */
export interface Recording {
  /** True if this process was the last to write the call, or knows of none: then event and effect can be one write. */
  mayBeAtOnce: boolean;
  /** Appends and records in one write, or throws without writing anything. */
  atOnce(raw: string): Promise<string>;
  /** Like {@link record}, after the entry has been appended. */
  afterAppend(): Promise<string>;
}

/** Calls whose first write is under way: of several deliveries that come together, one alone tries it at once. */
const beginnings = new Set<string>();

/** Starts what can be done before or alongside the append. */
export function beginRecording(context: RecordContext, entry: Entry): Recording {
  const { event } = entry;
  const lookUp = lookups(context);
  const believed = event.isKnownState
    ? believedConversation(context.customerId, linkIds(event), rootId(event))
    : null;
  const isNew = !believed?.survivor;
  if (isNew) lookUp.begin(event);
  const beginningOf = `${context.customerId}/${rootId(event)}`;
  const mayBeAtOnce = believed !== null && !(isNew && beginnings.has(beginningOf));
  return {
    mayBeAtOnce,
    async atOnce(raw) {
      if (isNew) beginnings.add(beginningOf);
      try {
        return await recordRound(context, [entry], lookUp, believed, raw);
      } finally {
        if (isNew) beginnings.delete(beginningOf);
      }
    },
    afterAppend: () => recordRounds(context, [entry], lookUp, mayBeAtOnce ? null : believed),
  };
}

async function recordRounds(
  context: RecordContext,
  own: Entry[],
  lookUp: Lookups,
  believed: Conversation | null,
): Promise<string> {
  if (believed) {
    try {
      return await recordRound(context, own, lookUp, believed);
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }
  let entries = own;
  for (let round = 0; ; round += 1) {
    try {
      return await recordRound(context, entries, lookUp);
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
    if (context.now().getTime() >= context.until) throw new StillContendedError();
    await pause(round);
    const waiting = await waitingFor(context, own);
    if (waiting.done !== null) return waiting.done;
    entries = waiting.entries;
  }
}

/** @param raw body of the one entry, if the same write is to append it */
async function recordRound(
  context: RecordContext,
  entries: Entry[],
  lookUp: Lookups,
  believed: Conversation | null = null,
  raw?: string,
): Promise<string> {
  const { db, customerId, now } = context;
  const ids = [...new Set(entries.flatMap(({ event }) => linkIds(event)))];
  const newId = entries.map(({ event }) => rootId(event)).toSorted()[0] ?? '';
  const [conversation, events] = await Promise.all([
    believed ?? findConversation(db, customerId, ids, newId),
    Promise.all(entries.map(({ event }) => lookUp.named(event))),
  ]);
  const { linkedId, survivor, strays } = conversation;
  const merging = strays.flatMap(({ stored }) =>
    stored && stored.call.mergedInto === null ? [stored.call] : [],
  );
  const known = survivor ? [survivor.call, ...merging] : merging;
  const joined = known.length > 0 ? known.reduce(joinCalls) : null;
  const reduced = events.reduce(reduce, joined);

  const batch = db.batch();
  let after: Call | null = null;
  if (reduced && reduced !== survivor?.call) {
    const call = await lookUp.complete({ ...reduced, linkedId }, known);
    after = { ...(call.erasedAt ? withoutPerson(call) : call), updatedAt: now() };
    writeCall(batch, context, after, survivor);
  }
  if (!survivor || reduced === survivor.call) {
    // Writing the call doesn't guarantee that nothing was merged meanwhile; the aliases' preconditions do.
    for (const { ref, linkedId: read, updateTime } of conversation.aliases) {
      if (read === linkedId) batch.update(ref, { linkedId }, { lastUpdateTime: updateTime });
    }
  }
  for (const id of conversation.unlinked) {
    batch.create(db.doc(paths.callAlias(customerId, id)), {
      linkedId,
      expireAt: new Date(now().getTime() + retentionMs.alias),
    });
  }
  for (const { eventKey, event } of entries) {
    const document = db.doc(paths.ledgerEntry(customerId, eventKey));
    // For an erased caller, the ledger keeps only the key.
    const kept = joined?.erasedAt ? { linkedId, raw: '' } : { linkedId };
    if (raw === undefined) batch.update(document, kept);
    else batch.create(document, { ...ledgerEntry(event, raw, linkedId), ...kept });
  }
  if (strays.length > 0) await takeInStrays(batch, context, conversation);
  // The call's write, if any, comes first.
  const [result] = await batch.commit();

  rememberCall(
    customerId,
    ids,
    linkedId,
    after && result ? { call: after, updateTime: result.writeTime } : null,
  );
  if (merging.length > 0) await takeInLateMemos(context, conversation);
  for (const { linkedId: from } of merging) log.merged({ customerId, from, into: linkedId });
  return linkedId;
}

function writeCall(
  batch: WriteBatch,
  { db, customerId }: RecordContext,
  call: Call,
  stored: StoredCall | null,
): void {
  const document = db.doc(paths.call(customerId, call.linkedId));
  if (stored) {
    const { legs, ...changed } = changes(stored.call, call);
    const data = { ...changed, ...(legs && { legs: storedLegs(legs) }), updatedAt: call.updatedAt };
    batch.update(document, data, { lastUpdateTime: stored.updateTime });
  } else batch.create(document, { ...call, legs: storedLegs(call.legs) });
}

/** The fields that changed; the others needn't be sent and indexed again. */
const changes = (before: Call, after: Call): Partial<Call> =>
  Object.fromEntries(
    Object.entries(after).filter(
      ([field, value]) => !isDeepStrictEqual(value, before[field as keyof Call]),
    ),
  );

/** What's waiting for the same call now; `done` = somebody has taken in all of ours, into this call. */
async function waitingFor(
  { db, customerId, reread }: RecordContext,
  own: Entry[],
): Promise<{ done: string | null; entries: Entry[] }> {
  const [stored, waiting] = await Promise.all([
    db.getAll(...own.map(({ eventKey }) => db.doc(paths.ledgerEntry(customerId, eventKey)))),
    waitingEntries(db, customerId, [...new Set(own.flatMap(({ event }) => linkIds(event)))]),
  ]);
  const takenInto = new Map(stored.map((entry) => [entry.id, linkedIdOf(entry)]));
  const open = own.filter(({ eventKey }) => (takenInto.get(eventKey) ?? null) === null);
  if (open.length === 0)
    return { done: takenInto.get(own[0]?.eventKey ?? '') ?? null, entries: [] };
  const others = waiting
    .filter(({ eventKey }) => !takenInto.has(eventKey))
    .flatMap(({ eventKey, entry }) => {
      const event = reread(entry);
      return event ? [{ eventKey, event }] : [];
    });
  return { done: null, entries: [...open, ...others] };
}

/** Bounded exponential backoff with jitter, so that writers of one call don't collide again. */
const pause = (round: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, Math.random() * Math.min(20 * 2 ** round, 300));
  });
