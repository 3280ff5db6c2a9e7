import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Firestore } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../../../tools/demo/random.ts';
import type { DialpadEvent } from '../../../tools/demo/scenarios.ts';
import { deliver as send } from '../../../tools/dialpad/deliver.ts';
import { startDialpad, type DialpadStandIn } from '../../../tools/dialpad/server.ts';
import { reconcileDue } from '../../src/dialpad/reconcile.ts';
import { reconciliationSchema, type Reconciliation } from '../../src/dialpad/reconciliation.ts';
import { readDocument } from '../../src/firestore/read-document.ts';
import { takeIn } from '../../src/intake/take-in.ts';
import { webhookSecret } from '../../src/customers/secrets.ts';
import { paths } from '../../src/model/paths.ts';
import { rescueSchema } from '../../src/model/calls/rescue.ts';
import { statisticSchema } from '../../src/model/calls/statistic.ts';
import { keepRescues } from '../../src/rescues/keep-rescues.ts';
import { keepStatistics } from '../../src/statistics/keep-statistics.ts';
import { sweep } from '../../src/upkeep/sweep.ts';
import { freshCustomer, onlyCall, shownOf } from '../calls.ts';
import { callOf } from '../conversation/read.ts';
import { documentsOf, everything, openDatabase } from '../database.ts';
import { bodiesOf, callsOfShop, connectedAt, note, told } from './dialpad-calls.ts';
import { testSealingKey } from '../harness.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const begin = new Date('2026-11-20T03:00:00Z');
const after = (ms: number) => new Date(begin.getTime() + ms);

let dialpad: DialpadStandIn;
beforeAll(async () => {
  dialpad = await startDialpad();
  process.env['DIALPAD_STAND_IN'] = dialpad.origin;
});
afterEach(() => {
  dialpad.faults.length = 0;
  dialpad.asked.length = 0;
});
afterAll(() => dialpad.stop());

/** A run sees every customer of a project: each test has its own. */
const openProject = (): Firestore => openDatabase(freshCustomer('demo-reconcile'));

const run = (db: Firestore, now: Date) => ({ db, sealingKey: testSealingKey, now: () => now });
const asked = (operation: string) => dialpad.asked.filter((one) => one.operation === operation);
async function stateOf(db: Firestore, customerId: string): Promise<Reconciliation> {
  const document = await db.doc(paths.reconciliation(customerId)).get();
  const state = readDocument(reconciliationSchema, document);
  if (!state) throw new Error('no state');
  return state;
}

const byStart = (a: { startedAt: Date | null }, b: { startedAt: Date | null }) =>
  Number(a.startedAt) - Number(b.startedAt);

/** A webhook that takes events in at the time they tell. */
async function startWebhook(db: Firestore, customerId: string): Promise<Server> {
  const server = createServer((req, res) => {
    const parts: Buffer[] = [];
    req.on('data', (part: Buffer) => parts.push(part));
    req.on('end', () => {
      const rawBody = Buffer.concat(parts);
      const payload = Buffer.from(rawBody.toString().split('.')[1] ?? '', 'base64url').toString();
      const arrivedAt = new Date((JSON.parse(payload) as DialpadEvent).event_timestamp);
      const telephony = {
        customerId,
        enabled: true,
        isConnected: true,
        awaitsFirst: false,
        secrets: [webhookSecret(secret)],
        canaries: [],
      };
      void takeIn(
        {
          db: () => Promise.resolve(db),
          telephony: () => Promise.resolve(telephony),
          now: () => arrivedAt,
        },
        { customerId, rawBody, signatureHeader: undefined, arrivedAt },
      ).then(({ kind }) =>
        res.writeHead(kind === 'stored' || kind === 'duplicate' ? 200 : 503).end(),
      );
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
}
const secret = 'a-secret-of-thirty-two-bytes-at-least';

describe('a shop of which every twentieth event got lost', () => {
  const count = 300;
  const calls = callsOfShop(count, begin.getTime());
  const truth = calls.map((events) => told(callOf(...bodiesOf(events)))).toSorted(byStart);
  const lasts = count * 30_000;
  const now = after(lasts + 30 * minuteMs);
  let db: Firestore;
  let shop: Awaited<ReturnType<typeof connectedAt>>;
  /** The shops' calls that lost nothing, by their start. */
  const whole = new Set<number>();

  beforeAll(async () => {
    db = openProject();
    shop = await connectedAt(db, dialpad, begin);
    const { company, customerId } = shop;
    const server = await startWebhook(db, customerId);
    const hook_url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    company.webhooks.push({ id: '1', hook_url, secret });
    company.subscriptions.push({
      id: '2',
      webhookId: '1',
      call_states: [],
      enabled: true,
      group_calls_only: false,
      target_type: null,
      target_id: null,
    });
    const random = seededRandom(5);
    const waiting = calls.map((events) => ({
      events,
      lost: events.map(() => random.below(20) === 0),
    }));
    const work = async (): Promise<void> => {
      for (let one = waiting.pop(); one; one = waiting.pop()) {
        const { events, lost } = one;
        const statuses: (number | null)[] = [];
        for (const [index, event] of events.entries()) {
          const options = { lose: lost[index] ? 1 : 0, retryMs: [0, 0, 0] };
          statuses.push(...(await send(company, event, options)).map(({ status }) => status));
        }
        // A starved machine may lose one more.
        if (statuses.every((status) => status === 200)) whole.add(events[0]?.date_started ?? 0);
      }
    };
    await Promise.all(Array.from({ length: 4 }, work));
    server.close();
    // What the trigger would do.
    await sweep(db, after(lasts + 10 * minuteMs));
  });

  test('has holes', async () => {
    const found = (await shownOf(db, shop.customerId)).map(told).toSorted(byStart);
    expect(found).not.toEqual(truth);
    expect(whole.size).toBeLessThan(count);
  });

  test('stops when Dialpad breaks off, and goes on from there', async () => {
    dialpad.faults.push({ operation: 'call.list', status: 503, after: 2 });
    await reconcileDue(run(db, now));
    const { pass, reconcileDueAt, doneUntil } = await stateOf(db, shop.customerId);
    expect(asked('call.list')).toHaveLength(3);
    expect(pass).toMatchObject({ cursor: '200', looksBack: false });
    expect(doneUntil).toEqual(begin);
    expect(reconcileDueAt).toEqual(new Date(now.getTime() + minuteMs));
    dialpad.asked.length = 0;
    // A process that died before it noted its second page reads it once more.
    const state = await stateOf(db, shop.customerId);
    await db.doc(paths.reconciliation(shop.customerId)).update({
      reconcileDueAt: now,
      pass: { ...state.pass, cursor: '100' },
    });
    await reconcileDue(run(db, now));
    const pages = Math.ceil(shop.company.log.size / 100);
    expect(asked('call.list')).toHaveLength(pages - 1);
    expect(dialpad.tooMany).toBe(0);
    expect(await stateOf(db, shop.customerId)).toMatchObject({
      pass: null,
      doneUntil: new Date(now.getTime() - 15 * minuteMs),
      lookedBackUntil: begin,
      reconcileDueAt: new Date(now.getTime() + 15 * minuteMs),
    });
  });

  test('then has no hole and nothing twice, and calls that lost nothing are not marked', async () => {
    const shown = await shownOf(db, shop.customerId);
    expect(shown.map(told).toSorted(byStart)).toEqual(truth);
    const restored = shown.filter((call) => call.restored);
    expect(restored.length).toBeGreaterThan(5);
    expect(restored.filter(({ startedAt }) => whole.has(Number(startedAt)))).toEqual([]);
    expect(shown.filter(({ active, ringing }) => active || ringing.length > 0)).toEqual([]);
  });

  test('is not changed by a second look', async () => {
    const before = documentsOf(await everything(db), shop.customerId);
    const state = paths.reconciliation(shop.customerId);
    await db.doc(state).update({ doneUntil: begin, reconcileDueAt: now });
    await reconcileDue(run(db, now));
    const pages = Math.ceil(shop.company.log.size / 100);
    expect(asked('call.list')).toHaveLength(pages);
    const changed = documentsOf(await everything(db), shop.customerId);
    expect({ ...changed, [state]: '' }).toEqual({ ...before, [state]: '' });
  });
});

describe('a pass', () => {
  /** The events of one call, a missed one unless said otherwise. */
  const oneCall = (index = 1, startedAtMs = begin.getTime()) =>
    callsOfShop(index + 1, startedAtMs)[index] ?? [];

  test('leaves the last quarter of an hour to the events, and comes every quarter', async () => {
    const db = openProject();
    const { customerId, company } = await connectedAt(db, dialpad, begin);
    note(company, oneCall());
    await reconcileDue(run(db, after(15 * minuteMs - 1)));
    expect(dialpad.asked).toEqual([]);
    await reconcileDue(run(db, after(15 * minuteMs)));
    expect(await shownOf(db, customerId)).toEqual([]);
    await reconcileDue(run(db, after(30 * minuteMs)));
    expect(await onlyCall(db, customerId)).toMatchObject({
      restored: true,
      outcome: 'missed',
      receivedAt: after(30 * minuteMs),
    });
  });

  test('gives a lost missed call its callback, and counts it once', async () => {
    const db = openProject();
    const { customerId, company } = await connectedAt(db, dialpad, begin);
    note(company, oneCall());
    const now = after(hourMs);
    await reconcileDue(run(db, now));
    const call = await onlyCall(db, customerId);
    const change = { db, customerId, before: null, after: call, now, order: '1' };
    for (let time = 0; time < 2; time += 1) {
      await keepRescues(change);
      await keepStatistics(change);
    }
    const rows = await db.collection(paths.rescues(customerId)).get();
    expect(rows.docs.map((row) => readDocument(rescueSchema, row))).toMatchObject([
      { state: 'open', count: 1, firstAt: call.startedAt },
    ]);
    const days = await db.collection(paths.statistics(customerId)).get();
    const figures = days.docs.map((document) => readDocument(statisticSchema, document));
    expect(figures.length).toBeGreaterThan(0);
    expect(JSON.stringify(figures)).not.toContain('2,');
  });

  test('once a day goes back to calls that took longer than a pass waits', async () => {
    const db = openProject();
    const { customerId, company } = await connectedAt(db, dialpad, begin);
    const events = oneCall(0);
    // It's over two hours later, and all of its events are lost.
    const endedAt = begin.getTime() + 2 * hourMs;
    const open = events.filter(({ date_ended }) => date_ended === null);
    note(company, open);
    await reconcileDue(run(db, after(hourMs)));
    note(company, [{ ...(events.at(-1) as DialpadEvent), date_ended: endedAt }]);
    await reconcileDue(run(db, after(3 * hourMs)));
    expect(await shownOf(db, customerId)).toEqual([]);
    await reconcileDue(run(db, after(24 * hourMs)));
    expect(await onlyCall(db, customerId)).toMatchObject({ outcome: 'answered', restored: true });
    const { lookedBackUntil } = await stateOf(db, customerId);
    expect(lookedBackUntil).toEqual(after(24 * hourMs - 15 * minuteMs));
  });

  test('asks for the calls of the offices that are connected, and no others', async () => {
    const db = openProject();
    const office = '5716039329251328';
    const near = await connectedAt(db, dialpad, begin, ['5', office]);
    const far = await connectedAt(db, dialpad, begin, ['5']);
    for (const { company } of [near, far]) note(company, oneCall(0));
    await reconcileDue(run(db, after(hourMs)));
    expect(await shownOf(db, near.customerId)).toHaveLength(1);
    expect(await shownOf(db, far.customerId)).toEqual([]);
  });

  test.each([
    ['429', { status: 429, retryAfter: 120 }, minuteMs],
    ['500', { status: 500, html: true }, minuteMs],
    ['401', { status: 401 }, hourMs],
    ['403', { status: 403 }, hourMs],
  ])('that Dialpad answers with %s goes on later', async (_, fault, laterMs) => {
    const db = openProject();
    const { customerId, company } = await connectedAt(db, dialpad, begin);
    note(company, oneCall());
    dialpad.faults.push({ operation: 'call.list', ...fault });
    const now = after(hourMs);
    await reconcileDue(run(db, now));
    expect(await shownOf(db, customerId)).toEqual([]);
    const { reconcileDueAt, doneUntil } = await stateOf(db, customerId);
    expect({ reconcileDueAt, doneUntil }).toEqual({
      reconcileDueAt: new Date(now.getTime() + laterMs),
      doneUntil: begin,
    });
    await reconcileDue(run(db, reconcileDueAt));
    expect(await shownOf(db, customerId)).toHaveLength(1);
  });

  test('begins anew when Dialpad no longer knows its page', async () => {
    const db = openProject();
    const { customerId, company } = await connectedAt(db, dialpad, begin);
    note(company, oneCall());
    const pass = { from: begin, to: after(hourMs), targets: [null], cursor: 'x', looksBack: false };
    await db.doc(paths.reconciliation(customerId)).update({ pass });
    await reconcileDue(run(db, after(hourMs)));
    expect((await stateOf(db, customerId)).pass).toBeNull();
    await reconcileDue(run(db, after(3 * hourMs)));
    expect(await shownOf(db, customerId)).toHaveLength(1);
  });
});
