import { callSchema } from '@cti/functions/model/call';
import { expect, test } from 'vitest';
import { answerRate, concerns, inOrder } from './board-order.ts';

const mine = { uid: 'u1', email: 'Suzuki@example.com' };
const suzuki = { id: '7', name: '鈴木', email: 'suzuki@example.com' };

function call(linkedId: string, fields: object) {
  return callSchema.parse({
    linkedId,
    source: 'dialpad',
    direction: 'inbound',
    state: 'ringing',
    active: true,
    caller: { match: 'unknown' },
    ...fields,
  });
}
const at = (second: number) => new Date(Date.UTC(2026, 10, 20, 3, 0, second));

test("one's own calls come first, then who has waited longest", () => {
  const { ringing, talking } = inOrder(
    [
      call('young', { ringingAt: at(30) }),
      call('old', { ringingAt: at(1) }),
      call('own', { ringingAt: at(40), ringing: [suzuki] }),
      call('held', { state: 'hold', connectedAt: at(2) }),
      call('over', { state: 'ended' }),
    ],
    mine,
  );
  expect(ringing.map(({ linkedId }) => linkedId)).toEqual(['own', 'old', 'young']);
  expect(talking.map(({ linkedId }) => linkedId)).toEqual(['held']);
});

test('a call concerns whom it rings or who answered, whatever the case of the address', () => {
  expect(concerns(call('a', { operator: suzuki }), mine)).toBe(true);
  expect(concerns(call('a', { operator: { ...suzuki, email: '' } }), { uid: 'u', email: '' })).toBe(
    false,
  );
});

test('the rate counts what came in and was not blocked', () => {
  const ended = (outcome: string, direction = 'inbound') =>
    call(outcome, { state: 'ended', outcome, direction });
  expect(answerRate([])).toBeNull();
  expect(
    answerRate([
      ended('answered'),
      ended('answered'),
      ended('missed'),
      ended('blocked'),
      ended('answered', 'outbound'),
    ]),
  ).toBe(67);
});
