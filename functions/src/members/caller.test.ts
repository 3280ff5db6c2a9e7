import { expect, test } from 'vitest';
import { isFresh } from './caller.ts';

const signedInAt = new Date('2026-12-01T03:00:00Z');

test.each([
  ['2026-12-01T03:00:00.000Z', true],
  ['2026-12-01T03:05:00.000Z', true],
  ['2026-12-01T03:05:00.001Z', false],
  ['2026-12-02T03:00:00.000Z', false],
  // Signed in again since the moment that counts.
  ['2026-12-01T02:00:00.000Z', true],
])('a sign-in at 3:00 counts as fresh at %s: %s', (at, fresh) => {
  expect(isFresh({ uid: 'hanako', signedInAt }, new Date(at))).toBe(fresh);
});
