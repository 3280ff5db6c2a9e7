import type { DocumentSnapshot, Firestore, Query } from 'firebase-admin/firestore';
import { endWrapUp, overdueWrapUps } from '../agents/overdue.ts';
import type { Call } from '../model/calls/call.ts';
import { derive, latestOrder } from '../calls/derive.ts';
import { storedCall, type StoredCall } from '../calls/link.ts';
import { stuckAfterMs, testCallMs } from '../config.ts';
import { documentsOf } from '../firestore/documents-of.ts';
import { isConflict } from '../firestore/errors.ts';
import { log } from '../log.ts';
import { finishEntry } from '../intake/finish.ts';

/** Documents read at a time. */
const pageSize = 100;
/** An entry younger than this is still being reduced by its request or trigger. */
const unreducedAfterMs = 30_000;
/** The sweeping function may run 60 s; the next run does the rest. */
const runMs = 45_000;

/** How many documents a sweep brought up to date: calls, ledger entries, agents. */
interface Swept {
  closed: number;
  finished: number;
  rested: number;
}

/**
 * Periodic work over all customers at once: reduces entries that neither request nor trigger could, closes calls whose
 * end never came, and ends wrap-ups that have run out. A document that can't be read is logged and skipped.
 */
export async function sweep(db: Firestore, now: Date): Promise<Swept> {
  const begun = performance.now();
  const spentMs = () => performance.now() - begun;
  const clock = () => new Date(now.getTime() + spentMs());
  const hasTime = () => spentMs() < runMs;

  const counts = new Map<string, Swept>();
  const each = async (query: Query, field: keyof Swept, work: Work) => {
    for await (const document of documentsOf(query, { pageSize, hasTime })) {
      const customerId = document.ref.parent.parent?.id ?? '';
      if (!(await attempt(`sweep ${field}`, () => work(document, customerId)))) continue;
      const count = counts.get(customerId) ?? { closed: 0, finished: 0, rested: 0 };
      count[field] += 1;
      counts.set(customerId, count);
    }
  };
  const finish: Work = (entry, customerId) => finishEntry(db, customerId, entry.id, clock);
  const close: Work = (document) => closeIfStuck(document, now);
  const rest: Work = (agent, customerId) => endWrapUp(agent, customerId, now);
  // If one part fails, the others still run; the run as a whole fails, so that somebody notices.
  const done = [
    // First, since the end of a call may be among the leftovers.
    ...(await Promise.allSettled([each(leftovers(db, now), 'finished', finish)])),
    ...(await Promise.allSettled([
      each(activeTestCalls(db, now), 'closed', close),
      each(longActiveCalls(db, now), 'closed', close),
      each(overdueWrapUps(db, now), 'rested', rest),
    ])),
  ];

  const total = { closed: 0, finished: 0, rested: 0 };
  for (const [customerId, count] of counts) {
    log.swept({ customerId, ...count });
    total.closed += count.closed;
    total.finished += count.finished;
    total.rested += count.rested;
  }
  const failed = done.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  return total;
}

/** Processes one document; false if there was nothing to do. */
type Work = (document: DocumentSnapshot, customerId: string) => Promise<boolean>;

/** One document that can't be read or written must not stop the others. */
async function attempt(where: string, work: () => Promise<boolean>): Promise<boolean> {
  try {
    return await work();
  } catch (error) {
    log.failed({ where, error });
    return false;
  }
}

const ago = (now: Date, ms: number): Date => new Date(now.getTime() - ms);

/** Oldest first, so that nothing waits behind an unreadable entry. */
const leftovers = (db: Firestore, now: Date): Query =>
  db
    .collectionGroup('ledger')
    .where('linkedId', '==', null)
    .where('receivedAt', '<', ago(now, unreducedAfterMs))
    .orderBy('receivedAt');

/** A call that began later can't be stuck, and few that began earlier are still active. */
const longActiveCalls = (db: Firestore, now: Date): Query =>
  db
    .collectionGroup('amiEvents')
    .where('active', '==', true)
    .where('startedAt', '<', ago(now, stuckAfterMs))
    .orderBy('startedAt');

const activeTestCalls = (db: Firestore, now: Date): Query =>
  db
    .collectionGroup('amiEvents')
    .where('active', '==', true)
    .where('isTest', '==', true)
    .where('startedAt', '<', ago(now, testCallMs))
    .orderBy('startedAt');

/** Closes a call if it's stuck and nobody is changing it right now. */
export async function closeIfStuck(document: DocumentSnapshot, now: Date): Promise<boolean> {
  const stored = await readOrLeave(document);
  if (!stored || !isStuck(stored.call, now)) return false;
  try {
    await document.ref.update(
      { ...closedByTimeout(stored.call, now), updatedAt: now },
      { lastUpdateTime: stored.updateTime },
    );
    return true;
  } catch (error) {
    if (isConflict(error)) return false;
    throw error;
  }
}

/** An unreadable call is logged once and marked as inactive, so that no later sweep retries it. */
async function readOrLeave(document: DocumentSnapshot): Promise<StoredCall | null> {
  try {
    return storedCall(document);
  } catch (error) {
    await document.ref.update({ active: false });
    throw error;
  }
}

/** A test call ends by itself; any other call four hours after its last event. */
function isStuck(call: Call, now: Date): boolean {
  const lastWordAt = call.updatedAt ?? call.receivedAt ?? call.startedAt;
  const afterMs = call.isTest ? testCallMs : stuckAfterMs;
  return lastWordAt !== null && lastWordAt.getTime() < now.getTime() - afterMs;
}

/** The call, ended with its legs' outcome and marked; any later event voids the mark. */
export const closedByTimeout = (call: Call, now: Date): Call =>
  derive({ ...call, closedByTimeout: { at: now, after: latestOrder(call) } });
