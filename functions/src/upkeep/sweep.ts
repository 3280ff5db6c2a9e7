import type { DocumentSnapshot, Firestore, Query } from 'firebase-admin/firestore';
import { endWrapUp, overdueWrapUps } from '../agents/overdue.ts';
import type { Call } from '../model/call.ts';
import { derive, latestOrder } from '../calls/derive.ts';
import { storedCall, type StoredCall } from '../calls/link.ts';
import { stuckAfterMs, testCallMs } from '../config.ts';
import { documentsOf } from '../firestore/documents-of.ts';
import { isConflict } from '../firestore/errors.ts';
import { log } from '../log.ts';
import { finishEntry } from '../intake/finish.ts';

/** Documents read at once. */
const pageSize = 100;
/** An entry younger than this is still being reduced by its request or trigger. */
const unreducedAfterMs = 30_000;
/** The function that sweeps may run 60 s; what is left over is the next run's. */
const runMs = 45_000;

/** How many documents a sweep brought up to date: calls, ledger entries, agents. */
interface Swept {
  closed: number;
  finished: number;
  rested: number;
}

/**
 * What a clock has to do, over all customers at once: reduce entries that neither request nor trigger could,
 * close calls whose end never came, and end wrap-ups whose time is up. A document that can't be read is reported and passed over.
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
  // What one can't do the others still do; the run as a whole fails, so that somebody hears of it.
  const done = [
    // First, since the end of a call may be among what was left.
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

/** Does something with one document; false when there was nothing to do. */
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

/** Oldest first, so that nothing waits behind what can't be read. */
const leftovers = (db: Firestore, now: Date): Query =>
  db
    .collectionGroup('ledger')
    .where('linkedId', '==', null)
    .where('receivedAt', '<', ago(now, unreducedAfterMs))
    .orderBy('receivedAt');

/** No call is stuck that began later; of those that began earlier few are still active. */
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

/** Closes a call unless it is not stuck or somebody changes it just now. */
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

/** A call that can't be read is reported once and not active any more: no later sweep tries it again. */
async function readOrLeave(document: DocumentSnapshot): Promise<StoredCall | null> {
  try {
    return storedCall(document);
  } catch (error) {
    await document.ref.update({ active: false });
    throw error;
  }
}

/** A test call ends by itself; every other call four hours after the last word from it. */
function isStuck(call: Call, now: Date): boolean {
  const lastWordAt = call.updatedAt ?? call.receivedAt ?? call.startedAt;
  const afterMs = call.isTest ? testCallMs : stuckAfterMs;
  return lastWordAt !== null && lastWordAt.getTime() < now.getTime() - afterMs;
}

/** The call as ended by its legs' outcome, and marked; any later event makes the mark void. */
export const closedByTimeout = (call: Call, now: Date): Call =>
  derive({ ...call, closedByTimeout: { at: now, after: latestOrder(call) } });
