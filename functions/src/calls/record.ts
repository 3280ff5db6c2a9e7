import type { Firestore, WriteBatch } from 'firebase-admin/firestore';
import type { Call } from '../model/call.ts';
import { paths } from '../model/paths.ts';
import { retentionMs } from '../config.ts';
import { isConflict } from '../firestore/errors.ts';
import { log } from '../log.ts';
import { linkIds, rootId, type CallEvent } from './call-event.ts';
import { identify, unknownCaller, withheldCaller } from './identify.ts';
import { waitingEntries, type Entry } from './ledger.ts';
import {
  findConversation,
  isLinkKnown,
  rememberLink,
  type Conversation,
  type StoredCall,
} from './link.ts';
import { joinCalls, reduce } from './reduce.ts';
import { route } from './route.ts';

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
export async function record(context: RecordContext, entry: Entry): Promise<string> {
  const lookUp = lookups(context);
  if (!isLinkKnown(context.customerId, [entry.event.callId])) lookUp.begin(entry.event);
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

async function recordRound(
  context: RecordContext,
  entries: Entry[],
  lookUp: Lookups,
): Promise<string> {
  const { db, customerId, now } = context;
  const ids = [...new Set(entries.flatMap(({ event }) => linkIds(event)))];
  const newId = entries.map(({ event }) => rootId(event)).toSorted()[0] ?? '';
  const conversation = await findConversation(db, customerId, ids, newId);
  const { linkedId, survivor, others } = conversation;

  const before = survivor?.call ?? null;
  const joined = others.reduce<Call | null>(
    (call, other) => (call ? joinCalls(call, other.call) : other.call),
    before,
  );
  const reduced = entries.reduce((call, { event }) => reduce(call, event), joined);

  const batch = db.batch();
  if (reduced && reduced !== before) {
    const after = await lookUp.complete({ ...reduced, linkedId }, before);
    writeCall(batch, context, after, survivor);
  }
  for (const id of conversation.unlinked) {
    batch.create(db.doc(paths.callAlias(customerId, id)), {
      linkedId,
      expireAt: new Date(now().getTime() + retentionMs.alias),
    });
  }
  for (const { eventKey } of entries) {
    batch.update(db.doc(paths.ledgerEntry(customerId, eventKey)), { linkedId });
  }
  await takeIn(batch, context, conversation);
  await batch.commit();

  for (const other of others) {
    log.merged({ customerId, from: other.call.linkedId, into: linkedId });
  }
  rememberLink(customerId, ids, linkedId);
  return linkedId;
}

function writeCall(
  batch: WriteBatch,
  { db, customerId, now }: RecordContext,
  call: Call,
  stored: StoredCall | null,
): void {
  const document = db.doc(paths.call(customerId, call.linkedId));
  const data = { ...call, updatedAt: now() };
  if (stored) batch.update(document, data, { lastUpdateTime: stored.updateTime });
  else batch.create(document, data);
}

/** Moves what hangs on merged documents to the survivor, and leaves a pointer in them. */
async function takeIn(
  batch: WriteBatch,
  { db, customerId, now }: RecordContext,
  { linkedId, others }: Conversation,
): Promise<void> {
  for (const { call, updateTime } of others) {
    const [aliases, ledger, memos, ownMemos] = await Promise.all([
      db.collection(paths.callAliases(customerId)).where('linkedId', '==', call.linkedId).get(),
      db.collection(paths.ledger(customerId)).where('linkedId', '==', call.linkedId).get(),
      db.collection(paths.memos(customerId, call.linkedId)).get(),
      db.collection(paths.memos(customerId, linkedId)).get(),
    ]);
    const taken = new Set(ownMemos.docs.map((memo) => memo.id));
    for (const document of [...aliases.docs, ...ledger.docs]) {
      batch.update(document.ref, { linkedId });
    }
    for (const memo of memos.docs) {
      // One author may have written on both.
      const memoId = taken.has(memo.id) ? `${memo.id}-${call.linkedId}` : memo.id;
      batch.set(db.doc(`${paths.memos(customerId, linkedId)}/${memoId}`), memo.data());
      batch.delete(memo.ref);
    }
    batch.update(
      db.doc(paths.call(customerId, call.linkedId)),
      { mergedInto: linkedId, active: false, updatedAt: now() },
      { lastUpdateTime: updateTime },
    );
  }
}

/** What waits for the same call now, and whether somebody has taken our entry along already. */
async function waitingFor(
  { db, customerId, reread }: RecordContext,
  own: Entry,
): Promise<{ done: string | null; entries: Entry[] }> {
  const [ownEntry, waiting] = await Promise.all([
    db.doc(paths.ledgerEntry(customerId, own.eventKey)).get(),
    waitingEntries(db, customerId, linkIds(own.event)),
  ]);
  const linkedId: unknown = ownEntry.get('linkedId');
  if (typeof linkedId === 'string') return { done: linkedId, entries: [] };
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

type Lookups = ReturnType<typeof lookups>;

/**
 * Store and caller, looked up when the number becomes known and again only when a leg nearer to the caller
 * tells another: a line or contact changed meanwhile does not change the call.
 */
function lookups({ db, customerId }: RecordContext) {
  const routes = new Map<string, ReturnType<typeof route>>();
  const callers = new Map<string, ReturnType<typeof identify>>();
  const lineOf = (number: string) => memoized(routes, number, () => route(db, customerId, number));
  const callerOf = (number: string) =>
    memoized(callers, number, () => identify(db, customerId, number));

  return {
    /** Starts what a new call will need, beside the other reads. */
    begin(event: CallEvent): void {
      const dialled = event.entryNumber ?? event.internalNumber;
      for (const work of [
        dialled && lineOf(dialled),
        event.externalNumber && !event.internal && callerOf(event.externalNumber),
      ]) {
        if (work) work.catch(() => undefined);
      }
    },

    async complete(call: Call, before: Call | null): Promise<Call> {
      const routed = before !== null && before.internalNumber === call.internalNumber;
      const identified =
        before !== null &&
        before.externalNumber === call.externalNumber &&
        before.withheld === call.withheld &&
        before.direction === call.direction;
      const [line, caller] = await Promise.all([
        routed || !call.internalNumber ? null : lineOf(call.internalNumber),
        identified ? null : identifyCall(call, callerOf),
      ]);
      return {
        ...call,
        ...(routed
          ? {}
          : {
              groupCode: line?.groupCode ?? null,
              store: line ? { code: line.storeCode, name: line.storeName } : null,
            }),
        ...(caller ? { caller } : {}),
      };
    },
  };
}

async function identifyCall(call: Call, callerOf: (number: string) => ReturnType<typeof identify>) {
  if (call.withheld) return withheldCaller;
  if (call.direction === 'internal' || !call.externalNumber) return unknownCaller;
  return callerOf(call.externalNumber);
}

function memoized<T>(
  cache: Map<string, Promise<T>>,
  key: string,
  make: () => Promise<T>,
): Promise<T> {
  const known = cache.get(key);
  if (known) return known;
  const made = make();
  cache.set(key, made);
  return made;
}
