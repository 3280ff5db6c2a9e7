import { expect, test } from 'vitest';
import { verdictOf } from './webhook.ts';

test.each([
  [200, '{"received":true,"linkedId":"1.1"}', { kind: 'done', again: [], unreadable: [] }],
  [202, '{"received":true,"deadLetter":"x"}', { kind: 'done', again: [], unreadable: [0] }],
  [
    200,
    '{"received":true,"entries":[{"linkedId":"1"},{"code":"try-again"},{"code":"unreadable-entry","deadLetter":"x"}]}',
    { kind: 'done', again: [1], unreadable: [2] },
  ],
  [200, '<html>Welcome to our guest network</html>', { kind: 'closed', code: 'foreign-answer' }],
  [204, '', { kind: 'closed', code: 'foreign-answer' }],
  [302, '', { kind: 'closed', code: '302' }],
  [400, '', { kind: 'never', code: '400' }],
  [401, '', { kind: 'closed', code: '401' }],
  [403, '', { kind: 'closed', code: '403' }],
  [404, '', { kind: 'closed', code: '404' }],
  [413, '', { kind: 'never', code: '413' }],
  [422, '', { kind: 'never', code: '422' }],
  [429, '', { kind: 'again', code: '429', afterMs: 2_000 }],
  [500, '', { kind: 'again', code: '500', afterMs: 2_000 }],
  [
    503,
    '{"error":{"code":"try-again"},"entries":[{"linkedId":"1"},{"code":"try-again"}]}',
    { kind: 'done', again: [1], unreadable: [] },
  ],
  [503, '', { kind: 'again', code: '503', afterMs: 2_000 }],
])('an answer of %i with "%s" is judged', (status, body, verdict) => {
  expect(verdictOf(status, '2', body)).toEqual(verdict);
});
