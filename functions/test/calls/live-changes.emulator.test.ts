import type { Firestore, WriteBatch } from 'firebase-admin/firestore';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canaryKeys } from '../../src/canary/key.ts';
import { limits } from '../../src/config.ts';
import {
  dropPreviousSecret,
  rotateWebhookSecret,
  webhookSecret,
} from '../../src/customers/secrets.ts';
import { takeIn } from '../../src/intake/take-in.ts';
import type { Call } from '../../src/model/calls/call.ts';
import { paths } from '../../src/model/paths.ts';
import { finishEntry } from '../../src/intake/finish.ts';
import { client } from '../client.ts';
import {
  emptyDatabase,
  everything,
  ledgerOfCall,
  openDatabase,
  requireCall,
  seedCustomer,
} from '../database.ts';
import { followUp, freshCallId, ringing, type EventFields } from '../events.ts';
import { setupMs, startServer, testSealingKey, type Server } from '../harness.ts';
import { asToken, json, send, type Answer } from '../http.ts';
import { signJwt } from '../tokens.ts';

/** CON, REP-12: events go on while secrets, lines, processes and the database change under them. */

const projectId = 'demo-live-changes';
const secret = 'the-secret-of-acme-is-long-enough-for-hs256';
const db = openDatabase(projectId);
let server: Server;

beforeAll(async () => {
  await emptyDatabase(projectId);
  const lines = { west: { number: '0501748' } };
  await Promise.all([
    seedCustomer(db, 'acme', { secret, lines }),
    seedCustomer(db, 'turning', { secret }),
  ]);
  server = await startServer({ projectId });
}, setupMs);
afterAll(async () => {
  await server.stop();
  await db.terminate();
});

const { post } = client(() => server.port, 'acme', secret);

describe('many events of one customer', () => {
  test('CON-03 write no document but those of their calls', async () => {
    const before = Object.entries(await everything(db));
    const events = Array.from({ length: 30 }, () => ringing());
    const answers = await Promise.all(events.map((event) => post(event)));
    expect(answers.map(({ status }) => status)).toEqual(events.map(() => 200));
    const after = await everything(db);
    const ofCalls = /^customer\/acme\/(amiEvents|ledger|callAliases)\//;
    expect(Object.entries(after).filter(([path]) => !ofCalls.test(path))).toEqual(
      expect.arrayContaining(before),
    );
    expect(Object.keys(after).filter((path) => ofCalls.test(path))).toHaveLength(3 * 30);
    expect(Object.keys(after)).toHaveLength(before.length + 3 * 30);
  });

  test('CON-09 are all accepted while the secret is rotated twice', async () => {
    const secrets = [secret, ...['second', 'third'].map((name) => `${name}-${secret}`)];
    let current = secret;
    let turning = true;
    const refused: Answer[] = [];
    let sent = 0;
    const sender = async () => {
      while (turning) {
        const token = await signJwt(ringing(), current);
        const answer = await send(server.port, asToken(token, '/turning'));
        sent += 1;
        if (answer.status !== 200) refused.push(answer);
      }
    };
    const senders = Promise.all([sender(), sender(), sender(), sender()]);
    for (const next of secrets.slice(1)) {
      await rotateWebhookSecret(db, 'turning', next, testSealingKey);
      // The sender learns of it once the new one is in force, like an admin who copies it.
      const isKnown = async () =>
        (await send(server.port, asToken(await signJwt(ringing(), next), '/turning'))).status;
      await expect.poll(isKnown).toBe(200);
      current = next;
      const before = sent;
      await expect.poll(() => sent).toBeGreaterThan(before + 10);
    }
    await dropPreviousSecret(db, 'turning');
    const before = sent;
    await expect.poll(() => sent).toBeGreaterThan(before + 10);
    turning = false;
    await senders;
    expect(refused).toEqual([]);
  });
});

describe('a process that is told to end', () => {
  test('CON-10 in the middle of its work loses no event: what it did not answer is stored when resent', async () => {
    const own = await startServer({ projectId });
    const events = Array.from({ length: 20 }, () => ringing());
    const deliver = async (port: number, event: EventFields) => {
      try {
        return (await send(port, asToken(await signJwt(event, secret), '/acme'))).status;
      } catch {
        return 0;
      }
    };
    const first = Promise.all(
      events.map(async (event, index) => {
        const status = deliver(own.port, event);
        if (index === 10) own.terminate();
        return status;
      }),
    );
    const statuses = await first;
    await own.stop();
    const again = await Promise.all(events.map((event) => deliver(server.port, event)));
    expect(statuses.filter((status) => ![0, 200, 503].includes(status))).toEqual([]);
    expect(again).toEqual(events.map(() => 200));
    for (const event of events) {
      expect(await ledgerOfCall(db, 'acme', String(event.call_id))).toHaveLength(1);
      expect(await requireCall(db, 'acme', String(event.call_id))).toMatchObject({ active: true });
    }
  });
});

describe('a call that is going on', () => {
  test('CON-04 is the same whether the trigger reduces beside the requests or not', async () => {
    const rings = ringing();
    const events = (first: EventFields) => [
      first,
      followUp(first, 'connected'),
      followUp(first, 'hangup', { talk_time: 42_000 }),
      followUp(first, 'recap_summary', { recap_summary: '要約' }),
    ];
    const alone = { ...rings, call_id: freshCallId() };
    for (const event of events(alone)) await post(event);

    const linkedId = String(rings.call_id);
    const requests = Promise.all(events(rings).map((event) => post(event)));
    let working = true;
    const trigger = async () => {
      while (working) {
        const entries = await ledgerOfCall(db, 'acme', linkedId);
        await Promise.all(entries.map(({ id }) => finishEntry(db, 'acme', id, () => new Date())));
      }
    };
    const triggers = trigger();
    await requests;
    working = false;
    await triggers;
    expect(factsOf(await requireCall(db, 'acme', linkedId))).toEqual(
      factsOf(await requireCall(db, 'acme', String(alone.call_id))),
    );
  });

  test('CON-11 stays with its group when its line is given to another', async () => {
    const rings = ringing({ internal_number: '+815017481234' });
    const linkedId = String(rings.call_id);
    await post(rings);
    expect(await requireCall(db, 'acme', linkedId)).toMatchObject({ groupCode: 'G-west' });
    const changed = { groupCode: 'G-east', storeCode: 'east', storeName: 'east' };
    await db.doc(paths.line('acme', 'west')).update(changed);
    await post(followUp(rings, 'connected'));
    await post(followUp(rings, 'hangup'));
    expect(await requireCall(db, 'acme', linkedId)).toMatchObject({
      groupCode: 'G-west',
      store: { code: 'west', name: 'west' },
      state: 'ended',
    });
    const next = ringing({ internal_number: '+815017481234' });
    await post(next);
    expect(await requireCall(db, 'acme', String(next.call_id))).toMatchObject({
      groupCode: 'G-east',
    });
  });
});

/** A call without what tells which one it is, when it came and when it was written. */
function factsOf(call: Call) {
  const [leg] = Object.values(call.legs);
  return {
    ...call,
    linkedId: '',
    receivedAt: null,
    updatedAt: null,
    decidedBy: Object.keys(call.decidedBy).toSorted(),
    legs: { ...leg, decidedBy: Object.keys(leg?.decidedBy ?? {}).toSorted() },
  };
}

/** A database whose writes wait until they are let through. */
function slowWrites(released: Promise<void>): Firestore {
  const slow = (batch: WriteBatch) =>
    new Proxy(batch, {
      get: (target, name) =>
        name === 'commit' ? () => released.then(() => target.commit()) : bound(target, name),
    });
  return new Proxy(db, {
    get: (target, name) => (name === 'batch' ? () => slow(target.batch()) : bound(target, name)),
  });
}

function bound<T extends object>(target: T, name: string | symbol): unknown {
  const value: unknown = Reflect.get(target, name);
  return typeof value === 'function' ? (value.bind(target) as unknown) : value;
}

describe('a database that takes an event too late', () => {
  test('REP-12 gives 503, and the repetition is the same one entry', async () => {
    const event = ringing();
    const linkedId = String(event.call_id);
    const rawBody = Buffer.from(await signJwt(event, secret));
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const telephony = {
      customerId: 'acme',
      secrets: [webhookSecret(secret)],
      canaries: [webhookSecret(canaryKeys(testSealingKey, 'acme')[0])],
      enabled: true,
      isConnected: false,
      awaitsFirst: false,
    };
    const outcome = await takeIn(
      {
        db: () => Promise.resolve(slowWrites(released)),
        telephony: () => Promise.resolve(telephony),
        now: () => new Date(),
      },
      {
        customerId: 'acme',
        rawBody,
        signatureHeader: undefined,
        // As if nearly all of the time for the answer had passed.
        arrivedAt: new Date(Date.now() - limits.durableMs + 50),
      },
    );
    expect(outcome).toEqual({ kind: 'not-durable', reason: 'ledger' });
    expect(await ledgerOfCall(db, 'acme', linkedId)).toEqual([]);

    release();
    await expect.poll(() => ledgerOfCall(db, 'acme', linkedId)).toHaveLength(1);
    const again = await post(event);
    expect(json(again)).toEqual({ received: true, linkedId, duplicate: true });
    expect(await ledgerOfCall(db, 'acme', linkedId)).toHaveLength(1);
    expect(await requireCall(db, 'acme', linkedId)).toMatchObject({ state: 'ringing' });
  });
});
