import type { Call } from '@cti/functions/model/calls/call';
import { expect, test } from 'vitest';
import { ringingCall } from '../../ring/call-fixture.ts';
import { conversationOf, writtenNumber } from './shown-call.ts';

const phone = (id: string) => ({ id, name: '鈴木', email: '', since: null });
const call = (linkedId: string, changes: Partial<Call> = {}): Call =>
  ringingCall({
    linkedId,
    externalNumber: '+819012345678',
    ringing: [phone('101')],
    ...changes,
  });
const rings = { number: '09012345678', direction: 'inbound' } as const;
const found = (phoneCall: Parameters<typeof conversationOf>[0], calls: Call[]) =>
  conversationOf(phoneCall, calls, { email: '', extensions: ['101'] })?.linkedId ?? null;

test('a call is found by its number, in whatever spelling, where my phone has a part', () => {
  expect(found(rings, [call('a')])).toBe('a');
  expect(found({ ...rings, number: '+819012345678' }, [call('a')])).toBe('a');
  expect(found({ ...rings, number: '08099999999' }, [call('a')])).toBeNull();
  expect(found(rings, [call('a', { ringing: [phone('102')] })])).toBeNull();
  expect(found(rings, [call('a', { active: false })])).toBeNull();
});

test('two of my calls are told apart by their numbers', () => {
  const operator = phone('101');
  const calls = [call('a', { ringing: [], operator, externalNumber: '+81335551234' }), call('b')];
  expect(found(rings, calls)).toBe('b');
  expect(found({ ...rings, number: '0335551234' }, calls)).toBe('a');
});

test('a caller without a number is who rings here, if it’s the only one', () => {
  const withheld = (linkedId: string) => call(linkedId, { externalNumber: null, withheld: true });
  const unknown = { number: 'anonymous', direction: 'inbound' } as const;
  expect(found(unknown, [withheld('a'), call('b')])).toBe('a');
  expect(found(unknown, [withheld('a'), withheld('b')])).toBeNull();
});

test.each([
  ['09012345678', '090-1234-5678'],
  ['+81335551234', '03-3555-1234'],
  ['102', '102'],
  ['anonymous', null],
  ['Anonymous', null],
  ['', null],
])('%s is written as %s', (number, written) => {
  expect(writtenNumber(number)).toBe(written);
});
