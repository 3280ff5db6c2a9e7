import { beforeAll, describe, expect, it } from 'vitest';
import { keepDeadLetter } from '../src/calls/dead-letter.ts';
import { paths } from '../src/model/paths.ts';
import {
  deadLetters,
  openDeadLetter,
  replayDeadLetter,
} from '../src/upkeep/dead-letter-callables.ts';
import { openLetter } from '../src/upkeep/dead-letters.ts';
import { callsOf, firstArrival, onlyCall } from './calls.ts';
import { direct, eventsOf } from './conversation/patterns.ts';
import {
  addMember,
  auditLog,
  codeOf,
  openPeople,
  requestOf,
  unique,
  type People,
} from './people.ts';
import type { Role } from '../src/model/members/member.ts';

let people: People;
beforeAll(() => {
  people = openPeople('demo-dead-letter-callables');
});

const [ringing] = eventsOf(direct('hangup'));
const replay = (uid: string | null, data: unknown) => replayDeadLetter(requestOf(uid, data));
const keep = (customerId: string) =>
  keepDeadLetter(people.db, customerId, JSON.stringify(ringing), 'no-call-id', firstArrival);

/** A person defined by their member document; nobody has to sign in here. */
const join = async (customerId: string, role: Role, active = true): Promise<string> =>
  (await addMember(people, customerId, role, { uid: unique(role), active })).uid;

describe('the callable replayDeadLetter', () => {
  it('is for active admins of the customer only', async () => {
    const customerId = unique('customer');
    const [elsewhere, inactive, operator] = await Promise.all([
      join(unique('customer'), 'admin'),
      join(customerId, 'admin', false),
      join(customerId, 'operator'),
    ]);
    const data = { customerId, id: await keep(customerId) };
    expect(await codeOf(replay(null, data))).toBe('signed-out');
    expect(await codeOf(replay(elsewhere, data))).toBe('not-a-member');
    expect(await codeOf(replay(inactive, data))).toBe('not-a-member');
    expect(await codeOf(replay(operator, data))).toBe('not-an-admin');
    expect(await callsOf(people.db, customerId)).toEqual([]);
  });

  it('returns the call, and the letter says who replayed it', async () => {
    const customerId = unique('customer');
    const admin = await join(customerId, 'admin');
    const id = await keep(customerId);
    const answer = await replay(admin, { customerId, id });
    const { linkedId } = await onlyCall(people.db, customerId);
    expect(answer).toEqual({ result: 'stored', linkedId });
    const letter = await people.db.doc(paths.deadLetter(customerId, id)).get();
    expect(letter.get('replay')).toMatchObject({ by: admin, result: 'stored', linkedId });
  });

  it('refuses an invalid id, and one without a letter', async () => {
    const customerId = unique('customer');
    const admin = await join(customerId, 'admin');
    expect(await codeOf(replay(admin, { customerId, id: 'a/b' }))).toBe('invalid-input id');
    expect(await codeOf(replay(admin, { customerId, id: 'none' }))).toBe('dead-letter-unknown');
  });
});

describe('what an admin sees of a dead letter', () => {
  const personal = { event_type: 'sms.received', from: '+819012345678', name: '山田 太郎' };
  const keepPersonal = (customerId: string) =>
    keepDeadLetter(
      people.db,
      customerId,
      JSON.stringify(personal),
      'unknown-envelope',
      firstArrival,
    );

  it('is masked by the server, and no entry of the audit log', async () => {
    const customerId = unique('customer');
    const admin = await join(customerId, 'admin');
    const id = await keepPersonal(customerId);
    const { letters } = await deadLetters(requestOf(admin, { customerId }));
    expect(letters).toMatchObject([
      { id, reason: 'unknown-envelope', receivedAt: firstArrival.toISOString(), replay: null },
    ]);
    const [letter] = letters;
    expect(letter?.content.text).toContain('"event_type": "sms.received"');
    expect(JSON.stringify(letters)).not.toMatch(/山田|9012345/);
    expect(await auditLog(people.db, customerId)).toEqual([]);
  });

  it('is everything once opened, and the log says by whom', async () => {
    const customerId = unique('customer');
    const admin = await join(customerId, 'admin');
    const id = await keepPersonal(customerId);
    const { text } = await openDeadLetter(requestOf(admin, { customerId, id }));
    expect(JSON.parse(text)).toEqual(personal);
    expect(await auditLog(people.db, customerId)).toEqual([
      expect.objectContaining({
        byUid: admin,
        action: 'dead-letter-opened',
        target: `deadLetters/${id}`,
      }),
    ]);
  });

  it('floods no log when opened repeatedly; another person, and later times, are logged', async () => {
    const customerId = unique('customer');
    const id = await keepPersonal(customerId);
    const open = (uid: string, minute: number) =>
      openLetter(people.db, {
        customerId,
        id,
        by: { uid, name: uid },
        now: new Date(Date.UTC(2026, 10, 20, 3, minute)),
      });
    await Promise.all(Array.from({ length: 20 }, (_, n) => open('hanako', n % 10)));
    expect(await auditLog(people.db, customerId)).toHaveLength(1);
    await open('taro', 9);
    await open('hanako', 10);
    expect(await auditLog(people.db, customerId)).toHaveLength(3);
  });

  it('is nothing for anybody else', async () => {
    const customerId = unique('customer');
    const [elsewhere, operator] = await Promise.all([
      join(unique('customer'), 'admin'),
      join(customerId, 'operator'),
    ]);
    const id = await keepPersonal(customerId);
    for (const [uid, code] of [
      [null, 'signed-out'],
      [elsewhere, 'not-a-member'],
      [operator, 'not-an-admin'],
    ] as const) {
      expect(await codeOf(deadLetters(requestOf(uid, { customerId })))).toBe(code);
      expect(await codeOf(openDeadLetter(requestOf(uid, { customerId, id })))).toBe(code);
    }
    expect(await auditLog(people.db, customerId)).toEqual([]);
  });
});
