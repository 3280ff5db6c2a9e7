import { isDeepStrictEqual } from 'node:util';
import type { Firestore, WriteBatch } from 'firebase-admin/firestore';
import type { Call } from '../model/call.ts';
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

/** What recording needs from the outside. */
export interface RecordContext {
  db: Firestore;
  customerId: string;
  now: () => Date;
  /** Reads a ledger entry again; null when today's code can't. */
  reread: (entry: FirebaseFirestore.DocumentData) => CallEvent | null;
  /** Milliseconds since the epoch after which no further round begins. */
  until: number;
}

/** Thrown when others kept changing the same call until the time was up; the trigger goes on. */
export class StillContendedError extends Error {
  override name = 'StillContendedError';
}

/**
 * Brings the call, its aliases and the ledger's link up to date with one event, in one atomic write whose
 * conditions are exactly what was read. Where somebody else was faster, the round is repeated with every
 * entry that waits for the same call, so that of fifty writers the first takes the others' work along.
 */
export const record = (context: RecordContext, entry: Entry): Promise<string> =>
  recordRounds(context, entry, lookups(context), null);

/** The recording of an event that has only just arrived and may not be in the ledger yet. */
export interface Recording {
  /** True for a call this process wrote last: then the event and its effect can be one write. */
  callIsKnown: boolean;
  /** Appends and records in one write, or throws and has written nothing. */
  atOnce(raw: string): Promise<string>;
  /** As {@link record}, after the entry was appended. */
  afterAppend(): Promise<string>;
}

/** Begins what can be done before or beside the append. */
export function beginRecording(context: RecordContext, entry: Entry): Recording {
  const { event } = entry;
  const lookUp = lookups(context);
  const believed = event.isKnownState
    ? believedConversation(context.customerId, linkIds(event), rootId(event))
    : null;
  const callIsKnown = Boolean(believed?.survivor);
  if (!callIsKnown) lookUp.begin(event);
  return {
    callIsKnown,
    atOnce: (raw) => recordRound(context, [entry], lookUp, believed, raw),
    afterAppend: () => recordRounds(context, entry, lookUp, callIsKnown ? null : believed),
  };
}

async function recordRounds(
  context: RecordContext,
  entry: Entry,
  lookUp: Lookups,
  believed: Conversation | null,
): Promise<string> {
  if (believed) {
    try {
      return await recordRound(context, [entry], lookUp, believed);
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }
  let entries = [entry];
  for (let round = 0; ; round += 1) {
    try {
      return await recordRound(context, entries, lookUp);
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
    if (context.now().getTime() >= context.until) throw new StillContendedError();
    await pause(round);
    const waiting = await waitingFor(context, entry);
    if (waiting.done !== null) return waiting.done;
    entries = waiting.entries;
  }
}

/** @param raw of the one entry, when it is to be appended by the same write */
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
  const conversation = believed ?? (await findConversation(db, customerId, ids, newId));
  const { linkedId, survivor, strays } = conversation;
  const merging = strays.flatMap(({ stored }) =>
    stored && stored.call.mergedInto === null ? [stored.call] : [],
  );
  const known = survivor ? [survivor.call, ...merging] : merging;
  const joined = known.length > 0 ? known.reduce(joinCalls) : null;
  const reduced = entries.reduce((call, { event }) => reduce(call, event), joined);

  const batch = db.batch();
  let after: Call | null = null;
  if (reduced && reduced !== survivor?.call) {
    const call = await lookUp.complete({ ...reduced, linkedId }, known);
    after = { ...(call.erasedAt ? withoutPerson(call) : call), updatedAt: now() };
    writeCall(batch, context, after, survivor);
  }
  if (!survivor || reduced === survivor.call) {
    // No write of a call carries the condition that nothing was merged meanwhile: the aliases do.
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
    // Of a caller who was erased the ledger keeps the key alone.
    const kept = joined?.erasedAt ? { linkedId, raw: '' } : { linkedId };
    if (raw === undefined) batch.update(document, kept);
    else batch.create(document, { ...ledgerEntry(event, raw, linkedId), ...kept });
  }
  if (strays.length > 0) await takeInStrays(batch, context, conversation);
  // The call's write, where there is one, is the first.
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

/** The fields that have another value now; the others are not sent and indexed again. */
const changes = (before: Call, after: Call): Partial<Call> =>
  Object.fromEntries(
    Object.entries(after).filter(
      ([field, value]) => !isDeepStrictEqual(value, before[field as keyof Call]),
    ),
  );

/** What waits for the same call now, and whether somebody has taken our entry along already. */
async function waitingFor(
  { db, customerId, reread }: RecordContext,
  own: Entry,
): Promise<{ done: string | null; entries: Entry[] }> {
  const [ownEntry, waiting] = await Promise.all([
    db.doc(paths.ledgerEntry(customerId, own.eventKey)).get(),
    waitingEntries(db, customerId, linkIds(own.event)),
  ]);
  const linkedId = linkedIdOf(ownEntry);
  if (linkedId !== null) return { done: linkedId, entries: [] };
  const others = waiting
    .filter(({ eventKey }) => eventKey !== own.eventKey)
    .flatMap(({ eventKey, entry }) => {
      const event = reread(entry);
      return event ? [{ eventKey, event }] : [];
    });
  return { done: null, entries: [own, ...others] };
}

/** Bounded, growing, jittered: writers of one call must not meet again at the same moment. */
const pause = (round: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, Math.random() * Math.min(20 * 2 ** round, 300));
  });
