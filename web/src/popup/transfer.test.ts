import { describe, expect, test } from 'vitest';
import type { Call } from '@cti/functions/model/calls/call';
import { noon, ringingCall } from '../ring/call-fixture.ts';
import { lastLines, transferMemo, transferSeen } from './transfer.ts';

const me = { uid: 'u1', name: '西村', email: 'Nishi@example.com', role: 'operator' } as const;
const myself = { id: '1', name: '西村', email: 'nishi@example.com' };
const colleague = { id: '2', name: '中野 健', email: 'nakano@example.com' };
const third = { id: '3', name: '', email: 'hara@example.com' };
const rings = (who: typeof colleague) => ({ ...who, since: noon });
const passedOn = (by: typeof colleague, changes: Partial<Call>) =>
  ringingCall({ operator: by, transferredFrom: { operator: by, at: noon }, ...changes });

describe('what a card says about a transfer', () => {
  test.each<[string, Call, unknown]>([
    ['nobody passed it on', ringingCall(), null],
    [
      'it rings, and I learn from whom it comes',
      passedOn(colleague, { ringing: [rings(myself)] }),
      { kind: 'from', from: '中野 健' },
    ],
    [
      'I have taken it',
      passedOn(colleague, { state: 'connected', operator: myself }),
      { kind: 'from', from: '中野 健' },
    ],
    [
      'by a colleague without a name',
      passedOn(third, { ringing: [rings(myself)] }),
      { kind: 'from', from: 'hara@example.com' },
    ],
    [
      'I passed it on, and it rings there',
      passedOn(myself, { ringing: [rings(colleague)] }),
      { kind: 'passed-on', to: '中野 健' },
    ],
    [
      'I passed it on into a queue',
      passedOn(myself, { state: 'queued' }),
      { kind: 'passed-on', to: null },
    ],
    [
      'I passed it on, and it was taken',
      passedOn(myself, { state: 'connected', operator: colleague }),
      { kind: 'passed-on', to: '中野 健' },
    ],
    [
      'I passed it on, and it is over',
      passedOn(myself, { state: 'ended', operator: colleague }),
      { kind: 'passed-on', to: '中野 健' },
    ],
    ['I get it back', passedOn(myself, { ringing: [rings(myself)] }), null],
    ['I have it back', passedOn(myself, { state: 'connected', operator: myself }), null],
    [
      'I ask a colleague first and am still on the line',
      passedOn(myself, {
        transferredFrom: { operator: myself, at: null },
        ringing: [rings(colleague)],
      }),
      null,
    ],
  ])('%s', (_, call, expected) => {
    expect(transferSeen(call, me)).toEqual(expected);
  });

  test('nothing before the member is known', () => {
    expect(transferSeen(passedOn(colleague, {}), null)).toBeNull();
  });
});

describe('the note for the next person', () => {
  const memo = (authorName: string, text: string) => ({ authorName, text });
  const carried = { ...memo('中野 健', '9時に'), at: noon, count: 1 };
  test('the memo of the person who transferred it, else the latest of others', () => {
    const others = [memo('中野 健', '9時に変更'), memo('原', '常連')];
    expect(transferMemo('中野 健', others, null)).toBe(others[0]);
    expect(transferMemo('鈴木', others, null)).toBe(others[1]);
  });
  test('until the memos have loaded, the ones the call carries', () => {
    expect(transferMemo('中野 健', [], carried)).toBe(carried);
    expect(transferMemo('中野 健', [], { ...carried, text: '' })).toBeNull();
    expect(transferMemo('中野 健', [], null)).toBeNull();
  });
  test('of a long memo, its end', () => {
    expect(lastLines('一\n二\n三\n四\n五\n')).toBe('三\n四\n五');
    expect(lastLines('一')).toBe('一');
  });
});
