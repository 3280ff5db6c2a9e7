import { takingLine } from '@cti/functions/model/line';
import { expect, test } from 'vitest';
import { byNumber, checkLine } from './line-check.ts';

const line = (id: string, number: string) => ({
  id,
  number,
  storeCode: id,
  storeName: id,
  groupCode: 'G01',
});
const lines = [
  line('tokyo', '03'),
  line('all050', '050'),
  line('nishifuna', '0501748'),
  line('desk', '+815017481234'),
  line('kinshicho', '0501749'),
];
const ids = (found: { id: string }[]) => found.map(({ id }) => id);

test('a number in another notation is the same number', () => {
  expect(checkLine('+81501748', lines, null).same?.id).toBe('nishifuna');
  expect(checkLine('05017481234', lines, null).same?.id).toBe('desk');
});

test('a line does not conflict with itself', () => {
  expect(checkLine('0501748', lines, 'nishifuna').same).toBeNull();
});

test('a longer number takes calls from the shorter ones, the nearest first', () => {
  expect(ids(checkLine('05017481', lines, null).takesFrom)).toEqual(['nishifuna', 'all050']);
});

test('a shorter number leaves the longer ones their calls', () => {
  expect(ids(checkLine('05017', lines, null).leavesTo)).toEqual(['nishifuna', 'desk', 'kinshicho']);
});

test('an unrelated number affects nothing', () => {
  expect(checkLine('0612', lines, null)).toEqual({ same: null, takesFrom: [], leavesTo: [] });
});

test('what is predicted for a new line is what the longest match then does', () => {
  const fresh = line('new', '05017481');
  const after = [...lines, fresh];
  expect(takingLine(after, '+815017481999')?.id).toBe('new');
  expect(takingLine(after, '+815017481234')?.id).toBe('desk');
  expect(takingLine(after, '+815017489999')?.id).toBe('nishifuna');
  expect(takingLine(after, '+816123456789')).toBeNull();
});

test('lines are ordered by number, whatever their notation', () => {
  expect(ids(byNumber(lines.toReversed()))).toEqual([
    'tokyo',
    'all050',
    'nishifuna',
    'desk',
    'kinshicho',
  ]);
});
