import type { Firestore } from 'firebase-admin/firestore';
import {
  createIds,
  scenario,
  type DialpadEvent,
  type ScenarioName,
} from '../../../tools/demo/scenarios.ts';
import { noteEvent } from '../../../tools/dialpad/call-log.ts';
import type { Company } from '../../../tools/dialpad/company.ts';
import type { DialpadStandIn } from '../../../tools/dialpad/server.ts';
import { firstReconciliation } from '../../src/dialpad/reconciliation.ts';
import type { Call } from '../../src/model/calls/call.ts';
import { paths } from '../../src/model/paths.ts';
import { seal } from '../../src/sealing/seal.ts';
import { deliver } from '../calls.ts';
import { testSealingKey } from '../harness.ts';
import { unique } from '../people.ts';

/** A customer who connected to Dialpad at a time, as connecting leaves them. */
export async function connectedAt(
  db: Firestore,
  dialpad: DialpadStandIn,
  at: Date,
  officeIds: string[] = [],
): Promise<{ customerId: string; key: string; company: Company }> {
  const customerId = unique('reconcile');
  const key = unique('dialpad-key-that-is-long-enough');
  const place = paths.dialpadAccess(customerId);
  await Promise.all([
    db.doc(paths.customer(customerId)).set({ name: customerId }),
    db.doc(place).set({ apiKey: await seal(key, testSealingKey, place), setAt: at }),
    db.doc(paths.dialpad(customerId)).set({
      connection: { webhookId: '1', officeIds, at, byName: '' },
    }),
    db.doc(paths.reconciliation(customerId)).set(firstReconciliation(at)),
  ]);
  return { customerId, key, company: dialpad.addCompany({ key }) };
}

/** What happens at a shop, over and over. */
const day: ScenarioName[] = [
  'inbound-answered',
  'inbound-missed',
  'ring-all',
  'outbound',
  'department-to-call-center',
  'voicemail',
  'transfer',
  'abandoned',
  'recorded',
  'inbound-answered',
];

/** The events of some calls, one every half a minute, each from a number of its own. */
export function callsOfShop(count: number, startedAtMs: number): DialpadEvent[][] {
  const ids = createIds(startedAtMs);
  return Array.from({ length: count }, (_, index) =>
    scenario(day[index % day.length] ?? 'outbound', {
      from: `+8190${String(12_000_000 + index)}`,
      to: '+815017481234',
      startedAtMs: startedAtMs + index * 30_000,
      ids,
    }).map(({ event }) => event as DialpadEvent),
  );
}

/** Lets Dialpad know of events that nobody gets. */
export const note = (company: Company, events: readonly DialpadEvent[]) => {
  for (const event of events) noteEvent(company.log, event);
};

/** Events as the intake gets them. */
export const bodiesOf = (events: readonly DialpadEvent[]) => events.map((event) => ({ ...event }));
/** Takes events in when they happened. */
export const play = async (db: Firestore, customerId: string, events: readonly DialpadEvent[]) => {
  for (const body of bodiesOf(events)) {
    await deliver(db, customerId, body, new Date(body.event_timestamp));
  }
};

/** What has to be right in a call. The list has no talk time: it's measured at the operator's own leg. */
export const told = (call: Call) => ({
  outcome: call.outcome,
  direction: call.direction,
  from: call.externalNumber,
  operator: call.operator?.email ?? null,
  startedAt: call.startedAt,
  talkS: Math.round(call.talkMs / 1000),
  legs: Object.keys(call.legs).toSorted(),
});
