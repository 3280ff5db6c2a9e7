import type { Firestore } from 'firebase-admin/firestore';
import { readChanged } from '../../functions/src/calls/call-change.ts';
import { followCall } from '../../functions/src/calls/follow-call.ts';
import { append } from '../../functions/src/calls/ledger.ts';
import { record } from '../../functions/src/calls/record.ts';
import { writeOrder } from '../../functions/src/firestore/write-order.ts';
import { followers } from '../../functions/src/followers.ts';
import { eventKey, normalise } from '../../functions/src/intake/normalise.ts';
import { reread } from '../../functions/src/intake/reread.ts';
import { paths } from '../../functions/src/model/paths.ts';
import { demoContacts } from './contacts.ts';
import { demoStores } from './people.ts';
import type { Random } from './random.ts';
import { createIds, scenario, type ScenarioName, type SimulatedEvent } from './scenarios.ts';

const minuteMs = 60_000;
/** Keeps the ids of past calls distinct from those of calls made by hand. */
const idsBeforeMs = 32 * 86_400_000;

/** How the last hours went, oldest first: minutes ago, what, which store, and whether a known person. */
const lately: [minutesAgo: number, name: ScenarioName, store: number, isKnown: boolean][] = [
  [412, 'inbound-missed', 1, true],
  [381, 'ring-all', 0, true],
  [352, 'inbound-answered', 1, true],
  [318, 'outbound', 0, true],
  [301, 'voicemail', 0, true],
  [266, 'inbound-answered', 2, true],
  [243, 'department-to-call-center', 0, true],
  [214, 'inbound-missed', 3, false],
  [190, 'recorded', 0, true],
  [161, 'inbound-answered', 1, false],
  [133, 'abandoned', 0, false],
  [127, 'inbound-answered', 0, true],
  [98, 'ring-all', 3, true],
  [74, 'withheld', 0, true],
  [51, 'inbound-missed', 0, true],
  [33, 'inbound-answered', 0, true],
  [18, 'inbound-missed', 2, false],
  [9, 'inbound-answered', 1, true],
];

/** A customer's last hours of calls, at their events' times, and what triggers make of them, as functions write it. */
export async function writeLastHours(
  db: Firestore,
  customerId: 'goodfife',
  now: Date,
  random: Random,
): Promise<void> {
  const ids = createIds(now.getTime() - idsBeforeMs);
  const callers = demoContacts(customerId).flatMap(({ contact }) => contact.phones.slice(0, 1));
  const calls = lately.flatMap(([minutesAgo, name, index, isKnown]) => {
    const store = demoStores[customerId][index];
    if (!store) return [];
    const startedAtMs = now.getTime() - minutesAgo * minuteMs;
    const steps = scenario(name, {
      from: isKnown ? random.pick(callers) : `+8190${10_000_000 + random.below(9_000_000)}`,
      to: `+81${store.prefix.slice(1)}1234`,
      startedAtMs,
      ringMs: 4_000 + random.below(12) * 1_000,
      talkMs: 40_000 + random.below(200) * 1_000,
      ids,
    });
    return [steps.map(({ event, afterMs }) => ({ event, at: new Date(startedAtMs + afterMs) }))];
  });
  await Promise.all(
    calls.map(async (events) => {
      for (const { event, at } of events) await take(db, customerId, event, at);
    }),
  );

  const { docs } = await db.collection(paths.calls(customerId)).get();
  for (const call of docs) {
    const change = { db, customerId, before: null, after: readChanged(call), now };
    await followCall({ ...change, order: writeOrder(call) }, now, followers);
  }
}

/** Takes an event in as the webhook does. */
async function take(
  db: Firestore,
  customerId: string,
  event: SimulatedEvent,
  arrivedAt: Date,
): Promise<void> {
  const body = { ...event };
  const normalised = normalise(body, { receivedAt: arrivedAt });
  if (!normalised.ok) throw new Error(`The demo has no such event: ${normalised.reason}.`);
  const entry = { eventKey: eventKey(normalised.event, body), event: normalised.event };
  await append(db, customerId, entry, JSON.stringify(body));
  const until = Number.POSITIVE_INFINITY;
  await record({ db, customerId, now: () => arrivedAt, reread, until }, entry);
}
