import { contactRecordSchema } from '@cti/functions/model/contacts/contact';
import { expect, test } from 'vitest';
import type { ReadRow } from './messages.ts';
import { personOf } from './stored.ts';
import { inMemory } from './stored-contacts.ts';

const stored = (id: string, fields: object) => ({ ...contactRecordSchema.parse(fields), id });
const byHand = stored('hand', { name: '試験 一郎', externalId: 'K5' });
const twin = stored('twin', { name: '試験 青子', externalId: 'K5' });
const imported = stored('imported-k7', { name: '試験 二郎', externalId: 'K7' });
const renumbered = stored('imported-k5', { name: '試験 三郎', externalId: 'K9' });

const row = (externalId: string, name: string, ids: object = {}): ReadRow => ({
  line: 2,
  row: [],
  doubts: [],
  kind: 'contact',
  contactId: null,
  id: `imported-${externalId.toLowerCase()}`,
  otherId: 'imported-other',
  contact: { phones: [], name, externalId },
  ...ids,
});

test("a row belongs to whoever has its shop's own number, however they were registered", () => {
  const all = inMemory([byHand, imported]);
  expect(personOf(row('K5', '試験 一郎'), all)).toBe(byHand);
  expect(personOf(row('K7', '試験 二郎'), all)).toBe(imported);
  expect(personOf(row('K8', '試験 一郎'), all)).toBeNull();
  expect(personOf(row('', '試験 一郎'), all)).toBeNull();
});

test('of several with one number, the one with the row’s name', () => {
  expect(personOf(row('K5', '試験 青子'), inMemory([byHand, twin]))).toBe(twin);
  expect(personOf(row('K5', '試験 一郎'), inMemory([renumbered, byHand]))).toBe(byHand);
  // If none is similar, the question is about the first.
  expect(personOf(row('K5', '別人'), inMemory([byHand, twin]))).toBe(byHand);
});

test('the document named in our own file takes precedence', () => {
  const own = row('K5', '試験 一郎', { contactId: 'twin' });
  expect(personOf(own, inMemory([byHand, twin]))).toBe(twin);
});

test("a visit belongs to whoever has its shop's own number", () => {
  const visit = { date: new Date(0), storeCode: '', summary: '', amount: null };
  const of: ReadRow = {
    line: 2,
    row: [],
    doubts: [],
    kind: 'visit',
    id: 'v',
    contactId: 'imported-x',
    externalId: 'K5',
    phones: [],
    visit,
  };
  expect(personOf(of, inMemory([byHand]))).toBe(byHand);
});
