import { expect, it } from 'vitest';
import {
  type CallIntent,
  callIntentSchema,
  fulfilledIntent,
  intentIdOfLeg,
  placedLegOf,
} from './call-intent.ts';

const nowMs = Date.UTC(2026, 10, 20, 3);
const number = '+819012345678';

const intent = (secondsAgo: number, fields: Partial<CallIntent> = {}) => ({
  ...callIntentSchema.parse({
    uid: 'u1',
    email: 'suzuki@example.com',
    number,
    createdAt: new Date(nowMs - secondsAgo * 1000),
  }),
  ...fields,
});
const placed = { linkedId: 'l1', number, emails: ['Suzuki@example.com'], receivedAtMs: nowMs };

it('is fulfilled by the same person’s call of the number within two minutes', () => {
  const ours = intent(119);
  expect(fulfilledIntent([ours], placed)).toBe(ours);
  expect(fulfilledIntent([intent(121)], placed)).toBeNull();
  expect(fulfilledIntent([ours], { ...placed, number: '+819012345679' })).toBeNull();
  expect(fulfilledIntent([ours], { ...placed, emails: ['tanaka@example.com'] })).toBeNull();
  expect(fulfilledIntent([ours], { ...placed, emails: [] })).toBeNull();
});

it('may be a moment younger than its call, by another server’s clock', () => {
  const ahead = intent(-4);
  expect(fulfilledIntent([ahead], placed)).toBe(ahead);
  expect(fulfilledIntent([intent(-6)], placed)).toBeNull();
});

it('belongs to one call: the newest that is free, and the same one when asked again', () => {
  const [older, newer] = [intent(50), intent(10)];
  expect(fulfilledIntent([older, newer], placed)).toBe(newer);
  const taken = { ...newer, linkedId: 'other' };
  expect(fulfilledIntent([older, taken], placed)).toBe(older);
  const ours = { ...older, linkedId: 'l1' };
  expect(fulfilledIntent([ours, newer], placed)).toBe(ours);
});

it('of somebody without an address is nobody’s', () => {
  expect(fulfilledIntent([intent(1, { email: '' })], { ...placed, emails: [''] })).toBeNull();
});

it.each([
  [placedLegOf('Intent00000000000001'), 'Intent00000000000001'],
  ['west-cti-Intent00000000000001', 'Intent00000000000001'],
  ['1795938801-2', null],
  ['cti-short', null],
  ['westcti-Intent00000000000001', 'Intent00000000000001'],
])('the leg %s was placed with the intent %s', (leg, intentId) => {
  expect(intentIdOfLeg(leg)).toBe(intentId);
});
