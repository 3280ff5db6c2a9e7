import { randomBytes } from 'node:crypto';
import type { Firestore } from 'firebase-admin/firestore';
import { linkIds, type CallEvent } from '../../functions/src/calls/call-event.ts';
import { reduce } from '../../functions/src/calls/reduce.ts';
import { reconcileDue } from '../../functions/src/dialpad/reconcile.ts';
import {
  firstReconciliation,
  reconciliationSchema,
} from '../../functions/src/dialpad/reconciliation.ts';
import { readDocument } from '../../functions/src/firestore/read-document.ts';
import { normalise } from '../../functions/src/intake/normalise.ts';
import { type Call, callSchema } from '../../functions/src/model/calls/call.ts';
import { paths } from '../../functions/src/model/paths.ts';
import { seal } from '../../functions/src/sealing/seal.ts';
import { seededRandom } from '../demo/random.ts';
import { createIds, scenario, type DialpadEvent, type ScenarioName } from '../demo/scenarios.ts';
import { noteEvent } from '../dialpad/call-log.ts';
import { type DialpadStandIn, startDialpad } from '../dialpad/server.ts';
import { Failure } from '../failure.ts';
import { onOwnFirestore } from './firestore.ts';
import { countOperations, type Operations } from './operations.ts';

const customerId = 'bench';
const key = 'a-key-to-the-stand-in';
const defaultCount = 10_000;
const begin = Date.parse('2026-11-20T00:00:00Z');
/** Between two calls' starts. */
const everyMs = 4_000;
/** One event in so many gets lost. */
const lostOneIn = 20;
const kinds: ScenarioName[] = [
  'inbound-answered',
  'inbound-missed',
  'ring-all',
  'outbound',
  'department-to-call-center',
  'voicemail',
  'transfer',
];

/** `npm run bench -- reconcile [calls]`: calls with every twentieth event lost, compared with the stand-in's list. */
export async function benchReconcile(countText = String(defaultCount)): Promise<void> {
  const count = Number(countText);
  if (!Number.isInteger(count) || count < 1) throw new Failure('How many calls? A number.');
  const dialpad = await startDialpad();
  process.env['DIALPAD_STAND_IN'] = dialpad.origin;
  try {
    await onOwnFirestore((db) => measure(db, dialpad, count));
  } finally {
    await dialpad.stop();
  }
}

async function measure(db: Firestore, dialpad: DialpadStandIn, count: number): Promise<void> {
  const sealingKey = randomBytes(32).toString('base64');
  const truth = await seed(db, dialpad, count, sealingKey);
  const now = new Date(begin + count * everyMs + 3_600_000);
  await report(db, truth, 'before');
  const counts = countOperations();
  for (const look of ['first', 'second']) {
    const before = { ...counts };
    const asked = dialpad.asked.length;
    const begun = performance.now();
    let runs = 0;
    do {
      await reconcileDue({ db, sealingKey, now: () => now });
      runs += 1;
    } while (await isGoingOn(db));
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    const requests = dialpad.asked.length - asked;
    console.log(
      `${look} look: ${seconds} s in ${runs} runs, ${requests} requests, ${spent(before, counts)}`,
    );
    await report(db, truth, `after the ${look}`);
    const anew = { doneUntil: new Date(begin), reconcileDueAt: new Date(begin) };
    await db.doc(paths.reconciliation(customerId)).update(anew);
  }
  console.log(`refused as too many: ${dialpad.tooMany}`);
}

const spent = (before: Operations, after: Operations): string =>
  `${after.reads - before.reads} reads, ${after.writes - before.writes} writes`;

async function isGoingOn(db: Firestore): Promise<boolean> {
  const state = await db.doc(paths.reconciliation(customerId)).get();
  return readDocument(reconciliationSchema, state)?.pass !== null;
}

/** A call's legs by how it ended: what has to come out. */
type Truth = Map<string, Call['outcome']>;

async function seed(
  db: Firestore,
  dialpad: DialpadStandIn,
  count: number,
  sealingKey: string,
): Promise<Truth> {
  const company = dialpad.addCompany({ key });
  const at = new Date(begin);
  const place = paths.dialpadAccess(customerId);
  await db.doc(place).set({ apiKey: await seal(key, sealingKey, place), setAt: at });
  const connection = { webhookId: '1', officeIds: [], at, byName: '' };
  await db.doc(paths.dialpad(customerId)).set({ connection });
  await db.doc(paths.reconciliation(customerId)).set(firstReconciliation(at));

  const random = seededRandom(1);
  const ids = createIds(begin);
  const truth: Truth = new Map();
  const writer = db.bulkWriter();
  for (let index = 0; index < count; index += 1) {
    const events = scenario(kinds[index % kinds.length] ?? 'outbound', {
      from: `+8190${String(10_000_000 + index)}`,
      to: '+815017481234',
      startedAtMs: begin + index * everyMs,
      ids,
    }).map(({ event }) => event as DialpadEvent);
    for (const event of events) noteEvent(company.log, event);
    const whole = callOf(events.map(read));
    if (whole) truth.set(legsOf(whole), whole.outcome);
    const heard = events.filter(() => random.below(lostOneIn) > 0).map(read);
    const call = callOf(heard);
    const [linkedId] = heard.flatMap(linkIds).toSorted();
    if (!call || linkedId === undefined) continue;
    void writer.set(db.doc(paths.call(customerId, linkedId)), { ...call, linkedId });
    for (const id of new Set(heard.flatMap(linkIds))) {
      void writer.set(db.doc(paths.callAlias(customerId, id)), { linkedId });
    }
  }
  await writer.close();
  console.log(`${count} calls of ${company.log.size} legs`);
  return truth;
}

function read(event: DialpadEvent): CallEvent {
  const normalised = normalise(event, { receivedAt: new Date(event.event_timestamp) });
  if (!normalised.ok) throw new Error(normalised.reason);
  return normalised.event;
}

const callOf = (events: readonly CallEvent[]): Call | null =>
  events.reduce<Call | null>(reduce, null);

const legsOf = ({ legs }: Call): string => Object.keys(legs).toSorted().join(' ');

/** A hole: a call that isn't there with its legs and its outcome. A duplicate: a leg in two calls. */
async function report(db: Firestore, truth: Truth, when: string): Promise<void> {
  const { docs } = await db.collection(paths.calls(customerId)).get();
  const calls = docs.flatMap((document) => readDocument(callSchema, document) ?? []);
  const shown = calls.filter(({ mergedInto }) => mergedInto === null);
  const found = new Map(shown.map((call) => [legsOf(call), call.outcome]));
  const holes = [...truth].filter(([legs, outcome]) => found.get(legs) !== outcome).length;
  const legs = shown.flatMap((call) => Object.keys(call.legs));
  const twice = legs.length - new Set(legs).size;
  const restored = shown.filter((call) => call.restored).length;
  console.log(
    `${when}: ${shown.length} calls, ${holes} holes, ${twice} duplicates, ${restored} restored`,
  );
}
