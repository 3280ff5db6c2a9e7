import { expect, test } from 'vitest';
import { fileAll, waitingFor } from './filing.ts';

const line = (id: string, number: string) => ({
  id,
  number,
  storeCode: id,
  storeName: id,
  groupCode: 'G01',
});
const calls = ['+815017481234', '+815017481234', '+815017489999', '+81335551234', null].map(
  (internalNumber) => ({ internalNumber }),
);

test('a line takes the calls that begin with it', () => {
  expect(waitingFor(line('new', '0501748'), [], calls)).toBe(3);
});

test('calls taken by a longer line are not counted for the shorter one', () => {
  expect(waitingFor(line('new', '0501748'), [line('desk', '05017481234')], calls)).toBe(1);
});

test('a changed line counts in its new state', () => {
  expect(waitingFor(line('a', '0335'), [line('a', '0501748')], calls)).toBe(1);
});

test('filing continues until none is left', async () => {
  const answers = [
    { filed: 6000, more: true },
    { filed: 12, more: false },
    { filed: 1, more: false },
  ];
  expect(await fileAll(() => Promise.resolve(answers.shift() ?? { filed: 0, more: false }))).toBe(
    6012,
  );
  expect(answers).toHaveLength(1);
});
