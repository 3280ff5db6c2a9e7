import { expect, test } from 'vitest';
import { readLoginId } from './login-id.ts';

test.each([
  [' suzuki@example.com ', { kind: 'email', email: 'suzuki@example.com' }],
  ['ｓｕｚｕｋｉ＠example.com', { kind: 'email', email: 'suzuki@example.com' }],
  ['090-1234-5678', { kind: 'phone', phone: '090-1234-5678' }],
  ['０９０１２３４５６７８', { kind: 'phone', phone: '09012345678' }],
  ['+81 90 1234 5678', { kind: 'phone', phone: '+81 90 1234 5678' }],
  ['(03) 3555-1234', { kind: 'phone', phone: '(03) 3555-1234' }],
  ['0901234', { kind: 'neither' }],
  ['suzuki', { kind: 'neither' }],
  ['suzuki09012345678', { kind: 'neither' }],
  ['', { kind: 'neither' }],
])('%j', (text, id) => {
  expect(readLoginId(text)).toEqual(id);
});
