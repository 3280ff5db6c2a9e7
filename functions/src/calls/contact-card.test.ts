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
