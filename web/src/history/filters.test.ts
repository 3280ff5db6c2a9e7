import { describe, expect, it } from 'vitest';
import {
  historyFilterOf,
  isFiltered,
  noFilters,
  readCursor,
  readFilters,
  readNumberSearch,
  writeCursor,
  writeFilters,
} from './filters.ts';

const nowMs = Date.parse('2026-11-20T00:30:00+09:00');
const unresolved = { number: null, operatorEmail: null, nowMs, dayEndsMs: 0 };

describe('filters in the address', () => {
  it('round-trip, and leave the group alone', () => {
    const filters = {
      ...noFilters,
      from: '2026-11-01',
      to: '2026-11-19',
      direction: 'inbound' as const,
      outcome: 'missed' as const,
      operator: 'u1',
      store: 'kasai',
      last: '5678',
      memo: true as const,
      handled: false,
    };
    const search = writeFilters(new URLSearchParams('group=G01&before=1.a&period=week'), filters);
    expect(readFilters(search)).toEqual(filters);
    expect(search.get('group')).toBe('G01');
    expect(search.has('before')).toBe(false);
    expect(writeFilters(search, noFilters).toString()).toBe('group=G01');
  });

  it('are ignored if invalid', () => {
    const search = new URLSearchParams(
      'period=ever&direction=up&outcome=&last=56&memo=no&handled=1&from=yesterday',
    );
    expect(readFilters(search)).toEqual(noFilters);
    expect(isFiltered(readFilters(search))).toBe(false);
  });
});

describe('the query', () => {
  it('covers the day in Japan', () => {
    const today = Date.parse('2026-11-20T00:00:00+09:00');
    const of = (fields: object) => {
      const { fromMs, toMs } = historyFilterOf({ ...noFilters, ...fields }, unresolved);
      return [fromMs, toMs];
    };
    expect(of({ period: 'today' })).toEqual([today, null]);
    expect(of({ period: 'yesterday' })).toEqual([today - 86_400_000, today]);
    expect(of({ from: '2026-11-19', to: '2026-11-19' })).toEqual([today - 86_400_000, today]);
    expect(of({ from: '2026-13-40' })).toEqual([null, null]);
  });

  it('covers the business day: a night shop is open until five', () => {
    const hourMs = 3_600_000;
    const yesterday = Date.parse('2026-11-19T05:00:00+09:00');
    const of = (fields: object, now = nowMs) => {
      const resolved = { ...unresolved, nowMs: now, dayEndsMs: 5 * hourMs };
      const { fromMs, toMs } = historyFilterOf({ ...noFilters, ...fields }, resolved);
      return [fromMs, toMs];
    };
    // Half past midnight still belongs to the 19th.
    expect(of({ period: 'today' })).toEqual([yesterday, null]);
    expect(of({ period: 'today' }, nowMs + 4.5 * hourMs)).toEqual([yesterday + 24 * hourMs, null]);
    expect(of({ from: '2026-11-19', to: '2026-11-19' })).toEqual([
      yesterday,
      yesterday + 24 * hourMs,
    ]);
  });

  it('uses one search key: the contact before the number before its last digits', () => {
    const key = (fields: object, number: string | null = null) =>
      historyFilterOf({ ...noFilters, ...fields }, { ...unresolved, number }).searchKey;
    expect(key({ contact: 'c1', last: '5678' }, '+819012345678')).toBe('c:c1');
    expect(key({ last: '5678' }, '+819012345678')).toBe('n:+819012345678');
    expect(key({ last: '5678' })).toBe('l:5678');
  });
});

it.each([
  ['5678', { last: '5678' }],
  ['５６７８', { last: '5678' }],
  ['090-1234-5678', { number: '+819012345678' }],
  ['０９０ー１２３４ー５６７８', { number: '+819012345678' }],
  ['+81 90 1234 5678', { number: '+819012345678' }],
  ['+81 (0)90-5555-0101', { number: '+819055550101' }],
  ['TEL:090-5555-0101', { number: '+819055550101' }],
  ['\u202a090─5555─0101\u202c', { number: '+819055550101' }],
  ['0081 90 5555 0101', { number: '+819055550101' }],
  ['+1 415 555 2671', { number: '+14155552671' }],
  ['090-5555-0101 / 090-5555-0102', 'unreadable'],
  ['0501748', 'unreadable'],
  ['山田', 'unreadable'],
  ['  ', 'empty'],
])('%s is read as a number to search for', (typed, read) => {
  expect(readNumberSearch(typed)).toEqual(read);
});

it('a page position round-trips through the address', () => {
  const cursor = { at: new Date(nowMs), id: '4700.a-b' };
  expect(readCursor(writeCursor(cursor))).toEqual(cursor);
  expect(readCursor('x.y')).toBeNull();
  expect(readCursor(null)).toBeNull();
});
