import { customerIdPattern } from '@cti/functions/model/customer';
import { paths } from '@cti/functions/model/paths';
import { doc, getDoc, runTransaction, writeBatch, type Firestore } from 'firebase/firestore';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { decision, decisionOn } from './decision.ts';
import { openEmulator, type Emulator } from './emulator.ts';
import { create, get, list, update, type Fields, type Operation } from './operation.ts';
import {
  adminOfA,
  customerA,
  customerB,
  groupsOf,
  operatorOfA,
  operatorOfB,
  operatorOfBothGroups,
  stranger,
  type Persona,
} from './personas.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await openEmulator('demo-rules-hostile');
});
beforeEach(() => emulator.reset());
afterAll(() => emulator.close());

/** What a customer's admin may do in their customer. */
const adminDoes = (customerId: string): Operation[] => [
  get(paths.customer(customerId)),
  get(paths.call(customerId, 'call-none')),
  list(paths.calls(customerId), { limit: 200 }),
  list(paths.contacts(customerId), { limit: 100 }),
  create(paths.contact(customerId, 'new'), { name: '', phones: [], kind: 'new' }),
];

describe('TEN-14 customer ids that look like another', () => {
  test('allowed: the id itself', async () => {
    expect(await decisionOn(emulator.as(adminOfA), ...adminDoes(customerA))).toBe('allowed');
  });

  test.each([
    'Goodfife',
    'GOODFIFE',
    'goodfife ',
    ' goodfife',
    'ｇｏｏｄｆｉｆｅ',
    'goodfife\u200b',
    'gооdfife',
    '.*',
    'goodfife|sample',
    '(goodfife)',
    'good%66ife',
    '$(customerId)',
    '{customerId}',
    '**',
    '*',
  ])('denied: %j', async (customerId) => {
    expect(await decisionOn(emulator.as(adminOfA), ...adminDoes(customerId))).toBe('denied');
  });

  test('an admin of a customer named like a pattern is an admin there only', async () => {
    const everywhere = '.*';
    const member = { uid: 'stranger', role: 'admin', name: '', groupCodes: [], active: true };
    await emulator.askAsServer(create(paths.member(everywhere, 'stranger'), member));
    const db = emulator.as(stranger);
    expect(await decisionOn(db, list(paths.calls(everywhere), { limit: 200 }))).toBe('allowed');
    expect(await decisionOn(db, ...adminDoes(customerA))).toBe('denied');
  });

  test('both customers have ids that a path may hold', () => {
    expect([customerA, customerB].filter((id) => !customerIdPattern.test(id))).toEqual([]);
  });
});

describe('TEN-14 uids that look like paths', () => {
  const signedInAs = (uid: string): Persona => ({ ...stranger, uid });

  test('allowed: the uid itself', async () => {
    expect(await decisionOn(emulator.as(signedInAs('admin-a')), get(call))).toBe('allowed');
  });

  test.each([
    'x/../admin-a',
    '../members/admin-a',
    'admin-a/',
    'admin-a/memos/admin-a',
    'ADMIN-A',
    'admin-a ',
    '.*',
    'admin-a|operator-a',
  ])('denied: %j', async (uid) => {
    expect(await decisionOn(emulator.as(signedInAs(uid)), get(call))).toBe('denied');
  });
});

const call = paths.call(customerA, 'call-g02');
const lies: [title: string, claims: Fields][] = [
  ['role as text', { role: 'admin' }],
  ['role as map', { role: { admin: false } }],
  ['role as list', { role: ['admin'] }],
  ['admin as flag', { admin: true }],
  ['group codes', { groupCodes: ['G01', 'G02'] }],
  ['the customer', { customerId: customerA, role: 'admin', active: true }],
  ['any customer', { customerId: '.*', tenant: '.*' }],
  ['two customers', { customerId: 'goodfife|sample' }],
  ['customers as list', { customers: [customerA, customerB] }],
  ['customers as map', { customers: { [customerA]: 'admin' } }],
  ['a member document', { members: { role: 'admin', active: true, groupCodes: ['G02'] } }],
];

describe('ROL-12 claims that lie', () => {
  test('allowed without any claim: what the member document says', async () => {
    expect(await decisionOn(emulator.as(adminOfA), get(call))).toBe('allowed');
    expect(await decisionOn(emulator.as(operatorOfA), get(paths.call(customerA, 'call-g01')))).toBe(
      'allowed',
    );
  });

  describe.each(lies)('%s', (_, claims) => {
    test('gives a stranger nothing', async () => {
      expect(await decisionOn(emulator.as(stranger, claims), get(paths.customer(customerA)))).toBe(
        'denied',
      );
      expect(await decisionOn(emulator.as(stranger, claims), get(call))).toBe('denied');
    });

    test('gives an operator no foreign group and no right of an admin', async () => {
      const operator = emulator.as(operatorOfA, claims);
      expect(await decisionOn(operator, get(call))).toBe('denied');
      expect(await decisionOn(operator, update(paths.group(customerA, 'G01'), { name: 'x' }))).toBe(
        'denied',
      );
      expect(await decisionOn(operator, get(paths.call(customerA, 'call-g01')))).toBe('allowed');
    });

    test('gives an operator of another customer nothing', async () => {
      const operator = emulator.as(operatorOfB, claims);
      expect(await decisionOn(operator, get(paths.call(customerA, 'call-g01')))).toBe('denied');
      expect(await decisionOn(operator, get(paths.call(customerB, 'call-g01')))).toBe('allowed');
    });
  });
});

describe('ROL-14 a contact with very many numbers', () => {
  const numbered = (count: number) =>
    create(paths.contact(customerA, 'new'), {
      name: '',
      kind: 'new',
      phones: Array.from({ length: count }, (_, index) => `+8190${10_000_000 + index}`),
    });

  test.each([
    ['allowed', 20],
    ['denied', 21],
    ['denied', 10_000],
  ])('%s: %d', async (expected, count) => {
    expect(await decisionOn(emulator.as(operatorOfA), numbered(count))).toBe(expected);
  });
});

describe('TEN-11 several writes at once', () => {
  const own = paths.call(customerA, 'call-g01');
  const ofOtherGroup = paths.call(customerA, 'call-g02');
  const ofOtherCustomer = paths.call(customerB, 'call-g01');

  const mark = (db: Firestore, ...targets: string[]) => {
    const batch = writeBatch(db);
    for (const target of targets) batch.update(doc(db, target), { handled: true });
    return batch.commit();
  };
  const isHandled = async (path: string) =>
    (await getDoc(doc(emulator.as(adminOfA), path))).get('handled') as unknown;

  test('allowed: two calls of own groups', async () => {
    const db = emulator.as(operatorOfBothGroups);
    expect(await decision(mark(db, own, ofOtherGroup))).toBe('allowed');
    expect(await isHandled(own)).toBe(true);
  });

  test.each([
    ['of another group', ofOtherGroup],
    ['of another customer', ofOtherCustomer],
  ])('denied: an own call and one %s; nothing is written', async (_, foreign) => {
    for (const targets of [
      [own, foreign],
      [foreign, own],
    ]) {
      expect(await decision(mark(emulator.as(operatorOfA), ...targets))).toBe('denied');
      expect(await isHandled(own)).toBe(false);
    }
  });

  test('denied: a transaction that reads an own call and writes a foreign one', async () => {
    const db = emulator.as(operatorOfA);
    const copy = (from: string, to: string) =>
      runTransaction(db, async (transaction) => {
        const read = await transaction.get(doc(db, from));
        transaction.update(doc(db, to), { handled: !read.get('handled') });
      });
    expect(await decision(copy(own, ofOtherGroup))).toBe('denied');
    expect(await decision(copy(ofOtherGroup, own))).toBe('denied');
    expect(await decision(copy(own, own))).toBe('allowed');
  });

  test('denied: a raised member document in the batch that uses it', async () => {
    const db = emulator.as(operatorOfA);
    const batch = writeBatch(db);
    batch.update(doc(db, paths.member(customerA, 'operator-a')), {
      groupCodes: [...groupsOf(operatorOfA), 'G02'],
    });
    batch.update(doc(db, ofOtherGroup), { handled: true });
    expect(await decision(batch.commit())).toBe('denied');
    expect(await isHandled(ofOtherGroup)).toBe(false);
  });
});
