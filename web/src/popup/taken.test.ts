import { legSchema } from '@cti/functions/model/calls/call';
import { expect, test } from 'vitest';
import { noon, ringingCall } from '../ring/call-fixture.ts';
import { closesAtMs, takenBy } from './taken.ts';

const me = { uid: 'u1', name: '西村', email: 'Nishi@example.com', role: 'operator' } as const;
const colleague = { id: '2', name: '中野 健', email: 'nakano@example.com' };
const myself = { id: '1', name: '西村', email: 'nishi@example.com' };
const handed = ringingCall();
const answered = (operator = colleague) => ringingCall({ state: 'connected', operator });

test('answered by a colleague, by nobody, or by this member', () => {
  expect(takenBy(answered(), me, handed)).toBe('中野 健');
  expect(takenBy(ringingCall(), me, handed)).toBeNull();
  expect(takenBy(answered(myself), me, handed)).toBeNull();
});

test('stays answered when the conversation is over', () => {
  const ended = ringingCall({ state: 'ended', outcome: 'answered', operator: colleague });
  expect(takenBy(ended, me, handed)).toBe('中野 健');
});

test('a missed call was answered by nobody', () => {
  expect(takenBy(ringingCall({ state: 'ended', outcome: 'missed' }), me, handed)).toBeNull();
});

test('a colleague without a name is shown by email address', () => {
  expect(takenBy(answered({ ...colleague, name: '' }), me, handed)).toBe('nakano@example.com');
});

test('a call this member answered and transferred stays theirs', () => {
  const leg = legSchema.parse({ state: 'ended', target: myself, connectedAt: noon });
  const passed = { ...answered(), legs: { '1': leg } };
  expect(takenBy(passed, me, handed)).toBeNull();
  const rang = legSchema.parse({ state: 'ended', target: myself });
  expect(takenBy({ ...passed, legs: { '1': rang } }, me, handed)).toBe('中野 健');
});

test('a card opened during a conversation doesn’t close by itself', () => {
  expect(takenBy(answered(), me, answered())).toBeNull();
  expect(takenBy(answered(), me, null)).toBeNull();
});

test('a transferred call that rings is answered by nobody', () => {
  const ringing = ringingCall({ operator: colleague });
  const third = { id: '3', name: '原', email: 'hara@example.com' };
  expect(takenBy(ringing, me, handed)).toBeNull();
  expect(takenBy(ringing, me, ringing)).toBeNull();
  expect(takenBy(answered(third), me, ringing)).toBe('原');
  // They hung up before anybody answered.
  const ended = ringingCall({ state: 'ended', outcome: 'answered', operator: colleague });
  expect(takenBy(ended, me, ringing)).toBeNull();
});

test('says nothing before the member is known', () => {
  expect(takenBy(answered(), null, handed)).toBeNull();
  expect(takenBy(answered(), { ...me, email: '' }, handed)).toBeNull();
});

test('closes a set time after the answer or the last keystroke, or never', () => {
  const taken = { takenAtMs: 1_000, busyAtMs: null, closeAfterSeconds: 10 };
  expect(closesAtMs(taken)).toBe(11_000);
  expect(closesAtMs({ ...taken, busyAtMs: 500 })).toBe(11_000);
  expect(closesAtMs({ ...taken, busyAtMs: 5_000 })).toBe(15_000);
  expect(closesAtMs({ ...taken, closeAfterSeconds: null })).toBeNull();
});
