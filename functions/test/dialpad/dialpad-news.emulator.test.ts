import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withDates } from '../../src/model/text/with-dates.ts';
import { paths } from '../../src/model/paths.ts';
import { rescueSchema } from '../../src/model/calls/rescue.ts';
import { keepRescues } from '../../src/rescues/keep-rescues.ts';
import { group, LegScript } from '../conversation/leg-script.ts';
import { emptyDatabase, openDatabase, readCall, seedCustomer } from '../database.ts';
import { setupMs, startServer, type Server } from '../harness.ts';
import { send, type Answer } from '../http.ts';
import { signJwt } from '../tokens.ts';

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

describe('a callback asked for in the queue', () => {
  test('is a row at once, and the same one row after the call has ended', async () => {
    const queue = new LegScript(4_700_000_000_000_101, group('call_center'), 0).say(0, 'queued');
    queue.say(30_000, 'queued', { callback_requested: true }).end(31_000);
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
