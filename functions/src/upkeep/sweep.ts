import type { Firestore } from 'firebase-admin/firestore';
import { callSchema, type Call } from '../model/call.ts';
import { paths } from '../model/paths.ts';
import { derive, latestOrder } from '../calls/derive.ts';
import { stuckAfterMs, testCallMs } from '../config.ts';
import { isConflict } from '../firestore/errors.ts';
import { withDates } from '../firestore/dates.ts';
import { log } from '../log.ts';
import { finishEntry } from './finish.ts';

/** Calls and entries handled per customer and run; the next run goes on. */
const perRun = 200;
/** An entry younger than this is still being reduced by its request or trigger. */
const unreducedAfterMs = 30_000;

/**
 * What a clock has to do for every customer: reduce entries that neither request nor trigger could, and
 * close calls whose end never came.
 */
export async function sweep(
  db: Firestore,
  now: Date,
): Promise<{ closed: number; finished: number }> {
  const total = { closed: 0, finished: 0 };
  for (const customer of await db.collection('customer').listDocuments()) {
    const finished = await finishLeftovers(db, customer.id, now);
    const closed = await closeStuckCalls(db, customer.id, now);
    if (closed + finished > 0) log.swept({ customerId: customer.id, closed, finished });
    total.closed += closed;
    total.finished += finished;
  }
  return total;
}

async function finishLeftovers(db: Firestore, customerId: string, now: Date): Promise<number> {
  const waiting = await db
    .collection(paths.ledger(customerId))
    .where('linkedId', '==', null)
    .where('receivedAt', '<', new Date(now.getTime() - unreducedAfterMs))
    .limit(perRun)
    .get();
  let finished = 0;
  for (const entry of waiting.docs) {
    if (await finishEntry(db, customerId, entry.id, () => new Date())) finished += 1;
  }
  return finished;
}

async function closeStuckCalls(db: Firestore, customerId: string, now: Date): Promise<number> {
  const active = await db
    .collection(paths.calls(customerId))
    .where('active', '==', true)
    .limit(perRun)
    .get();
  let closed = 0;
  for (const document of active.docs) {
    const call = callSchema.parse(withDates(document.data()));
    if (!isStuck(call, now)) continue;
    try {
      await document.ref.update(
        { ...closedByTimeout(call, now), updatedAt: now },
        { lastUpdateTime: document.updateTime },
      );
      closed += 1;
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }
  return closed;
}

/** A test call ends by itself; every other call four hours after the last word from it. */
function isStuck(call: Call, now: Date): boolean {
  const lastWordAt = call.updatedAt ?? call.receivedAt ?? now;
  return now.getTime() - lastWordAt.getTime() > (call.isTest ? testCallMs : stuckAfterMs);
}

/** The call as ended by its legs' outcome, and marked; any later event makes the mark void. */
export const closedByTimeout = (call: Call, now: Date): Call =>
  derive({ ...call, closedByTimeout: { at: now, after: latestOrder(call) } });
