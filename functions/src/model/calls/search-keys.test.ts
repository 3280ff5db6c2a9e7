import { expect, it } from 'vitest';
import { searchKeysOf } from './search-keys.ts';

const caller = { match: 'known' as const, contactIds: ['c1'], contact: null, candidates: [] };

it('a call is found by its number, the last four digits and the contact', () => {
  expect(searchKeysOf({ externalNumber: '+819012345678', caller })).toEqual([
    'n:+819012345678',
    'l:5678',
    'c:c1',
  ]);
});

it('a shared number counts for none of its contacts', () => {
  const shared = { ...caller, match: 'shared' as const, contactIds: ['c1', 'c2'] };
  expect(searchKeysOf({ externalNumber: '+81335551234', caller: shared })).toEqual([
    'n:+81335551234',
    'l:1234',
  ]);
});

it('a withheld call has no keys', () => {
  expect(
    searchKeysOf({
      externalNumber: null,
      caller: { ...caller, match: 'withheld', contactIds: [] },
    }),
  ).toEqual([]);
});
