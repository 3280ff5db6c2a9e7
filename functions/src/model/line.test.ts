import { expect, test } from 'vitest';
import { lineBeginning, longestMatch, takingLine } from './line.ts';

const line = (number: string) => ({ id: number, number });

test.each([['0501748'], ['+81501748'], ['81501748'], ['050'], ['815017481234']])(
  'a line typed as %s takes the call that its digits begin',
  (number) => {
    expect(takingLine([line(number), line('0501749')], '+815017481234')).toEqual(line(number));
  },
);

test('the longest line gets a call, however it is written', () => {
  const lines = [line('0501748'), line('815017481'), line('+81501')];
  expect(takingLine(lines, '+815017481234')).toEqual(line('815017481'));
  expect(longestMatch(lines)).toEqual(line('815017481'));
});

test('all notations of a prefix give one text', () => {
  expect(['0501748', '+81501748', '81501748'].map(lineBeginning)).toEqual([
    '+81501748',
    '+81501748',
    '+81501748',
  ]);
});
