import { paths } from '@cti/functions/model/paths';
import {
  collection,
  doc,
  limit,
  onSnapshot,
  query,
  where,
  type Firestore,
  type FirestoreError,
} from 'firebase/firestore';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { decisionOn } from './decision.ts';
import { openEmulator, type Emulator } from './emulator.ts';
import { create, get, list, now, remove, update, type Operation } from './operation.ts';
import {
  adminOfA,
  customerA,
  customerB,
  memberOfBoth,
  nameOf,
  operatorOfA,
  operatorOfA2,
  signedInAt,
  type Persona,
} from './personas.ts';
import { callOf } from './world.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await openEmulator('demo-rules-membership');
});
beforeEach(() => emulator.reset());
afterAll(() => emulator.close());

const denied = { code: 'permission-denied' };
const decide = (who: Persona, ...operations: Operation[]) =>
  decisionOn(emulator.as(who), ...operations);

const call = paths.call(customerA, 'call-g01');
const handle = update(call, { handled: true });
const board = list(paths.calls(customerA), { where: [['groupCode', '==', 'G01']], limit: 200 });
const memberDocument = (who: Persona) => paths.member(customerA, `${who.uid}`);
const changeMember = (who: Persona, fields: Record<string, unknown>) =>
  emulator.askAsServer(update(memberDocument(who), fields));

describe('AUT-05 the member document decides at each request', () => {
  test('deactivated: allowed before, denied with the next request, allowed when active again', async () => {
    const all = [get(call), board, handle, get(memberDocument(operatorOfA))];
    expect(await decide(operatorOfA, ...all)).toBe('allowed');
    await changeMember(operatorOfA, { active: false });
    expect(await decide(operatorOfA, ...all)).toBe('denied');
    await changeMember(operatorOfA, { active: true });
    expect(await decide(operatorOfA, ...all)).toBe('allowed');
  });

  test.each([
    ['text', 'true'],
    ['a number', 1],
    ['null', null],
  ])('active as %s is not active', async (_, active) => {
    expect(await decide(operatorOfA, get(call))).toBe('allowed');
    await changeMember(operatorOfA, { active });
    expect(await decide(operatorOfA, get(call))).toBe('denied');
  });

  test('the member document is gone', async () => {
    expect(await decide(operatorOfA, board)).toBe('allowed');
    await emulator.askAsServer(remove(memberDocument(operatorOfA)));
    expect(await decide(operatorOfA, board)).toBe('denied');
  });

  test('an unknown role is no role', async () => {
    expect(await decide(operatorOfA, get(call))).toBe('allowed');
    await changeMember(operatorOfA, { role: 'superuser' });
    expect(await decide(operatorOfA, get(call))).toBe('denied');
    expect(await decide(operatorOfA, get(paths.customer(customerA)))).toBe('denied');
  });

  test('an operator who becomes a viewer reads on and writes no more', async () => {
    expect(await decide(operatorOfA, handle)).toBe('allowed');
    await changeMember(operatorOfA, { role: 'viewer' });
    expect(await decide(operatorOfA, handle)).toBe('denied');
    expect(await decide(operatorOfA, board)).toBe('allowed');
  });

  test('members with their first password can read only their own document, until they have chosen another', async () => {
    const rights = [get(call), board, handle, get(memberDocument(adminOfA))];
    const own = get(memberDocument(operatorOfA));
    await changeMember(operatorOfA, { mustChangePassword: true });
    for (const right of rights) expect(await decide(operatorOfA, right)).toBe('denied');
    expect(await decide(operatorOfA, own)).toBe('allowed');
    await changeMember(operatorOfA, { active: false });
    expect(await decide(operatorOfA, own)).toBe('denied');
    await changeMember(operatorOfA, { active: true, mustChangePassword: false });
    expect(await decide(operatorOfA, ...rights, own)).toBe('allowed');
  });

  test('a session that was ended has nothing, not even the own document; a later one has all', async () => {
    const endedAt = signedInAt;
    const since = (ms: number) =>
      emulator.as(operatorOfA, { auth_time: (endedAt.getTime() + ms) / 1000 });
    const all = [get(call), board, handle, get(memberDocument(operatorOfA))];
    for (const session of [since(-1_000), since(0)]) {
      expect(await decisionOn(session, ...all)).toBe('allowed');
    }
    await changeMember(operatorOfA, { sessionsNotBefore: endedAt });
    for (const operation of all) {
      expect(await decisionOn(since(-1_000), operation)).toBe('denied');
    }
    expect(await decisionOn(since(0), ...all)).toBe('allowed');
    await changeMember(operatorOfA, { sessionKept: new Date(endedAt.getTime() - 60_000) });
    expect(await decisionOn(since(-60_000), ...all)).toBe('allowed');
    expect(await decisionOn(since(-59_000), get(call))).toBe('denied');
  });

  test('AUT-13 a session that is too old has nothing, until the person has signed in again', async () => {
    const days = (n: number) => n * 86_400;
    const nowS = Math.floor(Date.now() / 1000);
    // Ten minutes on either side of the limit: no test takes so long.
    const before = (n: number) => emulator.as(operatorOfA, { auth_time: nowS - days(n) + 600 });
    const after = (n: number) => emulator.as(operatorOfA, { auth_time: nowS - days(n) - 600 });
    const all = [get(call), board, handle, get(memberDocument(operatorOfA))];
    const settings = paths.settings(customerA, 'sessions');
    const limit = (absoluteDays: number) =>
      emulator.askAsServer(update(settings, { absoluteDays }));

    await emulator.askAsServer(remove(settings));
    expect(await decisionOn(before(30), ...all)).toBe('allowed');
    for (const operation of all) expect(await decisionOn(after(30), operation)).toBe('denied');
    await emulator.askAsServer(create(settings, { idleMinutes: null, absoluteDays: 1 }));
    expect(await decisionOn(before(1), ...all)).toBe('allowed');
    for (const operation of all) expect(await decisionOn(after(1), operation)).toBe('denied');
    await limit(90);
    expect(await decisionOn(before(90), ...all)).toBe('allowed');
    expect(await decisionOn(after(90), get(call))).toBe('denied');
    // A stand-in's token that tells no sign-in has no age; Auth's all tell.
    const never = emulator.as(operatorOfA, { auth_time: 0 });
    expect(await decisionOn(never, get(call))).toBe('allowed');
  });

  test('an operator who loses a group loses its calls', async () => {
    expect(await decide(operatorOfA, board)).toBe('allowed');
    await changeMember(operatorOfA, { groupCodes: ['G02'] });
    expect(await decide(operatorOfA, board)).toBe('denied');
    expect(await decide(operatorOfA, get(paths.call(customerA, 'call-g02')))).toBe('allowed');
  });
});

/** What a listener on the board hears: the ids of each picture, then the error that ends it. */
function listen(db: Firestore) {
  const pictures: string[][] = [];
  const first = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<FirestoreError>();
  const calls = collection(db, paths.calls(customerA));
  onSnapshot(
    query(calls, where('groupCode', '==', 'G01'), limit(200)),
    (snapshot) => {
      pictures.push(snapshot.docs.map((call) => call.id));
      first.resolve();
    },
    ended.resolve,
  );
  return { pictures, first: first.promise, ended: ended.promise };
}

test('ROL-11 an open listener of a deactivated member hears of no new call', async () => {
  const heard = listen(emulator.as(operatorOfA));
  await heard.first;
  const before = heard.pictures.flat();
  await changeMember(operatorOfA, { active: false });
  let hasEnded = false;
  void heard.ended.then(() => (hasEnded = true));
  // The emulator asks the rules again with each change that a listener would hear of; it may miss the first one.
  for (let n = 0; !hasEnded; n++) {
    const fresh = callOf(`call-new-${n}`, 'G01', null);
    await emulator.askAsServer(create(paths.call(customerA, `call-new-${n}`), fresh));
  }
  expect(await heard.ended).toMatchObject(denied);
  expect(heard.pictures.flat()).toEqual(before);
});

test('ROL-11 a listener on the own member document ends when it says inactive', async () => {
  const seen = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<FirestoreError>();
  const own = doc(emulator.as(operatorOfA), memberDocument(operatorOfA));
  onSnapshot(own, () => seen.resolve(), ended.resolve);
  await seen.promise;
  await changeMember(operatorOfA, { active: false });
  expect(await ended.promise).toMatchObject(denied);
});

test('TEN-13 a member of two customers has the rights of each in each', async () => {
  const signed = { updatedBy: memberOfBoth.uid, updatedAt: now };
  const line = { number: '0501760', storeCode: 's', storeName: 'S', groupCode: 'G01', ...signed };
  for (const [customer, isAdmin] of [
    [customerA, false],
    [customerB, true],
  ] as const) {
    const expected = isAdmin ? 'allowed' : 'denied';
    expect(await decide(memberOfBoth, get(paths.call(customer, 'call-g01')))).toBe('allowed');
    expect(await decide(memberOfBoth, get(paths.call(customer, 'call-g02')))).toBe(expected);
    expect(await decide(memberOfBoth, get(paths.deadLetter(customer, 'letter-1')))).toBe(expected);
    expect(await decide(memberOfBoth, create(paths.line(customer, 'new'), line))).toBe(expected);
    expect(
      await decide(memberOfBoth, update(paths.call(customer, 'call-g01'), { handled: true })),
    ).toBe(expected);
  }
});

test('TEN-18 a call that moves to another group is lost to the old and seen by the new', async () => {
  const memos = list(paths.memos(customerA, 'call-g01'), { limit: 100 });
  const memoBy = (who: Persona) =>
    create(`${paths.memos(customerA, 'call-g01')}/${who.uid}-2`, {
      text: '',
      authorUid: who.uid,
      authorName: nameOf(who),
      createdAt: now,
      updatedAt: now,
    });
  expect(await decide(operatorOfA, get(call), memos, handle, memoBy(operatorOfA))).toBe('allowed');
  expect(await decide(operatorOfA2, get(call), memos, handle, memoBy(operatorOfA2))).toBe('denied');
  await emulator.askAsServer(update(call, { groupCode: 'G02' }));
  expect(
    await decide(operatorOfA, get(call), memos, handle, remove(memoBy(operatorOfA).path)),
  ).toBe('denied');
  expect(await decide(operatorOfA2, get(call), memos, handle, memoBy(operatorOfA2))).toBe(
    'allowed',
  );
  expect(await decide(adminOfA, get(call))).toBe('allowed');
});
