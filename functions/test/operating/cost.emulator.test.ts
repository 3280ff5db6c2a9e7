import { afterAll, beforeAll, expect, test } from 'vitest';
import { ofCall, sweepReads } from '../../../tools/bench/cost.ts';
import { callOperations, idleSweep, openMeter } from '../../../tools/bench/call-operations.ts';
import { operatorsOf } from '../../../tools/demo/operators.ts';
import { createIds, scenario, type ScenarioName } from '../../../tools/demo/scenarios.ts';
import { paths } from '../../src/model/paths.ts';
import { emptyDatabase, openDatabase, seedCustomer } from '../database.ts';
import { testSealingKey } from '../harness.ts';

/** Documents that a call costs, counted where they are read and written, against the formula of docs/cost.md. */

const projectId = 'demo-cost';
const db = openDatabase(projectId);
const spent = openMeter();
const to = '+815017481234';
const startedAt = new Date('2026-12-01T03:00:00Z');
const ids = createIds(startedAt.getTime());

beforeAll(async () => {
  await emptyDatabase(projectId);
  await seedCustomer(db, 'acme', {
    secret: 'the-secret-of-acme-is-long-enough-for-hs256',
    lines: { shop: { number: to } },
  });
  for (const [place, { email, name }] of operatorsOf(to).entries()) {
    const member = {
      uid: `u${place}`,
      email,
      name,
      role: 'operator',
      groupCodes: ['G-shop'],
      active: true,
    };
    await db.doc(paths.member('acme', member.uid)).set(member);
  }
});
afterAll(() => db.terminate());

/** A caller's first call. */
let callers = 0;
const play = (name: ScenarioName) => {
  const from = `+8190200000${String((callers += 1)).padStart(2, '0')}`;
  const steps = scenario(name, { from, to, startedAtMs: startedAt.getTime(), ids });
  return callOperations(
    db,
    'acme',
    steps.map(({ event }) => ({ ...event })),
    spent,
    { arrivedAt: startedAt, sealingKey: testSealingKey },
  );
};

const legsOf: [ScenarioName, number][] = [
  ['inbound-answered', 1],
  ['inbound-missed', 1],
  ['outbound', 1],
  ['recorded', 1],
  ['transfer', 2],
  ['ring-all', 3],
];

test.each(legsOf)('a call %s costs what the formula says of %i legs', async (name, legs) => {
  const { events, changes, webhook, follow } = await play(name);
  const formula = ofCall(legs, events);
  expect(changes).toBeLessThanOrEqual(events);
  expect(webhook.writes).toBe(formula.webhook.writes);
  expect(webhook.reads).toBeLessThanOrEqual(formula.webhook.reads);
  expect(webhook.reads).toBeGreaterThan(2 * events);
  // No entry runs a trigger of its own.
  expect((await db.collection(paths.leftovers('acme')).get()).size).toBe(0);
  for (const what of ['reads', 'writes'] as const) {
    // A bound, but no wild one.
    expect(follow[what]).toBeLessThanOrEqual(formula.follow[what]);
    expect(follow[what]).toBeGreaterThanOrEqual(formula.follow[what] / 2);
  }
});

test('a sweep with nothing to do costs a read for each of its questions', async () => {
  expect(await idleSweep(db, spent, startedAt)).toEqual({ reads: sweepReads, writes: 0 });
});
