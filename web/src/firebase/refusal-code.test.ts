import { expect, test } from 'vitest';
import { refusalCode } from './refusal-code.ts';

test('the code of a refusal comes from its details', () => {
  expect(
    refusalCode({ code: 'functions/failed-precondition', details: { code: 'last-admin' } }),
  ).toBe('last-admin');
});

test.each([
  new Error('network'),
  { code: 'functions/internal' },
  { details: null },
  { details: 'last-admin' },
  { details: { code: 'from-tomorrow' } },
  { details: { code: 'toString' } },
  null,
  undefined,
  'last-admin',
])('anything else did not get through: %j', (error) => {
  expect(refusalCode(error)).toBe('unavailable');
});
