import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Call } from '../src/model/calls/call.ts';
import { reread } from '../src/intake/reread.ts';
import { client } from './client.ts';
import {
  emptyDatabase,
  ledgerOf,
  ledgerOfCall,
  openDatabase,
  readCall,
  requireCall,
  seedCustomer,
} from './database.ts';
import { followUp, freshCallId, ringing, type EventFields } from './events.ts';
import { setupMs, startServer, type Server } from './harness.ts';
import { json } from './http.ts';
import type { Segment } from './tokens.ts';

/** PAY: whatever stands in a signed body, it is kept, and nothing in it harms a call. */

const projectId = 'demo-payload';
const secret = 'the-secret-of-acme-is-long-enough-for-hs256';
const db = openDatabase(projectId);
let server: Server;

beforeAll(async () => {
  await emptyDatabase(projectId);
  await seedCustomer(db, 'acme', { secret });
  server = await startServer({ projectId });
}, setupMs);
afterAll(async () => {
  await server.stop();
  await db.terminate();
});

const { post, postJson } = client(() => server.port, 'acme', secret);

/** The call that an event has become; its ledger entry has it whole. */
async function stored(claims: EventFields, payload: Segment = claims): Promise<Call> {
  const answer = await post(payload);
  expect(json(answer)).toMatchObject({ received: true });
  expect(answer.status).toBe(200);
  return requireCall(db, 'acme', String(json(answer)['linkedId']));
}

describe('an event with strange fields', () => {
  test('PAY-03 belongs to one call whether its id is a number or a string', async () => {
    const claims = ringing();
    await stored(claims);
    const call = await stored(claims, {
      ...followUp(claims, 'connected'),
      call_id: String(claims.call_id),
    });
    expect(call).toMatchObject({ state: 'connected', linkedId: String(claims.call_id) });
  });

  test.each([
    ['a number beyond 2^53', '{"call_id":9223372036854775807,', /^9223372036854775807$/],
    ['a path', '{"call_id":"a/b/c",', /^x-[0-9a-f]{40}$/],
    ['the name of a prototype', '{"call_id":"__proto__",', /^x-/],
    ['the name of a function of every object', '{"call_id":"constructor",', /^x-/],
  ])('finding 20: whose id is %s has one call of its own', async (_name, start, id) => {
    const rest = JSON.stringify(ringing())
      .replace(/"call_id":\d+,/, '')
      .slice(1);
    for (let delivery = 0; delivery < 2; delivery += 1) {
      const answer = await post(`${start}${rest}`);
      expect(answer.status).toBe(200);
      expect(json(answer)['linkedId']).toMatch(id);
      expect(await readCall(db, 'acme', String(json(answer)['linkedId']))).not.toBeNull();
    }
  });

  test('finding 20: joins a call under the name of a method that every object has', async () => {
    const claims = ringing();
    await stored(claims);
    const call = await stored(claims, {
      ...ringing({ call_id: 'valueOf', master_call_id: claims.call_id }),
    });
    expect(Object.keys(call.legs)).toHaveLength(2);
  });

  test.each([['new_state'], ['Ringing'], ['RINGING'], [7], [null], [''], [{}], ['constructor']])(
    'PAY-06 whose state is %j is in the ledger and changes nothing',
    async (state) => {
      const claims = ringing();
      const before = await stored(claims);
      const after = await stored(claims, followUp(claims, state as string));
      expect(after).toEqual(before);
      expect(await ledgerOfCall(db, 'acme', String(claims.call_id))).toHaveLength(2);
    },
  );

  test('PAY-07 with 500 unknown keys gives the same call as without them', async () => {
    const unknown = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [`unknown_${index}`, { value: index }]),
    );
    const call = await stored(ringing(unknown));
    const plain = await stored(ringing());
    expect(Object.keys(call).toSorted()).toEqual(Object.keys(plain).toSorted());
    expect(JSON.stringify(call)).not.toContain('unknown_');
    const [entry] = await ledgerOfCall(db, 'acme', call.linkedId);
    expect(entry).toHaveProperty('raw', expect.stringMatching(/^ey/));
  });

  test('PAY-09 with lists in lists and keys that Firestore refuses is stored whole', async () => {
    const call = await stored(
      ringing({
        matrix: [[1, [2, [3]]]],
        '': 1,
        'a.b': 1,
        'a[0]': 1,
        '`': 1,
        __x__: 1,
        ['k'.repeat(1_600)]: 1,
        target: { id: 1, type: 'user', name: 'x', __x__: [[1]], '': {} },
        labels: [['nested'], 'plain', { name: 'named', '': 1 }],
        recording_details: [[[]], { id: 'r1', '': 1 }],
      }),
    );
    expect(call.labels).toEqual(['plain', 'named']);
    expect(call.recording?.items.map(({ id }) => id)).toEqual(['r1']);
  });

  test('finding 20: with half surrogates anywhere still becomes a call', async () => {
    const half = '\\ud83d';
    const text = JSON.stringify(
      ringing({
        state: 'dispositions',
        target: { id: 'H', type: 'H', name: 'H', email: 'H' },
        disposition: 'H',
        dispositions: ['H'],
        csat_score: 'H',
        labels: ['H'],
        recap_summary: 'H',
        recap_purposes: ['H'],
        transcription_text: 'H',
        recording_details: [{ id: 'H', recording_type: 'H' }],
        contact: { id: 'H', type: 'user', name: 'H' },
        entry_point_target: { name: 'H', phone: 'H' },
        H: 'H',
      }),
    ).replaceAll('"H"', `"${half}"`);
    const call = await stored(ringing(), text);
    expect(call.dialpadDisposition).toBe('\ufffd');
  });

  test('PAY-12 with texts and lists of 200 kB keeps the call small and the ledger whole', async () => {
    const long = '議事録。'.repeat(5_000);
    const claims = ringing({
      state: 'call_transcription',
      transcription_text: long,
      recap_summary: long,
      target: { id: 1, type: 'user', name: long.slice(0, 10_000), email: 'x'.repeat(10_000) },
      recording_details: Array.from({ length: 500 }, (_, id) => ({ id: id + 1 })),
      labels: Array.from({ length: 500 }, (_, index) => `label ${index}`),
    });
    expect(Buffer.byteLength(JSON.stringify(claims))).toBeGreaterThan(150_000);
    const call = await stored(claims);
    expect(Buffer.byteLength(JSON.stringify(call))).toBeLessThan(200_000);
    expect(long.startsWith(call.recap?.summary ?? 'none')).toBe(true);
    const [entry] = await ledgerOfCall(db, 'acme', String(claims.call_id));
    expect(JSON.stringify(entry).length).toBeGreaterThan(150_000);
  });

  test('PAY-19 with a repeated key is read the same way in the response, the ledger and the call', async () => {
    const [first, last] = [freshCallId(), freshCallId()];
    const text = JSON.stringify(ringing({ call_id: first })).replace(
      `"call_id":${first}`,
      `"call_id":${first},"call_id":${last}`,
    );
    const call = await stored(ringing(), text);
    expect(call.linkedId).toBe(String(last));
    expect(Object.keys(call.legs)).toEqual([String(last)]);
    expect(await ledgerOfCall(db, 'acme', String(last))).toHaveLength(1);
    expect(await ledgerOfCall(db, 'acme', String(first))).toEqual([]);
  });

  test('PAY-22 with control characters in names has them neither in the call nor in the log', async () => {
    const name = 'A\u0000B\u0007C\u001bD\u2028E\r\n{"severity":"EMERGENCY"}';
    const call = await stored(ringing({ target: { id: 1, type: 'user', name } }));
    expect(call.ringing[0]?.name).toBe('A B C D E {"severity":"EMERGENCY"}');
    expect(server.printed()).not.toContain('EMERGENCY');
  });

  test.each([
    ['seconds', 1_787_158_716],
    ['microseconds', 1_787_158_716_512_000],
    ['nought', 0],
    ['a negative number', -5],
    ['1e20', 1e20],
    ['null', null],
    ['the year 12000', '+012000-01-01T00:00:00Z'],
    ['a word', 'now'],
    ['an object', {}],
  ])('PAY-23 whose times are %s is a call without those times, and still ends', async (_n, at) => {
    const times = { event_timestamp: at, date_started: at, date_rang: at, date_connected: at };
    const claims = ringing(times);
    const call = await stored(claims);
    expect(call).toMatchObject({ state: 'ringing', ringingAt: null, connectedAt: null });
    expect(call.startedAt).toEqual(call.receivedAt);
    const ended = await stored(claims, { ...claims, state: 'hangup' });
    expect(ended).toMatchObject({ state: 'ended', active: false });
  });

  test.each([['-5'], ['-0'], ['"long"'], ['[]'], ['true'], ['1e400'], ['1e300']])(
    'PAY-24 whose talk time is %s has talked for no time',
    async (talkTime) => {
      const text = JSON.stringify(ringing({ talk_time: 'T' })).replace('"T"', talkTime);
      expect((await stored(ringing(), text)).talkMs).toBe(0);
    },
  );

  test('PAY-24 whose talk time is a fraction has whole milliseconds', async () => {
    const call = await stored(ringing({ talk_time: 8951.029999999999 }));
    expect(call.talkMs).toBe(8951);
  });

  test('PAY-25, PAY-26 in an envelope with more keys, and flat ones beside it: the envelope wins', async () => {
    const [inner, outer] = [freshCallId(), freshCallId()];
    const answer = await postJson(
      JSON.stringify({
        ...ringing({ call_id: outer, state: 'hangup', external_number: '+815011112222' }),
        event_type: 'call.ringing',
        version: 3,
        data: {
          call_id: inner,
          caller_number: '09012345678',
          callee_number: '0501748XXXX',
          user_id: 5,
          user_name: '受付',
          timestamp: new Date().toISOString(),
          extra: [1],
        },
      }),
    );
    expect(json(answer)).toEqual({ received: true, linkedId: String(inner) });
    expect(await readCall(db, 'acme', String(inner))).toMatchObject({
      source: 'relay',
      state: 'ringing',
      externalNumber: '+819012345678',
      ringing: [{ id: '5', name: '受付' }],
    });
    expect(await readCall(db, 'acme', String(outer))).toBeNull();
  });

  test.each([
    ['null', null],
    ['a text', 'Ana'],
    ['a list', [{ id: 1 }]],
    ['a number', 5],
    ['an empty object', {}],
    ['a pool id', { id: 'shared_contact_pool_Company:1_uid_2', type: 'shared', name: 'A' }],
    ['an address as id', { id: 'http://www.google.com/m8/feeds/contacts/1', type: 'google' }],
    ['a number as name', { id: 5, type: 5, name: 5, email: 5, phone: 5 }],
  ])('PAY-27 whose persons are %s is a call', async (_name, party) => {
    const parties = { contact: party, target: party, entry_point_target: party };
    const call = await stored(ringing({ ...parties, proxy_target: party }));
    expect(call).toMatchObject({ state: 'ringing', direction: 'inbound' });
  });

  test.each([['FALSE'], ['false'], ['NULL'], ['null'], ['0'], [0], ['None']])(
    'PAY-29 where %j stands for no or nothing is not taken for yes or something',
    async (nothing) => {
      const call = await stored(
        ringing({
          is_internal: nothing,
          master_call_id: nothing,
          entry_point_call_id: nothing,
          operator_call_id: nothing,
          recap_summary: nothing === 'NULL' ? nothing : null,
        }),
      );
      expect(call).toMatchObject({ direction: 'inbound', recap: null });
      expect(Object.keys(call.legs)).toEqual([call.linkedId]);
      const other = await stored(ringing({ master_call_id: nothing }));
      expect(other.linkedId).not.toBe(call.linkedId);
    },
  );
});

describe('all of these events', () => {
  test('I8 can be read again from the ledger, and each has become part of a call', async () => {
    const entries = await ledgerOf(db, 'acme');
    expect(entries.length).toBeGreaterThan(50);
    expect(entries.filter((entry) => reread(entry) === null)).toEqual([]);
    expect(entries.filter((entry) => !('linkedId' in entry) || entry.linkedId === null)).toEqual(
      [],
    );
  });

  test('I5, I6 left no failure in the log and no prototype changed', async () => {
    expect(server.printed()).not.toMatch(/"event":"(failed|record-later|not-durable)"/);
    expect((await post(ringing())).status).toBe(200);
  });
});
