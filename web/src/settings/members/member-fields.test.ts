import { expect, test } from 'vitest';
import { readExtensions } from './member-fields.tsx';

test.each([
  ['', []],
  ['101', ['101']],
  [' １０１、102  front-desk ', ['101', '102', 'front-desk']],
])('%j is a list of extensions', (typed, extensions) => {
  expect(readExtensions(typed)).toEqual(extensions);
});

test.each(['内線', '1/2', '+81', '0 1 2 3 4 5 6 7 8 9 10'])('%j is not', (typed) => {
  expect(readExtensions(typed)).toBe(null);
});
