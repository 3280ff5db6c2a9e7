import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stuckAfterMs } from '../../src/config.ts';
import { sweep } from '../../src/upkeep/sweep.ts';
import { client } from '../client.ts';
import {
  documentsOf,
  emptyDatabase,
  everything,
  ledgerOfCall,
  openDatabase,
  readCall,
  requireCall,
  seedCustomer,
} from '../database.ts';
import { followUp, ringing, type EventFields } from '../events.ts';
import { setupMs, startServer, type Server } from '../harness.ts';
import { connect, head, json } from '../http.ts';
import { forge } from '../tokens.ts';

/** REP: the same event again, events in any order, events that never come. */

const projectId = 'demo-repetition';
const secret = 'the-secret-of-acme-is-long-enough-for-hs256';
const otherSecret = 'the-secret-of-other-is-long-enough-for-hs256';
const db = openDatabase(projectId);
let server: Server;

beforeAll(async () => {
  await emptyDatabase(projectId);
  await seedCustomer(db, 'acme', { secret });
  await seedCustomer(db, 'other', { secret: otherSecret });
  server = await startServer({ projectId });
}, setupMs);
afterAll(async () => {
  await server.stop();
  await db.terminate();
});

const { post } = client(() => server.port, 'acme', secret);
const other = client(() => server.port, 'other', otherSecret);

/** Sends events in this order and reads the call they have become. */
async function play(...events: EventFields[]) {
  for (const event of events) expect((await post(event)).status).toBe(200);
  return requireCall(db, 'acme', String(events[0]?.call_id));
}

/** Every order of some things. */
const orders = <T>(items: T[]): T[][] =>
  items.length < 2
    ? [items]
    : items.flatMap((item, at) => orders(items.toSpliced(at, 1)).map((rest) => [item, ...rest]));

describe('the same event again', () => {
  test('REP-01 ten times is one ledger entry, nine duplicates and an unchanged call', async () => {
    const event = ringing();
    const linkedId = String(event.call_id);
    expect(json(await post(event))).toEqual({ received: true, linkedId });
    const before = await everything(db);
    for (let delivery = 0; delivery < 9; delivery += 1) {
      const answer = await post(event);
      expect(answer.status).toBe(200);
      expect(json(answer)).toEqual({ received: true, linkedId, duplicate: true });
    }
    expect(await everything(db)).toEqual(before);
  });

  test('with other key order, blanks or token times is a duplicate', async () => {
    const event = ringing();
    await post(event);
    const repeats = [
      Object.fromEntries(Object.entries(event).reverse()),
      JSON.stringify(event, null, 2),
      { ...event, iat: Math.round(Date.now() / 1000), jti: 'second delivery' },
    ];
    for (const repeat of repeats) expect(json(await post(repeat))['duplicate']).toBe(true);
    expect(await ledgerOfCall(db, 'acme', String(event.call_id))).toHaveLength(1);
  });

  test('finding 7: fifty times at once is one ledger entry and one call', async () => {
    const event = ringing();
    const answers = await Promise.all(Array.from({ length: 50 }, () => post(event)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(answers.filter((answer) => !json(answer)['duplicate'])).toHaveLength(1);
    expect(await ledgerOfCall(db, 'acme', String(event.call_id))).toHaveLength(1);
  });

  test('REP-04 with richer content is kept beside it and joined with it', async () => {
    const event = ringing({ state: 'recap_summary' });
    const call = await play(event, { ...event, recap_summary: '予約の変更' });
    expect(call.recap?.summary).toBe('予約の変更');
    expect(await ledgerOfCall(db, 'acme', call.linkedId)).toHaveLength(2);
  });

  test('REP-13 from a sender who did not wait for the answer is one entry', async () => {
    const event = ringing();
    const linkedId = String(event.call_id);
    const body = forge({ alg: 'HS256' }, event, secret);
    const connection = await connect(server.port);
    connection.write(head('/acme', { 'Content-Length': String(body.length) }) + body);
    connection.destroy();
    await connection.closed;
    expect((await post(event)).status).toBe(200);
    expect(await ledgerOfCall(db, 'acme', linkedId)).toHaveLength(1);
    expect(await requireCall(db, 'acme', linkedId)).toMatchObject({ state: 'ringing' });
  });

  test('REP-14 for another customer is that customer’s call, and touches none of the first one’s documents', async () => {
    const event = ringing();
    const linkedId = String(event.call_id);
    await post(event);
    const before = documentsOf(await everything(db), 'acme');
    expect(json(await other.post(event))).toEqual({ received: true, linkedId });
    expect(documentsOf(await everything(db), 'acme')).toEqual(before);
    expect(await readCall(db, 'other', linkedId)).toMatchObject({ state: 'ringing' });
  });
});

describe('events in another order', () => {
  test('REP-07 a ringing after the hangup does not wake the call', async () => {
    const rings = ringing();
    const call = await play(followUp(rings, 'hangup'), rings);
    expect(call).toMatchObject({ state: 'ended', active: false, ringing: [], outcome: 'missed' });
  });

  test.each([
    ['hangup', { state: 'ended', active: false }],
    ['recording', { recording: { items: [{ id: 'r1' }] } }],
    ['recap_summary', { recap: { summary: '要約' } }],
  ])('REP-08 only a %s is a sensible call that rings nowhere', async (state, expected) => {
    const call = await play(
      followUp(ringing(), state, {
        recording_details: [{ id: 'r1', duration: 10 }],
        recap_summary: '要約',
      }),
    );
    expect(call).toMatchObject({ ...expected, ringing: [], externalNumber: '+819012345678' });
  });

  test('REP-11 with one time for two states ends the same either way', async () => {
    const at = Date.now() - 60_000;
    const stream = () => {
      const rings = ringing({ event_timestamp: at, date_started: null });
      return [rings, { ...rings, date_connected: at, state: 'connected' }] as const;
    };
    const [[a, b], [c, d]] = [stream(), stream()];
    const [forth, back] = [await play(a, b), await play(d, c)];
    expect(forth.state).toBe('connected');
    expect(back.state).toBe(forth.state);
    expect(back.connectedAt).toEqual(forth.connectedAt);
  });

  test('REP-18 an answered and a missed leg are an answered call in every order', async () => {
    const results = new Set<string>();
    for (const order of orders([0, 1, 2, 3])) {
      const group = ringing({ target: { id: 9, type: 'call_center', name: '受付' } });
      const leg = (name: string) =>
        ringing({ entry_point_call_id: group.call_id, target: { id: name, type: 'user', name } });
      const [one, two] = [leg('one'), leg('two')];
      const events = [
        followUp(one, 'connected'),
        followUp(one, 'hangup', { date_connected: Number(one.event_timestamp) + 1_000 }),
        followUp(two, 'missed', { date_ended: Number(two.event_timestamp) + 1_000 }),
        followUp(group, 'hangup', { operator_call_id: one.call_id }),
      ];
      for (const index of order) await post(events[index] ?? null);
      const { linkedId } = json(await post(group));
      const call = await requireCall(db, 'acme', String(linkedId));
      results.add(`${call.state} ${call.outcome} ${call.operator?.name}`);
    }
    expect([...results]).toEqual(['ended answered one']);
  });
});

describe('an end that never comes', () => {
  test('REP-19 is put to a call after four hours of silence, and taken back by a later word', async () => {
    const rings = ringing();
    const linkedId = String(rings.call_id);
    const call = await play(rings);
    await sweep(db, new Date(Date.now() + stuckAfterMs - 60_000));
    expect(await readCall(db, 'acme', linkedId)).toEqual(call);

    await sweep(db, new Date(Date.now() + stuckAfterMs + 60_000));
    expect(await readCall(db, 'acme', linkedId)).toMatchObject({
      state: 'ended',
      active: false,
      closedByTimeout: { at: expect.any(Date) },
    });

    const spoken = await play(followUp(rings, 'connected'));
    expect(spoken).toMatchObject({ state: 'connected', active: true, closedByTimeout: null });
  });
});
