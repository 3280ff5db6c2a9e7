import { describe, expect, it } from 'vitest';
import { contactSchema, recentVisitLimit } from '../../functions/src/model/contacts/contact.ts';
import { toE164 } from '../../functions/src/model/text/phone.ts';
import { demoContacts } from './contacts.ts';

const today = new Date('2026-08-01T03:00:00Z');

describe.each(['goodfife', 'sample'] as const)('contacts of %s', (customerId) => {
  const contacts = demoContacts(customerId, today);

  it('are what the model says', () => {
    for (const { contact } of contacts) {
      expect(contactSchema.parse(contact)).toEqual(contact);
      for (const phone of contact.phones) expect(toE164(phone)).toBe(phone);
    }
  });

  it('have ids of their own and are the same every time', () => {
    expect(new Set(contacts.map(({ id }) => id)).size).toBe(contacts.length);
    expect(demoContacts(customerId, today)).toEqual(contacts);
  });

  it('carry their latest visits, newest first, all of them past', () => {
    for (const { contact, visits } of contacts) {
      const dates = contact.recentVisits.map(({ date }) => date.getTime());
      expect(dates).toEqual(dates.toSorted((a, b) => b - a));
      expect(dates.length).toBeLessThanOrEqual(recentVisitLimit);
      expect(contact.lastVisitAt?.getTime()).toBe(dates[0]);
      expect(dates.every((date) => date < today.getTime())).toBe(true);
      expect(visits.length === 0 || visits.length >= contact.recentVisits.length).toBe(true);
    }
  });
});

it('has the callers the contract names', () => {
  const byPhone = (phone: string) =>
    demoContacts('goodfife', today).filter(({ contact }) => contact.phones.includes(phone));
  const [yamada] = byPhone('+819012345678');
  expect(yamada?.contact).toMatchObject({ name: '山田 太郎', kana: 'やまだ たろう', kind: 'vip' });
  expect(yamada?.visits.length).toBeGreaterThan(5);
  expect(byPhone('+81335551234').map(({ contact }) => contact.name)).toEqual([
    '佐藤 花子',
    '佐藤 一郎',
  ]);
  expect(byPhone('+818011112222')[0]?.contact).toMatchObject({
    name: '鈴木 次郎',
    kind: 'regular',
  });
  expect(byPhone('+817033334444')[0]?.contact).toMatchObject({ name: '高橋 美咲', kind: 'new' });
  expect(demoContacts('goodfife', today).length).toBeGreaterThan(100);
  expect(
    demoContacts('sample', today).some(({ contact }) => contact.phones.includes('+819012345678')),
  ).toBe(true);
});
