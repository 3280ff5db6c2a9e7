import { expect, test } from 'vitest';
import { contactCardOf } from './contact-card.ts';

const now = new Date('2026-11-20T03:00:00Z');
const warned = (until: Date | null) =>
  contactCardOf('a', { caution: { text: '時間に注意', authorName: '田中', until } }, now)?.caution;

test('a card warns until the last moment of the warning, and not after', () => {
  expect(warned(null)?.text).toBe('時間に注意');
  expect(warned(now)?.text).toBe('時間に注意');
  expect(warned(new Date(now.getTime() - 1))).toBeNull();
});

test('a card carries no more of a contact than it shows, whatever somebody wrote', () => {
  const endless = 'ながい🎉'.repeat(200_000);
  const visit = { date: now, storeCode: endless, summary: endless, amount: 1 };
  const card = contactCardOf(
    'a',
    {
      name: endless,
      kana: endless,
      email: endless,
      address: endless,
      notes: endless,
      caution: { text: endless, authorName: endless, until: null },
      recentVisits: Array.from({ length: 9 }, () => visit),
    },
    now,
  );
  const json = JSON.stringify(card);
  expect(Buffer.byteLength(json)).toBeLessThan(60_000);
  expect(json.isWellFormed()).toBe(true);
  expect(card?.recentVisits).toHaveLength(5);
  expect(card?.notes.startsWith('ながい🎉')).toBe(true);
});

test('a card shows all that the rules let people write', () => {
  const fields = {
    name: 'あ'.repeat(200),
    address: 'い'.repeat(500),
    notes: 'う'.repeat(5_000),
    caution: { text: 'え'.repeat(1_000), authorName: 'お', until: null },
  };
  expect(contactCardOf('a', fields, now)).toMatchObject(fields);
});
