import { expect, test } from 'vitest';
import { formatDate, formatDuration, formatTime, formatYen } from './format.ts';

const now = new Date('2026-11-20T12:04:00+09:00');

test('times and dates are Tokyo’s, wherever the computer is', () => {
  expect(formatTime(new Date('2026-11-20T03:04:05Z'))).toBe('12:04');
  expect(formatTime(new Date('2026-11-19T15:00:00Z'))).toBe('00:00');
  expect(formatDate(new Date('2026-11-19T15:00:00Z'), now)).toBe('11/20 (金)');
  expect(formatDate(now, now, 'en')).toBe('11/20 (Fri)');
});

test('omits the current year and shows any other', () => {
  expect(formatDate(new Date('2025-12-31T23:59:00+09:00'), now)).toBe('2025/12/31 (水)');
  expect(formatDate(new Date('2025-12-31T15:00:00Z'), now)).toBe('1/1 (木)');
});

test.each([
  [-4000, '0:00'],
  [7999, '0:07'],
  [192_000, '3:12'],
  [3_765_000, '1:02:45'],
])('%i ms is %s', (milliseconds, written) => {
  expect(formatDuration(milliseconds)).toBe(written);
});

test('yen', () => {
  expect(formatYen(18000)).toBe('¥18,000');
});
