import type { Firestore } from 'firebase-admin/firestore';
import { readDocument } from '../firestore/read-document.ts';
import { log } from '../log.ts';
import { hoursSchema, noHours, type Hours } from '../model/hours.ts';
import { openMsBetween } from '../model/opening-hours.ts';
import { paths } from '../model/paths.ts';
import { withDates } from '../model/text/with-dates.ts';

const hourMs = 3_600_000;
/** A silence is worth a look after this long: of opening hours, or of a shop that is always open. */
const silentMs = { open: 8 * hourMs, always: 24 * hourMs } as const;

/** For how many hours a phone system has been silent; null = not for long enough to mean anything. */
export function silentHours(hours: Hours, sinceMs: number, nowMs: number): number | null {
  const quietMs = openMsBetween(hours, null, sinceMs, nowMs);
  const isSilent = quietMs >= (hours.usual === null ? silentMs.always : silentMs.open);
  return isSilent ? Math.floor(quietMs / hourMs) : null;
}

/** When the newest event of a call came by the webhook; null = none in the ledger. */
export async function lastDelivered(db: Firestore, customerId: string): Promise<Date | null> {
  const { docs } = await db
    .collection(paths.ledger(customerId))
    .orderBy('deliveredAt', 'desc')
    .limit(1)
    .select('deliveredAt')
    .get();
  const last: unknown = withDates(docs[0]?.get('deliveredAt'));
  return last instanceof Date ? last : null;
}

/**
 * Looks once an hour whether a phone system of any kind has fallen silent, and says so in the log. A customer who has
 * never sent an event is still being set up.
 */
export function silenceWatch(): (db: Firestore, now: Date) => Promise<void> {
  let lookedAtHour: number | null = null;
  return async (db, now) => {
    const hour = Math.floor(now.getTime() / hourMs);
    if (hour === lookedAtHour) return;
    lookedAtHour = hour;
    const { docs } = await db.collection(paths.allowedCustomers()).get();
    for (const { id: customerId, createTime } of docs) {
      try {
        const [hours, last] = await Promise.all([
          db.doc(paths.hours(customerId)).get(),
          lastDelivered(db, customerId),
        ]);
        if (last === null) continue;
        // Nothing is received while reception is off.
        const sinceMs = Math.max(last.getTime(), createTime.toMillis());
        const count = silentHours(
          readDocument(hoursSchema, hours) ?? noHours,
          sinceMs,
          now.getTime(),
        );
        if (count !== null) log.found({ customerId, code: 'no-events', count });
      } catch (error) {
        log.failed({ where: 'silenceWatch', error });
      }
    }
  };
}
