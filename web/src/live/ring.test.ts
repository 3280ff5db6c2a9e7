import type { PopAudience, PopWhen, PopupChoice } from '@cti/functions/model/popup-choice';
import { describe, expect, it } from 'vitest';
import { noon, ringingCall } from './call-fixture.ts';
import { type RingContext, callsToPop, freshMs } from './ring.ts';

const context: RingContext = {
  email: 'nishifuna@example.com',
  nowMs: noon.getTime() + 1_000,
  hasPopped: () => false,
  status: 0,
  choiceOf: () => ({ when: 'ring', audience: 'group' }),
};
const ids = (calls: Parameters<typeof callsToPop>[0], changes: Partial<RingContext> = {}) =>
  callsToPop(calls, { ...context, ...changes }).map((call) => call.linkedId);

describe('LIS-18 the own status', () => {
  const internal = ringingCall({
    linkedId: 'internal',
    direction: 'internal',
    ringing: [{ id: '1', name: '西', email: 'nishifuna@example.com', since: null }],
  });
  it.each([
    [null, ['c1', 'internal']],
    [0, ['c1', 'internal']],
    [1, []],
    [2, ['internal']],
    [3, ['internal']],
    [7, ['internal']],
    [98, ['c1', 'internal']],
    [99, ['c1', 'internal']],
  ])('%s pops %j', (status, popped) => {
    expect(ids([ringingCall(), internal], { status })).toEqual(popped);
  });
});

describe('callsToPop', () => {
  it('pops a fresh inbound call that rings', () => {
    expect(ids([ringingCall()])).toEqual(['c1']);
  });

  it('pops a call without a group, which only admins are given', () => {
    expect(ids([ringingCall({ groupCode: null, store: null })])).toEqual(['c1']);
  });

  it.each(['calling', 'queued', 'connected', 'hold', 'ended'] as const)(
    'does not pop a call that is %s',
    (state) => {
      expect(ids([ringingCall({ state, active: state !== 'ended' })])).toEqual([]);
    },
  );

  const mine = { id: '1', name: '西', email: 'Nishifuna@Example.com' };
  const phone = { ...mine, since: noon };
  const choice = (when: PopWhen, audience: PopAudience = 'group') => ({
    choiceOf: () => ({ when, audience }),
  });

  it('pops for everyone of the group, or only for the one whose phone rings', () => {
    const elsewhere = ringingCall({ ringing: [{ ...phone, email: 'nakano@example.com' }] });
    const here = ringingCall({ ringing: [phone] });
    expect(ids([elsewhere])).toEqual(['c1']);
    expect(ids([elsewhere], choice('ring', 'rung'))).toEqual([]);
    expect(ids([here], choice('ring', 'rung'))).toEqual(['c1']);
  });

  it('pops on answer when my own phone has answered, and not before', () => {
    const connected = { state: 'connected', connectedAt: noon } as const;
    const answered = ringingCall({ ...connected, operator: mine });
    expect(ids([ringingCall({ ringing: [phone] })], choice('answer'))).toEqual([]);
    expect(ids([answered], choice('answer'))).toEqual(['c1']);
    expect(ids([answered])).toEqual([]);
    const other = { ...mine, email: 'nakano@example.com' };
    expect(ids([ringingCall({ ...connected, operator: other })], choice('answer'))).toEqual([]);
    expect(ids([{ ...answered, direction: 'outbound' }], choice('answer'))).toEqual([]);
  });

  it('counts the freshness of an answer from the answer', () => {
    const late = new Date(noon.getTime() + freshMs * 3);
    const call = ringingCall({ state: 'connected', connectedAt: late, operator: mine });
    expect(ids([call], { ...choice('answer'), nowMs: late.getTime() })).toEqual(['c1']);
    expect(ids([call], { ...choice('answer'), nowMs: late.getTime() + freshMs + 1 })).toEqual([]);
  });

  it.each(['hand', 'off'] as const)('pops nothing by itself: %s', (when) => {
    const answered = ringingCall({ linkedId: 'c2', state: 'connected', operator: mine });
    expect(ids([ringingCall({ ringing: [phone] }), answered], choice(when))).toEqual([]);
  });

  it('asks for the choice of the group that is called', () => {
    const choiceOf = (code: string | null): PopupChoice => ({
      when: code === 'G02' ? 'hand' : 'ring',
      audience: 'group',
    });
    const calls = ['G01', 'G02', null].map((groupCode) =>
      ringingCall({ linkedId: `in-${groupCode}`, groupCode }),
    );
    expect(ids(calls, { choiceOf })).toEqual(['in-G01', 'in-null']);
  });

  it('does not pop our own outbound call', () => {
    expect(ids([ringingCall({ direction: 'outbound' })])).toEqual([]);
  });

  it('does not pop a call that has become part of another', () => {
    expect(ids([ringingCall({ mergedInto: 'c0' })])).toEqual([]);
  });

  it('pops an internal call for the colleague whose phone rings, for no other', () => {
    const call = ringingCall({
      direction: 'internal',
      ringing: [{ id: '1', name: '西', email: 'Nishifuna@Example.com', since: null }],
    });
    expect(ids([call])).toEqual(['c1']);
    expect(ids([call], { email: 'kinshicho@example.com' })).toEqual([]);
    expect(
      ids(
        [
          ringingCall({
            direction: 'internal',
            ringing: [{ id: '', name: '', email: '', since: null }],
          }),
        ],
        {
          email: '',
        },
      ),
    ).toEqual([]);
  });

  it('does not pop what has popped before', () => {
    expect(ids([ringingCall()], { hasPopped: (id) => id === 'c1' })).toEqual([]);
  });

  it('pops up to 60 s after the call came in, not later', () => {
    const receivedMs = noon.getTime();
    expect(ids([ringingCall()], { nowMs: receivedMs + freshMs })).toEqual(['c1']);
    expect(ids([ringingCall()], { nowMs: receivedMs + freshMs + 1 })).toEqual([]);
    expect(ids([ringingCall({ receivedAt: null })])).toEqual([]);
  });

  it('trusts a newer change of any call more than a clock that is behind', () => {
    const old = ringingCall();
    const newer = ringingCall({
      linkedId: 'c2',
      state: 'connected',
      updatedAt: new Date(noon.getTime() + freshMs + 1),
    });
    expect(ids([old, newer], { nowMs: noon.getTime() - 600_000 })).toEqual([]);
  });

  it('pops several in the order they came in', () => {
    const at = (seconds: number) => new Date(noon.getTime() + seconds * 1_000);
    expect(
      ids([
        ringingCall({ linkedId: 'late', receivedAt: at(2) }),
        ringingCall({ linkedId: 'early', receivedAt: at(1) }),
      ]),
    ).toEqual(['early', 'late']);
  });
});
