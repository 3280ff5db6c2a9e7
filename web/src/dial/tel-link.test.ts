import { expect, it } from 'vitest';
import { numberOfLink } from './tel-link.ts';

it.each([
  ['tel:09012345678', '+819012345678'],
  ['tel:+81-90-1234-5678', '+819012345678'],
  ['TEL:03-3555-9999', '+81335559999'],
  ['tel://09012345678', '+819012345678'],
  ['090-1234-5678', '+819012345678'],
  ['+14155550100', '+14155550100'],
])('%s is read', (text, e164) => {
  expect(numberOfLink(text)).toBe(e164);
});

it.each([
  '',
  'tel:',
  'tel:110',
  'tel:*21*09012345678#',
  'tel:09012345678,,1234',
  'javascript:alert(1)',
  'tel:090-1234-5678 tel:080-1111-2222',
  `tel:09012345678${' '.repeat(100)}`,
])('%s is no number to call', (text) => {
  expect(numberOfLink(text)).toBeNull();
});
