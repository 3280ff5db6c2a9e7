import { beforeAll, describe, expect, it } from 'vitest';
import { keepDeadLetter } from '../src/intake/dead-letter.ts';
import { paths } from '../src/model/paths.ts';
import { replayDeadLetter } from '../src/upkeep/replay-callable.ts';
import { callsOf, firstArrival, onlyCall } from './calls.ts';
import { direct, eventsOf } from './conversation/patterns.ts';
import { addMember, codeOf, openPeople, requestOf, unique, type People } from './people.ts';
import type { Role } from '../src/model/member.ts';

let people: People;
beforeAll(() => {
  people = openPeople('demo-replay-callable');
});

const [ringing] = eventsOf(direct('hangup'));
const replay = (uid: string | null, data: unknown) => replayDeadLetter(requestOf(uid, data));
const keep = (customerId: string) =>
  keepDeadLetter(people.db, customerId, JSON.stringify(ringing), 'no-call-id', firstArrival);

/** A person as his member document makes him; nobody has to sign in here. */
const join = async (customerId: string, role: Role, active = true): Promise<string> =>
  (await addMember(people, customerId, role, { uid: unique(role), active })).uid;

describe('the callable replayDeadLetter', () => {
  it('is for active admins of the customer alone', async () => {
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

  it('answers with the call, and the letter says who had it read', async () => {
    const customerId = unique('customer');
    const admin = await join(customerId, 'admin');
    const id = await keep(customerId);
    const answer = await replay(admin, { customerId, id });
    const { linkedId } = await onlyCall(people.db, customerId);
    expect(answer).toEqual({ result: 'stored', linkedId });
    const letter = await people.db.doc(paths.deadLetter(customerId, id)).get();
    expect(letter.get('replay')).toMatchObject({ by: admin, result: 'stored', linkedId });
  });

  it('refuses an id that is none, and one that names no letter', async () => {
    const customerId = unique('customer');
    const admin = await join(customerId, 'admin');
    expect(await codeOf(replay(admin, { customerId, id: 'a/b' }))).toBe('invalid-input id');
    expect(await codeOf(replay(admin, { customerId, id: 'none' }))).toBe('dead-letter-unknown');
  });
});
