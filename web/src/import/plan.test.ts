import { contactRecordSchema, type Visit } from '@cti/functions/model/contacts/contact';
import { describe, expect, it } from 'vitest';
import type { ReadRow } from './messages.ts';
import { isSameVisit, planContact, planVisit, type StoredContact } from './plan.ts';

const stored = (id: string, fields: object): StoredContact => ({
  ...contactRecordSchema.parse(fields),
  id,
});
const phone = '+819012345678';
const contactRow = (contact: object) =>
  ({
    line: 2,
    row: [],
    doubts: [],
    kind: 'contact',
    contactId: null,
    id: 'imported-1',
    otherId: 'imported-1',
    contact: { phones: [phone], ...contact },
  }) as ReadRow & { kind: 'contact' };

describe('a contact in a list', () => {
  it('is new if nobody matches', () => {
    expect(planContact(contactRow({ name: '山田' }), null, [])).toMatchObject({
      fate: 'new',
      contactId: 'imported-1',
    });
  });

  it('matches, of several with its number, the one with its name', () => {
    const sharing = [stored('a', { name: '佐藤 花子' }), stored('b', { name: '佐藤 一郎' })];
    const row = contactRow({ name: '佐藤一郎', notes: '北口' });
    expect(planContact(row, null, sharing)).toMatchObject({
      fate: 'changed',
      contactId: 'b',
      changes: { notes: '北口' },
    });
    expect(planContact(contactRow({ name: '佐藤 二郎' }), null, sharing).fate).toBe('new');
  });

  it('may be named by its document alone, and matches nobody if that is not stored', () => {
    const row = contactRow({ phones: [], tags: ['法人'] });
    expect(planContact(row, stored('a', { name: '山田' }), [])).toMatchObject({
      fate: 'changed',
      contactId: 'a',
      changes: { tags: ['法人'] },
    });
    expect(planContact(row, null, [])).toMatchObject({
      fate: 'rejected',
      problem: 'no-name-or-number',
    });
  });

  it('leaves unchanged what is already so, and removes no later visit', () => {
    const known = stored('imported-1', {
      name: '山田',
      phones: [phone, '+81335551234'],
      lastVisitAt: new Date('2026-11-02T00:00:00Z'),
    });
    const row = contactRow({ name: '山田', lastVisitAt: new Date('2026-11-01T00:00:00Z') });
    expect(planContact(row, known, []).fate).toBe('same');
  });
});

describe('a visit in a list', () => {
  const visit: Visit = {
    date: new Date('2026-11-01T10:00:00Z'),
    storeCode: '西船橋',
    summary: '60分',
    amount: 6_600,
  };
  const row: ReadRow & { kind: 'visit' } = {
    line: 3,
    row: [],
    doubts: [],
    kind: 'visit',
    id: 'imported-v',
    contactId: null,
    externalId: '',
    phones: [phone],
    visit,
  };
  const codeOf = (store: string) => (store === '西船橋' ? 'nishifuna' : store);

  it('goes to the only contact with its number, in the named store', () => {
    const yamada = stored('yamada', { name: '山田' });
    expect(planVisit(row, null, [yamada], codeOf)).toMatchObject({
      fate: 'visit',
      contactId: 'yamada',
      visitId: 'imported-v',
      visit: { storeCode: 'nishifuna' },
    });
  });

  it('is rejected if it may belong to several contacts, or to none; its own number decides', () => {
    const both = [stored('a', {}), stored('b', {})];
    for (const sharing of [both, []]) {
      const plan = planVisit(row, null, sharing, codeOf);
      expect(plan).toMatchObject({ fate: 'rejected', problem: 'unknown-contact' });
    }
    const c = stored('c', { phones: [phone] });
    expect(planVisit(row, c, [...both, c], codeOf)).toMatchObject({ contactId: 'c' });
    expect(planVisit(row, c, [], codeOf)).toMatchObject({ contactId: 'c' });
  });

  it('is rejected if its own number is one person’s and the phone number another’s', () => {
    const plan = planVisit(row, stored('c', {}), [stored('a', { name: '青子' })], codeOf);
    expect(plan).toMatchObject({ fate: 'rejected', problem: 'id-contradicts', text: '青子' });
  });

  it('is the same if every field is', () => {
    expect(isSameVisit(visit, { ...visit, date: new Date(visit.date) })).toBe(true);
    const others = [{ date: new Date(0) }, { storeCode: '' }, { summary: '' }, { amount: null }];
    for (const other of others) expect(isSameVisit(visit, { ...visit, ...other })).toBe(false);
  });
});
