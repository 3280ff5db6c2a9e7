import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callSchema, type Call } from '../../src/model/calls/call.ts';
import { paths } from '../../src/model/paths.ts';
import { withDates } from '../../src/model/text/with-dates.ts';
import { finishLeftover } from '../../src/intake/finish.ts';
import { callsOf, deliverInOrder, onlyCall } from '../calls.ts';
import { client } from '../client.ts';
import { emptyDatabase, ledgerOf, openDatabase, seedCustomer } from '../database.ts';
import { followUp, freshCallId, ringing, type EventFields } from '../events.ts';
import { setupMs, startServer, type Server } from '../harness.ts';
import { json, type Answer } from '../http.ts';

/** How one instance handles many events at the same moment. */

const projectId = 'demo-concurrency';
const secret = 'the-secret-of-crowd-is-long-enough-for-hs256';
const db = openDatabase(projectId);
let server: Server;

beforeAll(async () => {
  await emptyDatabase(projectId);
  const lines = { west: { number: '0501748' } };
  await Promise.all([
    seedCustomer(db, 'crowd', { secret, lines }),
    seedCustomer(db, 'street', { secret, lines }),
    seedCustomer(db, 'quiet', { secret, lines }),
  ]);
  server = await startServer({ projectId });
}, setupMs);
afterAll(async () => {
  await server.stop();
  await db.terminate();
});

/** Sends one event, retrying for as long as it's told to. */
async function deliver(customerId: string, event: EventFields): Promise<Answer> {
  const { post } = client(() => server.port, customerId, secret);
  for (;;) {
    const answer = await post(event);
    if (answer.status !== 503) return answer;
  }
}

/** Does what the trigger would, for entries that no request could reduce in time; it's told of all of them. */
async function finish(customerId: string): Promise<void> {
  const leftovers = await db.collection(paths.leftovers(customerId)).get();
  for (const { id } of leftovers.docs) {
    await finishLeftover(db, customerId, id, () => new Date());
  }
  const waiting = db.collection(paths.ledger(customerId)).where('linkedId', '==', null);
  expect((await waiting.get()).size).toBe(0);
}

/** The part of a call that follows from its events alone, whenever they arrived. */
const comparable = ({ linkedId: _id, receivedAt: _at, updatedAt: _then, ...call }: Call) => call;

describe('fifty events of one conversation at the same moment', () => {
  /** A main line and nine telephones, each with five events. */
  function conversation(): EventFields[] {
    const entry = ringing({ target: { id: 1, type: 'office', name: '代表' } });
    const telephones = Array.from({ length: 9 }, (_, place) =>
      ringing({
        call_id: freshCallId(),
        entry_point_call_id: entry.call_id,
        target: { id: 100 + place, type: 'user', name: `受付 ${place}` },
      }),
    );
    return [entry, ...telephones].flatMap((first) => {
      const at = Number(first.event_timestamp);
      const connected = followUp(first, 'connected');
      const hold = followUp(connected, 'hold', { event_timestamp: at + 6_000 });
      const back = followUp(hold, 'connected', { event_timestamp: at + 7_000 });
      return [first, connected, hold, back, followUp(back, 'hangup')];
    });
  }

  test('are one call, as if they had come one after the other', async () => {
    const events = conversation();
    expect(events).toHaveLength(50);
    const answers = await Promise.all(events.map((event) => deliver('crowd', event)));
    expect(answers.map(({ status }) => status)).toEqual(events.map(() => 200));
    await finish('crowd');

    const call = await onlyCall(db, 'crowd');
    expect(await callsOf(db, 'crowd')).toHaveLength(1);
    const ledger = await ledgerOf(db, 'crowd');
    expect(ledger).toHaveLength(50);
    expect(ledger).toEqual(ledger.map(() => expect.objectContaining({ linkedId: call.linkedId })));

    // They tell the time of this machine, and so must arrive by it.
    await deliverInOrder(db, 'quiet', events, new Date());
    expect(comparable(call)).toEqual(comparable(await onlyCall(db, 'quiet')));
  });
});

describe('two hundred conversations of four events, twenty at a time', () => {
  const recording = {
    recording_details: [
      { id: 'r-1', recording_type: 'callrecording', duration: 4_000, start_time: Date.now() },
    ],
  };
  const calls = Array.from({ length: 200 }, () => {
    const first = ringing();
    const connected = followUp(first, 'connected');
    const hangup = followUp(connected, 'hangup', { talk_time: 5_000 });
    return [first, connected, hangup, followUp(hangup, 'recording', recording)];
  });
  const answers: { callId: string; answer: Answer }[] = [];

  beforeAll(async () => {
    // Twenty senders share one list, so that events of one call overlap as well.
    const queue = calls.flat().values();
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        for (const event of queue) {
          const answer = await deliver('street', event);
          answers.push({ callId: String(event.call_id), answer });
        }
      }),
    );
    await finish('street');
    const sorted = answers.map(({ answer }) => answer.ms).toSorted((a, b) => a - b);
    const [p50, p99] = [0.5, 0.99].map((p) => sorted[Math.floor(p * sorted.length)]?.toFixed(0));
    process.stdout.write(`  800 events, 20 at a time: p50 ${p50} ms, p99 ${p99} ms\n`);
  });

  test('are all taken, and each answer names its call', () => {
    expect(answers).toHaveLength(800);
    for (const { callId, answer } of answers) {
      expect(answer.status).toBe(200);
      expect(json(answer)['linkedId']).toBe(callId);
    }
  });

  test('are in the ledger once each, with their call', async () => {
    const ledger = (await ledgerOf(db, 'street')) as unknown as {
      callId: string;
      state: string;
      linkedId: string;
    }[];
    const found = ledger.map(({ callId, state, linkedId }) => `${callId} ${state} ${linkedId}`);
    const sent = calls.flat().map((event) => {
      const [id, state] = [String(event.call_id), String(event.state)];
      return `${id} ${state} ${id}`;
    });
    expect(found.toSorted()).toEqual(sent.toSorted());
  });

  test('are two hundred answered calls with their recordings, and nothing else', async () => {
    const { docs } = await db.collection(paths.calls('street')).get();
    const documents = docs.map((document) => callSchema.parse(withDates(document.data())));
    expect(documents.map((call) => call.linkedId).toSorted()).toEqual(
      calls.map(([first]) => String(first?.call_id)).toSorted(),
    );
    for (const call of documents) {
      expect(call).toMatchObject({ state: 'ended', outcome: 'answered', talkMs: 5_000 });
      expect(call).toMatchObject({
        store: { code: 'west' },
        recording: { items: [{ id: 'r-1' }] },
      });
    }
  });
});
