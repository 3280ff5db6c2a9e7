import { expect, test } from 'vitest';
import { readPasswords } from './softphone-section.tsx';

test.each([
  ['', { rows: [] }],
  [
    '101 secret\n\n 102\tpass word ',
    {
      rows: [
        { extension: '101', password: 'secret' },
        { extension: '102', password: 'pass word' },
      ],
    },
  ],
  ['101 -', { rows: [{ extension: '101', password: null }] }],
  ['101 secret\n102', { wrongLine: 2 }],
  ['10/1 secret', { wrongLine: 1 }],
])('the passwords in %j', (text, read) => {
  expect(readPasswords(text)).toEqual(read);
});
