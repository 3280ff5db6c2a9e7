import type { Firestore } from 'firebase-admin/firestore';
import { append, leaveToTrigger, type Appended, type Entry } from '../calls/ledger.ts';
import { rootId } from '../calls/call-event.ts';
import { beginRecording } from '../calls/record.ts';
import { within } from '../deadline.ts';
import { limits } from '../config.ts';
import { log } from '../log.ts';
import type { Telephony } from '../customers/telephony.ts';
import type { EntryOutcome } from './outcome.ts';
import { reread } from './reread.ts';

export interface IntakeDeps {
  db: () => Promise<Firestore>;
  telephony: (customerId: string) => Promise<Telephony>;
  now: () => Date;
  /** Counts a refused signature of a connected customer. */
  countRefused?: (customerId: string) => void;
}

/** Whose events they are, and since when the sender has been waiting for an answer. */
export interface Arrival {
  customerId: string;
  arrivedAt: Date;
}

/**
 * Ledger and call in one write, which either succeeds or writes nothing, if this process was the last to write the call
 * or knows of none. Otherwise, or if that takes too long: ledger first, then the call if time allows; the trigger does
 * the rest.
 */
export async function settle(
  deps: IntakeDeps,
  db: Firestore,
  delivery: Arrival,
  entry: Entry,
  raw: string,
): Promise<EntryOutcome> {
  const { customerId, arrivedAt } = delivery;
  const until = arrivedAt.getTime() + limits.recordMs;
  const leftMs = (limitMs: number) => arrivedAt.getTime() + limitMs - deps.now().getTime();
  const recording = beginRecording({ db, customerId, now: deps.now, reread, until }, entry);
  const atOnce = recording.mayBeAtOnce ? recording.atOnce(raw) : null;
  if (atOnce) {
    const patienceMs = Math.min(limits.atOnceMs, leftMs(limits.durableMs));
    const linkedId = await within(atOnce, patienceMs).catch(() => null);
    if (linkedId !== null) return { kind: 'stored', linkedId };
  }

  const appending = append(db, customerId, entry, raw);
  const appended = await inTime(deps, delivery, atOnce ? firstDone(atOnce, appending) : appending);
  if (appended === null) return { kind: 'not-durable', reason: 'ledger' };
  const kind = appended.repeated ? 'duplicate' : 'stored';
  if (appended.repeated && appended.linkedId !== null) return { kind, linkedId: appended.linkedId };

  try {
    return { kind, linkedId: await within(recording.afterAppend(), leftMs(limits.recordMs)) };
  } catch (error) {
    const linkedId = rootId(entry.event);
    log.recordLater({ customerId, linkedId, reason: nameOf(error) });
    await leaveOver(deps, db, delivery, [entry.eventKey]);
    return { kind, linkedId };
  }
}

/** Tells the trigger of entries that no call has taken in. If that takes too long, the sweep finds them. */
export async function leaveOver(
  deps: IntakeDeps,
  db: Firestore,
  { customerId, arrivedAt }: Arrival,
  eventKeys: string[],
): Promise<void> {
  const leftMs = arrivedAt.getTime() + limits.durableMs - deps.now().getTime();
  const leaving = leaveToTrigger(db, customerId, eventKeys, deps.now());
  await within(leaving, leftMs).catch(() => undefined);
}

/** The combined write may just be slow: the event is durable as soon as either succeeds. */
const firstDone = (atOnce: Promise<string>, appending: Promise<Appended>): Promise<Appended> =>
  Promise.any([appending, atOnce.then((linkedId) => ({ repeated: true, linkedId }))]);

/** The result of a read or write the response depends on, or null if it failed or took too long. */
export async function inTime<T>(
  deps: IntakeDeps,
  { customerId, arrivedAt }: Arrival,
  work: Promise<T>,
): Promise<T | null> {
  const spentMs = deps.now().getTime() - arrivedAt.getTime();
  try {
    return await within(work, limits.durableMs - spentMs);
  } catch (error) {
    log.notDurable({ customerId, reason: nameOf(error), ms: spentMs });
    return null;
  }
}

export const nameOf = (error: unknown): string =>
  error instanceof Error ? error.name : typeof error;
