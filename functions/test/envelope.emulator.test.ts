import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entryLimit } from '../src/model/calls/envelope.ts';
import { paths } from '../src/model/paths.ts';
import { entry } from './conversation/envelope.ts';
import {
  emptyDatabase,
  everything,
  ledgerOfCall,
  openDatabase,
  readCall,
  seedCustomer,
} from './database.ts';
import { setupMs, startServer, type Server } from './harness.ts';
import { json, send, type Answer } from './http.ts';
import { hexSignature, signJwt } from './tokens.ts';

/** Envelope 2 over HTTP: what a phone system's bridge is answered, entry by entry. */

const projectId = 'demo-envelope';
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

const post = (body: string, headers: Record<string, string> = {}): Promise<Answer> =>
  send(server.port, { path: '/acme', body, headers });
const asJwt = async (entries: unknown[]) => post(await signJwt({ envelope: 2, entries }, secret));

/** The entries of a call from its start to its end. */
const callOf = (id: string, seconds = 60) => [
  entry({ call: id, leg: id }),
  entry({
    call: id,
    leg: `${id}-p`,
    dialledBy: id,
    kind: 'person',
    state: 'ringing',
    afterMs: 500,
  }),
  entry({
    call: id,
    leg: `${id}-p`,
    dialledBy: id,
    kind: 'person',
    state: 'ended',
    afterMs: 5_000 + seconds * 1_000,
    connectedAfterMs: 5_000,
  }),
  entry({ call: id, leg: id, state: 'ended', afterMs: 5_000 + seconds * 1_000 }),
];

describe('an envelope', () => {
  test.each([
    ['a token', asJwt],
    [
      'signed JSON',
      (entries: unknown[]) => {
        const body = JSON.stringify({ envelope: 2, entries });
        return post(body, { 'x-dialpad-signature': hexSignature(body, secret) });
      },
    ],
  ])('as %s becomes one call for each conversation', async (form, sending) => {
    const id = form === 'a token' ? 'token' : 'json';
    const entries = [...callOf(id, 60), ...callOf(`${id}-b`, 30)];
    const answer = await sending(entries);
    expect(answer.status).toBe(200);
    expect(json(answer)).toEqual({
      received: true,
      entries: [
        ...Array.from({ length: 4 }, () => ({ linkedId: id })),
        ...Array.from({ length: 4 }, () => ({ linkedId: `${id}-b` })),
      ],
    });
    expect(await readCall(db, 'acme', id)).toMatchObject({
      state: 'ended',
      outcome: 'answered',
      talkMs: 60_000,
    });
    expect(await ledgerOfCall(db, 'acme', id)).toHaveLength(2);
  });

  test('sent again changes nothing', async () => {
    const entries = callOf('again');
    await asJwt(entries);
    const before = await everything(db);
    const answer = await asJwt(entries);
    expect(json(answer)).toEqual({
      received: true,
      entries: entries.map(() => ({ linkedId: 'again', duplicate: true })),
    });
    expect(await everything(db)).toEqual(before);
  });

  test('with an entry twice takes it once', async () => {
    const [first] = callOf('twice');
    const answer = await asJwt([first, first]);
    expect(json(answer)).toMatchObject({
      entries: expect.arrayContaining([
        { linkedId: 'twice' },
        { linkedId: 'twice', duplicate: true },
      ]) as unknown,
    });
    expect(await ledgerOfCall(db, 'acme', 'twice')).toHaveLength(1);
  });

  test('keeps an entry it cannot read apart from those it can', async () => {
    const [first, second] = callOf('mixed');
    const answer = await asJwt([first, { ...second, state: 'dancing' }, null]);
    expect(answer.status).toBe(200);
    const { entries } = json(answer) as { entries: Record<string, string>[] };
    expect(entries).toMatchObject([
      { linkedId: 'mixed' },
      { code: 'unreadable-entry' },
      { code: 'unreadable-entry' },
    ]);
    const letter = await db.doc(paths.deadLetter('acme', entries[1]?.['deadLetter'] ?? '')).get();
    expect(letter.data()).toMatchObject({ reason: 'unreadable-entry' });
    expect(JSON.parse(letter.get('raw') as string)).toMatchObject({
      entries: [{ leg: 'mixed-p', state: 'dancing' }],
    });
  });

  test('makes two calls one when an entry names both', async () => {
    await asJwt([entry({ call: 'older', leg: 'older' })]);
    await asJwt([
      entry({ call: 'younger', leg: 'younger', direction: 'outbound', kind: 'person' }),
    ]);
    const joined = entry({ call: 'older', callAliases: ['younger'], leg: 'younger', seq: 1 });
    await asJwt([{ ...joined, direction: 'outbound', kind: 'person' }]);
    expect(await readCall(db, 'acme', 'younger')).toMatchObject({ mergedInto: 'older' });
    expect(Object.keys((await readCall(db, 'acme', 'older'))?.legs ?? {}).toSorted()).toEqual([
      'older',
      'younger',
    ]);
  });

  test('names the member at an extension, if there is only one', async () => {
    const member = (uid: string, name: string, extensions: string[]) =>
      db.doc(paths.member('acme', uid)).set({
        uid,
        name,
        email: `${uid}@example.com`,
        role: 'operator',
        groupCodes: [],
        active: true,
        extensions,
      });
    await Promise.all([
      member('hana', '受付 花', ['200', '201']),
      member('ichi', '受付 一', ['201']),
    ]);
    const rings = (call: string, extension: string) =>
      entry({
        call,
        leg: `${call}-p`,
        dialledBy: call,
        kind: 'person',
        state: 'ringing',
        who: { extension, name: 'Desk', email: '' },
      });
    await asJwt([rings('alone', '200'), rings('shared', '201'), rings('nobody', '299')]);
    const ringing = async (call: string) => (await readCall(db, 'acme', call))?.ringing;
    expect(await ringing('alone')).toMatchObject([
      { id: '200', name: '受付 花', email: 'hana@example.com' },
    ]);
    expect(await ringing('shared')).toMatchObject([{ id: '201', name: 'Desk', email: '' }]);
    expect(await ringing('nobody')).toMatchObject([{ id: '299', name: 'Desk', email: '' }]);
  });

  test('of more entries than allowed is refused whole', async () => {
    const entries = Array.from({ length: entryLimit + 1 }, (_, at) =>
      entry({ call: `many-${at}`, leg: `many-${at}` }),
    );
    const before = await everything(db);
    const answer = await asJwt(entries);
    expect(answer.status).toBe(413);
    expect(json(answer)).toMatchObject({ error: { code: 'too-many-entries' } });
    expect(await everything(db)).toEqual(before);
    expect((await asJwt(entries.slice(1))).status).toBe(200);
  });

  test('without entries is a dead letter', async () => {
    const answer = await asJwt([]);
    expect(answer.status).toBe(202);
    expect(json(answer)).toMatchObject({ deadLetter: expect.any(String) as unknown });
  });

  test('with a wrong signature is refused like any other body', async () => {
    const before = await everything(db);
    const answer = await post(await signJwt({ envelope: 2, entries: callOf('forged') }, 'wrong'));
    expect(answer.status).toBe(401);
    expect(await everything(db)).toEqual(before);
  });
});
