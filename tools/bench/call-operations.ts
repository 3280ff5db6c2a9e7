import type { Firestore } from 'firebase-admin/firestore';
import { readChanged } from '../../functions/src/calls/call-change.ts';
import { followCall } from '../../functions/src/calls/follow-call.ts';
import { writeOrder } from '../../functions/src/firestore/write-order.ts';
import { followers } from '../../functions/src/followers.ts';
import { telephonyReader } from '../../functions/src/customers/telephony.ts';
import { takeInTrusted } from '../../functions/src/intake/take-in.ts';
import { paths } from '../../functions/src/model/paths.ts';
import { sweep } from '../../functions/src/upkeep/sweep.ts';
import { Failure } from '../failure.ts';
import { countOperations, type Operations } from './operations.ts';

/** What a call costs on the server, by who does it. */
export interface CallOperations {
  /** Events sent, and how often they changed the call. */
  events: number;
  changes: number;
  /** What the webhook reads and writes for all of them, the customer's secrets included. */
  webhook: Operations;
  /** `callChanged`, run for each change to the call. */
  follow: Operations;
}

/** Counts documents from now on; not to be used twice in a process. */
export function openMeter() {
  const counts = countOperations();
  return async function spent(into: Operations, work: () => Promise<unknown>): Promise<void> {
    const { reads, writes } = counts;
    await work();
    into.reads += counts.reads - reads;
    into.writes += counts.writes - writes;
  };
}

type Meter = ReturnType<typeof openMeter>;

const none = (): Operations => ({ reads: 0, writes: 0 });

/** Takes a call's events in, one after the other, and runs for each what its triggers would. */
export async function callOperations(
  db: Firestore,
  customerId: string,
  bodies: Record<string, unknown>[],
  spent: Meter,
  { arrivedAt, sealingKey }: { arrivedAt: Date; sealingKey: string },
): Promise<CallOperations> {
  const found = { events: 0, changes: 0, webhook: none(), follow: none() };
  const now = () => arrivedAt;
  let clock = arrivedAt.getTime();
  const telephony = telephonyReader({
    db: () => Promise.resolve(db),
    sealingKey: () => sealingKey,
    emulated: true,
    // Each event comes alone: only a burst shares a read.
    now: () => (clock += 1_000),
  });
  let linkedId = '';
  for (const body of bodies) {
    const before = linkedId ? await db.doc(paths.call(customerId, linkedId)).get() : undefined;
    const deps = {
      db: () => Promise.resolve(db),
      now,
      telephony,
    };
    await spent(found.webhook, async () => {
      await telephony(customerId);
      const outcome = await takeInTrusted(deps, { customerId, body, arrivedAt }, 'dialpad');
      if (outcome.kind !== 'stored') throw new Failure(`An event was not stored: ${outcome.kind}`);
      ({ linkedId } = outcome);
    });
    found.events += 1;
    const after = await db.doc(paths.call(customerId, linkedId)).get();
    if (before?.updateTime?.isEqual(after.updateTime ?? before.updateTime)) continue;
    found.changes += 1;
    const change = {
      db,
      customerId,
      before: readChanged(before),
      after: readChanged(after),
      order: writeOrder(after),
      now: arrivedAt,
    };
    await spent(found.follow, () => followCall(change, arrivedAt, followers));
  }
  return found;
}

/** What one run of the sweep reads when there's nothing to do. */
export async function idleSweep(db: Firestore, spent: Meter, at: Date): Promise<Operations> {
  const found = none();
  await spent(found, () => sweep(db, at));
  return found;
}
