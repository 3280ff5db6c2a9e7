import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SipCall } from '../../bridge/asterisk/sip-call.ts';
import {
  bundle,
  type RunningBridge,
  startBridge,
  webhookSecret,
} from '../../bridge/test/running-bridge.ts';
import { openShop, type Shop } from '../../bridge/test/shop.ts';
import { callSchema, type Call } from '../src/model/calls/call.ts';
import { paths } from '../src/model/paths.ts';
import { withDates } from '../src/model/text/with-dates.ts';
import { emptyDatabase, openDatabase, seedCustomer } from './database.ts';
import { setupMs, startServer, type Server } from './harness.ts';

/** Calls on a real Asterisk, by way of the bridge as it is delivered and the webhook as it is deployed. */

const projectId = 'demo-asterisk';
const db = openDatabase(projectId);
const folder = mkdtempSync(join(tmpdir(), 'cti-asterisk-'));
let server: Server;
let shop: Shop;
let bridge: RunningBridge;

beforeAll(async () => {
  await emptyDatabase(projectId);
  await seedCustomer(db, 'acme', { secret: webhookSecret });
  for (const extension of ['101', '103']) {
    const email = `${extension}@example.com`;
    const member = { uid: extension, email, name: `Desk ${extension}`, role: 'operator' };
    const rest = { groupCodes: [], active: true, extensions: [extension] };
    await db.doc(paths.member('acme', extension)).set({ ...member, ...rest });
  }
  [server, shop] = await Promise.all([startServer({ projectId }), openShop()]);
  const { amiPort, secret } = shop.asterisk.place;
  const url = `http://127.0.0.1:${server.port}/acme`;
  bridge = startBridge({ folder, amiPort, amiSecret: secret, url, program: bundle });
  await bridge.logged('ami', { state: 'ready' });
}, setupMs);
afterAll(async () => {
  await bridge?.kill();
  await shop?.close();
  await server?.stop();
  await db.terminate();
  rmSync(folder, { recursive: true });
});

/** Someone outside talks to 101. */
async function talking(from: string): Promise<{ caller: SipCall; first: SipCall }> {
  const caller = shop.carrier.dial('05017480001', `<sip:${from}@carrier.example>`);
  const first = await shop.phone('101').incoming.next();
  first.answer();
  await caller.answered;
  await stored(from, ({ state }) => state === 'connected');
  return { caller, first };
}

/** The calls with this person, once one of them is as wanted; those that became part of another are not among them. */
async function stored(from: string, isSo: (call: Call) => boolean): Promise<Call[]> {
  const number = `+81${from.slice(1)}`;
  const query = db.collection(paths.calls('acme')).where('externalNumber', '==', number);
  const { promise, resolve, reject } = Promise.withResolvers<Call[]>();
  const stop = query.onSnapshot((all) => {
    const calls = all.docs.map((one) => callSchema.parse(withDates(one.data())));
    const own = calls.filter(({ mergedInto }) => mergedInto === null);
    if (own.some(isSo)) resolve(own);
  }, reject);
  return promise.finally(stop);
}

const isOver = ({ state }: Call) => state === 'ended';

test.each([
  {
    how: 'by the phone itself',
    from: '09011110001',
    consult: async (first: SipCall) => {
      const consultation = shop.phone('101').dial('103');
      const second = await shop.phone('103').incoming.next();
      second.answer();
      await consultation.answered;
      return { second, join: () => first.transferTo(consultation) };
    },
  },
  {
    how: 'by a feature code',
    from: '09011110002',
    consult: async (first: SipCall, from: string) => {
      await first.press('*2');
      await first.press('103');
      const second = await shop.phone('103').incoming.next();
      second.answer();
      await stored(from, ({ legs }) =>
        Object.values(legs).some((leg) => leg.target?.id === '103' && leg.state === 'connected'),
      );
      return { second, join: () => first.hangUp() };
    },
  },
])('an attended transfer $how is one call with both people in it', async ({ from, consult }) => {
  const { caller, first } = await talking(from);
  const { second, join: joinThem } = await consult(first, from);
  await joinThem();
  await stored(from, ({ operator, state }) => operator?.id === '103' && state === 'connected');
  await caller.hangUp();
  await second.ended;
  const calls = await stored(from, isOver);
  expect(calls).toHaveLength(1);
  const [call] = calls;
  expect(call).toMatchObject({
    outcome: 'answered',
    direction: 'inbound',
    internalNumber: '+815017480001',
    operator: { id: '103', name: 'Desk 103', email: '103@example.com' },
    transferredFrom: {
      operator: { id: '101', name: 'Desk 101', email: '101@example.com' },
      at: expect.any(Date) as unknown,
    },
    ringing: [],
  });
  // Who waits alone while 103 rings talks with nobody.
  const [connectedAt, endedAt] = [call?.connectedAt?.getTime(), call?.endedAt?.getTime()];
  expect(call?.talkMs).toBeGreaterThan(0);
  expect(call?.talkMs).toBeLessThanOrEqual((endedAt ?? 0) - (connectedAt ?? 0));
  const all = await db.collection(paths.calls('acme')).get();
  const active = all.docs.filter((one) => one.get('active') === true);
  expect(active.map(({ id }) => id)).toEqual([]);
});
