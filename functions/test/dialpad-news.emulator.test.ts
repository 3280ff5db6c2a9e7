import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withDates } from '../src/model/with-dates.ts';
import { paths } from '../src/model/paths.ts';
import { rescueSchema } from '../src/model/rescue.ts';
import { keepRescues } from '../src/rescues/keep-rescues.ts';
import { countedEvents } from '../src/upkeep/dead-letters.ts';
import { agent, group, LegScript } from './conversation/leg-script.ts';
import { emptyDatabase, openDatabase, readCall, seedCustomer } from './database.ts';
import { setupMs, startServer, type Server } from './harness.ts';
import { json, send, type Answer } from './http.ts';
import { signJwt } from './tokens.ts';

/** What Dialpad says beyond the course of a call, over HTTP. */

const projectId = 'demo-dialpad-news';
const secret = 'the-secret-of-acme-is-long-enough-for-hs256';
const customerId = 'acme';
const db = openDatabase(projectId);
let server: Server;

beforeAll(async () => {
  await emptyDatabase(projectId);
  await seedCustomer(db, customerId, { secret });
  server = await startServer({ projectId, defaultCustomerId: customerId });
}, setupMs);
afterAll(async () => {
  await server.stop();
  await db.terminate();
});

async function post(claims: Record<string, unknown>): Promise<Answer> {
  const body = await signJwt(claims, secret);
  return send(server.port, { path: `/${customerId}`, body, headers: {} });
}

const parties = {
  target: { id: 5_171_365_938_069_504, type: 'user', email: 'ana@example.test' },
  contact: { id: '5908860123456789', type: 'shared', phones: ['+16045550111'] },
};

describe('an event that is no call', () => {
  test.each([
    ['PAY-28 an SMS', 'sms', { id: 6_095_823_680_520_192, text: 'hi', mms: false, ...parties }],
    ['PAY-28 a contact event', 'contact', { event: 'Created', ...parties }],
    ['PAY-28 an agent status', 'agent-status', { on_duty_status: 'occupied', ...parties }],
  ])('%s is counted, and nothing of it kept', async (_name, kind, body) => {
    const before = await db.collection(paths.deadLetters(customerId)).count().get();
    for (const count of [1, 2]) {
      const answer = await post(body);
      expect(answer.status).toBe(200);
      expect(json(answer)).toEqual({ received: true, ignored: kind });
      const counted = await db.doc(paths.otherEvents(customerId, kind)).get();
      expect(counted.data()).toEqual({ count, lastAt: expect.anything() });
    }
    expect(await countedEvents(db, customerId)).toContainEqual({
      kind,
      count: 2,
      lastAt: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    const after = await db.collection(paths.deadLetters(customerId)).count().get();
    expect(after.data().count).toBe(before.data().count);
  });
});

describe("a supervisor's event", () => {
  test('marks a call that is known, and makes none', async () => {
    const leg = new LegScript(4_700_000_000_000_301, agent(1), 0).ring(60).connect(6_000);
    leg.say(9_000, 'monitor', { talk_time: 3_000 });
    const [ringing, connected, monitor] = leg.events;
    const linkedId = String(leg.id);
    for (const event of [monitor, ringing, connected, monitor]) await post(event ?? {});
    // The same event again is a repetition: the first one had no call to mark.
    expect(await readCall(db, customerId, linkedId)).toMatchObject({ supervision: null });
    await post({ ...monitor, event_timestamp: Number(monitor?.event_timestamp) + 1 });
    expect(await readCall(db, customerId, linkedId)).toMatchObject({
      state: 'connected',
      supervision: { kind: 'listens', over: false },
      talkMs: 0,
    });
  });
});

describe('a callback asked for in the queue', () => {
  test('is a row at once, and the same one row after the call has ended', async () => {
    const queue = new LegScript(4_700_000_000_000_101, group('call_center'), 0, {
      external_number: '+819087654321',
    });
    queue.say(0, 'queued').say(30_000, 'queued', { callback_requested: true }).end(31_000);
    const rows = async () => {
      const { docs } = await db.collection(paths.rescues(customerId)).get();
      return docs.map((row) => rescueSchema.parse(withDates(row.data())));
    };
    const seen: unknown[] = [];
    let before = null;
    for (const event of queue.events) {
      expect((await post(event)).status).toBe(200);
      const after = await readCall(db, customerId, String(event.call_id));
      await keepRescues({ db, customerId, before, after, now: new Date() });
      before = after;
      seen.push((await rows()).map(({ state, count, outcome }) => ({ state, count, outcome })));
    }
    expect(seen).toEqual([
      [],
      [{ state: 'open', count: 1, outcome: null }],
      [{ state: 'open', count: 1, outcome: 'abandoned' }],
    ]);
    expect(await rows()).toMatchObject([{ calls: [{ requested: true }] }]);
    expect(before).toMatchObject({ callbackRequested: true, active: false });
  });
});
