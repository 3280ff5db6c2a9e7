import type { Firestore } from 'firebase-admin/firestore';
import { paths } from '../model/paths.ts';

/** How often an instance writes its count down, per customer, however many strangers knock. */
const everyMs = 60_000;
const remembered = 500;
/** Days a count is kept. */
const keptDays = 3;
const dayMs = 86_400_000;

/** `2026-12-01`, UTC. */
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/**
 * Counts refused signatures of connected customers, for the check of their connection: one small document each, with
 * the last three days. Never in the way of a response; a count may get lost with its instance.
 */
export function refusalCounter(
  db: () => Promise<Firestore>,
  now: () => number,
): (customerId: string) => void {
  const counts = new Map<string, { waiting: number; writtenAt: number }>();
  return (customerId) => {
    const at = now();
    const count = counts.get(customerId) ?? { waiting: 0, writtenAt: 0 };
    count.waiting += 1;
    if (counts.size >= remembered && !counts.has(customerId)) counts.clear();
    counts.set(customerId, count);
    if (at - count.writtenAt < everyMs) return;
    const refused = count.waiting;
    counts.set(customerId, { waiting: 0, writtenAt: at });
    void write(db, customerId, refused, at).catch(() => undefined);
  };
}

async function write(
  db: () => Promise<Firestore>,
  customerId: string,
  refused: number,
  at: number,
): Promise<void> {
  const firestore = await db();
  const document = firestore.doc(paths.refusedSignatures(customerId));
  await firestore.runTransaction(async (transaction) => {
    const before = daysIn((await transaction.get(document)).get('days'));
    const oldest = dayOf(at - (keptDays - 1) * dayMs);
    const days = Object.fromEntries(Object.entries(before).filter(([day]) => day >= oldest));
    const today = dayOf(at);
    transaction.set(document, { days: { ...days, [today]: (days[today] ?? 0) + refused } });
  });
}

/** How many were refused on a day and since. */
export async function refusedSince(
  db: Firestore,
  customerId: string,
  since: Date,
): Promise<number> {
  const kept = await db.doc(paths.refusedSignatures(customerId)).get();
  return Object.entries(daysIn(kept.get('days')))
    .filter(([day]) => day >= dayOf(since.getTime()))
    .reduce((sum, [, count]) => sum + count, 0);
}

function daysIn(value: unknown): Record<string, number> {
  const days = value !== null && typeof value === 'object' ? Object.entries(value) : [];
  return Object.fromEntries(
    days.filter((one): one is [string, number] => typeof one[1] === 'number'),
  );
}
