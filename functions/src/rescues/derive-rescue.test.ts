import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callSchema, type Call } from '../model/calls/call.ts';
import { isPromisedAnyTime, rescueCallerSchema, type Asked } from '../model/calls/rescue.ts';
import { bearingOf, deriveRescue } from './derive-rescue.ts';
import { rowOf } from './rescue-row.ts';

const number = '+819012345678';
const minute = (n: number) => new Date(Date.UTC(2026, 10, 20, 3, n));

let lastId = 0;
function call(at: number, fields: Partial<Call> = {}): Call {
  lastId += 1;
  return callSchema.parse({
    linkedId: `call-${lastId}`,
    source: 'dialpad',
    direction: 'inbound',
    state: 'ended',
    active: false,
    outcome: 'missed',
    groupCode: 'G01',
    externalNumber: number,
    caller: { match: 'unknown' },
    startedAt: minute(at),
    expireAt: minute(at + 1_000),
    ...fields,
  });
}
const taken = (at: number, fields: Partial<Call> = {}) =>
  call(at, { outcome: 'answered', connectedAt: minute(at), ...fields });
const calledBack = (at: number) => taken(at, { direction: 'outbound' });

const g01 = (...calls: Call[]) => deriveRescue('G01', calls);

const promised = (at: number, callbackAt: Date, fields: Partial<Call> = {}) =>
  taken(at, {
    memo: { text: '折返し', authorName: '', at: minute(at), count: 1, callbackAt },
    ...fields,
  });

const store = { code: 'nishi', name: '西船橋' };
const wish = (at: number, dueAt = minute(600)): Asked => ({
  uid: 'u1',
  name: '鈴木',
  at: minute(at),
  dueAt,
  store,
});
const asking = (asked: Asked | null, ...calls: Call[]) =>
  deriveRescue('G01', calls, undefined, asked);

describe('a number that somebody wants called', () => {
  it('is a row without any call, due when they said', () => {
    expect(asking(wish(5))).toMatchObject({
      state: 'open',
      count: 0,
      calls: [],
      outcome: null,
      store,
      firstAt: minute(5),
      callbackAt: minute(600),
      asked: { name: '鈴木' },
    });
    expect(asking(null)).toBeNull();
  });

  it.each([
    ['they are called', calledBack(9), 'called-back'],
    ['they call', taken(9), 'caller-got-through'],
  ])('is done with when %s', (_, talk, closedBy) => {
    expect(asking(wish(5), talk)).toMatchObject({
      state: 'closed',
      closedBy,
      closedAt: minute(9),
      asked: null,
    });
    expect(asking(wish(10), talk)).toMatchObject({ state: 'open' });
  });

  it('stays when our call is not answered, which counts as an attempt', () => {
    const vain = call(9, { direction: 'outbound', outcome: 'canceled' });
    expect(asking(wish(5), vain)).toMatchObject({ state: 'open', attempts: 1 });
  });

  it('makes nobody wait longer who has called without reaching us', () => {
    expect(asking(wish(5), call(9))).toMatchObject({ state: 'open', count: 1, callbackAt: null });
  });

  it('opens again what was marked as done', () => {
    const done = call(1, { handled: true });
    expect(asking(null, done)).toMatchObject({ state: 'closed', closedBy: 'handled' });
    expect(asking(wish(5), done)).toMatchObject({
      state: 'open',
      count: 0,
      callbackAt: minute(600),
    });
  });
});

describe('a promised callback', () => {
  it('makes a row for an answered call once it is over', () => {
    const during = promised(1, minute(60), { outcome: null, active: true });
    expect(g01(during)).toBeNull();
    const row = g01({ ...during, outcome: 'answered', active: false });
    expect(row).toMatchObject({ state: 'open', count: 1, callbackAt: minute(60), closedBy: null });
    expect(g01(taken(1))).toBeNull();
  });

  it.each([
    ['they are called back', calledBack(9), 'called-back'],
    ['they call again', taken(9), 'caller-got-through'],
  ])('closes when %s', (_, talk, closedBy) => {
    const closed = g01(promised(1, minute(60)), talk);
    expect(closed).toMatchObject({ state: 'closed', closedBy, callbackAt: null });
  });

  it('closes when marked as done, and stays when our call is not answered', () => {
    const call1 = promised(1, minute(60));
    expect(g01({ ...call1, handled: true })).toMatchObject({
      state: 'closed',
      closedBy: 'handled',
    });
    const vain = call(5, { direction: 'outbound', outcome: 'canceled' });
    expect(g01(call1, vain)).toMatchObject({ state: 'open', attempts: 1 });
  });

  it('is the earliest one still owed, even for a missed call', () => {
    const memo = promised(0, minute(30)).memo;
    const row = g01(promised(1, minute(60)), call(2, { memo }), call(3));
    expect(row).toMatchObject({ state: 'open', count: 3, callbackAt: minute(30) });
  });

  it('is a relevant change to its call', () => {
    const before = taken(1);
    const after = { ...before, memo: promised(1, minute(60)).memo };
    expect(bearingOf(after)).not.toBe(bearingOf(before));
    expect(bearingOf({ ...after, handled: true })).not.toBe(bearingOf(after));
    expect(bearingOf({ ...before, handled: true })).toBe(bearingOf(before));
  });
});

describe('a callback promised without a time', () => {
  const anyTime = (at: number, fields: Partial<Call> = {}) =>
    taken(at, { disposition: '折返し', ...fields });

  it('also makes a row once the call is over', () => {
    expect(g01(anyTime(1, { outcome: null, active: true }))).toBeNull();
    expect(g01(anyTime(1))).toMatchObject({ state: 'open', count: 1, callbackAt: null });
    expect(g01(taken(1, { disposition: '予約' }))).toBeNull();
  });

  it('is made by every disposition that asks for a time in the settings', () => {
    const promising = (word: string) => word === '要連絡';
    expect(deriveRescue('G01', [taken(1, { disposition: '要連絡' })], promising)).not.toBeNull();
    expect(deriveRescue('G01', [taken(1, { disposition: '予約' })], promising)).toBeNull();
  });

  it('is made after our own call too', () => {
    expect(g01(anyTime(1, { direction: 'outbound' }))).toMatchObject({ state: 'open' });
  });

  it.each([
    ['they are called back', calledBack(9), 'called-back'],
    ['they call again', taken(9), 'caller-got-through'],
  ])('is kept when %s', (_, talk, closedBy) => {
    expect(g01(anyTime(1), talk)).toMatchObject({ state: 'closed', closedBy });
  });

  it('is a relevant change to its call, and done with when that is marked', () => {
    expect(bearingOf(anyTime(1))).not.toBe(bearingOf(taken(1)));
    expect(g01(anyTime(1, { handled: true }))).toMatchObject({ closedBy: 'handled' });
  });

  it('comes last in the list', () => {
    const rowsOf = (...calls: Call[]) => {
      const facts = g01(...calls);
      if (!facts) throw new Error('no row');
      const caller = rescueCallerSchema.parse({ match: 'known', kind: 'vip' });
      return rowOf({ groupCode: 'G01', number, caller, now: minute(99) }, facts, null);
    };
    const keys = [rowsOf(anyTime(1)), rowsOf(call(9)), rowsOf(promised(5, minute(60)))];
    expect(keys.map(isPromisedAnyTime)).toEqual([true, false, false]);
    const [timeless = '', ...others] = keys.map((row) => row.orderKey);
    expect(others.every((key) => key < timeless)).toBe(true);
    expect(isPromisedAnyTime(rowsOf(anyTime(1), call(2)))).toBe(false);
  });
});

describe('a callback the caller asked the queue for', () => {
  const asked = (at: number, fields: Partial<Call> = {}) =>
    call(at, { outcome: 'abandoned', callbackRequested: true, ...fields });

  it('is one row with the miss of the same call and with others of the number', () => {
    const row = g01(call(1), asked(5));
    expect(row).toMatchObject({ state: 'open', count: 2 });
    expect(row?.calls.map(({ requested }) => requested)).toEqual([false, true]);
  });

  it('waits at once, though the end of the call may come late', () => {
    const waiting = asked(1, { outcome: null, active: true, state: 'queued' });
    expect(g01(waiting)).toMatchObject({ state: 'open', count: 1, outcome: null });
    expect(bearingOf(waiting)).not.toBe(bearingOf({ ...waiting, callbackRequested: false }));
    expect(bearingOf(asked(1))).not.toBe(bearingOf(call(1, { outcome: 'abandoned' })));
  });

  it('is none once somebody has answered the call after all, or where the caller is blocked', () => {
    expect(g01(taken(1, { callbackRequested: true }))).toBeNull();
    expect(g01(asked(1, { outcome: 'blocked' }))).toBeNull();
  });

  it.each([
    ['they are called back', calledBack(9), 'called-back'],
    ['they get through', taken(9), 'caller-got-through'],
  ])('closes when %s', (_, talk, closedBy) => {
    expect(g01(asked(1), talk)).toMatchObject({ state: 'closed', closedBy });
  });

  it('closes when marked as done, even before the call has ended', () => {
    const done = { handled: true, outcome: null, active: true } as const;
    expect(g01(asked(1, done))).toMatchObject({ state: 'closed', closedBy: 'handled' });
  });

  it('comes before a plain miss that has waited longer', () => {
    const keyOf = (one: Call) => {
      const facts = g01(one);
      if (!facts) throw new Error('no row');
      const caller = rescueCallerSchema.parse({ match: 'unknown' });
      return rowOf({ groupCode: 'G01', number, caller, now: minute(99) }, facts, null).orderKey;
    };
    expect(keyOf(asked(9)) < keyOf(call(1))).toBe(true);
  });
});

describe('the row of a number', () => {
  it('does not exist without a missed call of the group', () => {
    expect(g01(taken(1), call(2, { groupCode: 'G02' }), calledBack(3))).toBeNull();
  });

  it('combines the waiting calls', () => {
    const calls = [call(1), call(5, { outcome: 'voicemail' }), call(3, { outcome: 'abandoned' })];
    expect(g01(...calls)).toMatchObject({
      state: 'open',
      count: 3,
      firstAt: minute(1),
      lastAt: minute(5),
      outcome: 'voicemail',
      hasVoicemail: true,
      closedBy: null,
    });
    expect(g01(...calls)?.calls.map(({ at }) => at)).toEqual([minute(1), minute(3), minute(5)]);
  });

  it.each([
    ['the caller gets through', taken(9), 'caller-got-through'],
    ['they get through to another group', taken(9, { groupCode: 'G02' }), 'caller-got-through'],
    [
      'somebody is talking to them',
      taken(9, { outcome: null, active: true }),
      'caller-got-through',
    ],
    ['they are called back', calledBack(9), 'called-back'],
  ])('closes when %s', (_, talk, closedBy) => {
    expect(g01(call(1), call(2), talk)).toMatchObject({
      state: 'closed',
      closedBy,
      closedAt: minute(9),
      count: 2,
    });
  });

  it('stays open after an earlier answered call, and one to another number of ours', () => {
    expect(g01(taken(1), calledBack(2), call(3))).toMatchObject({ state: 'open', count: 1 });
  });

  it('closes when every call is handled, and not before', () => {
    expect(g01(call(1, { handled: true }), call(2))).toMatchObject({ state: 'open', count: 1 });
    expect(g01(call(1, { handled: true }), call(2, { handled: true }))).toMatchObject({
      state: 'closed',
      closedBy: 'handled',
    });
  });

  it('reopens with a later missed call only', () => {
    expect(g01(call(1), calledBack(5), call(8))).toMatchObject({
      state: 'open',
      count: 1,
      firstAt: minute(8),
    });
  });

  it('counts unanswered attempts to call back since the first of its calls', () => {
    const vain = (at: number) => call(at, { direction: 'outbound', outcome: 'canceled' });
    expect(g01(vain(1), call(2), vain(3), vain(4))).toMatchObject({
      state: 'open',
      attempts: 2,
      lastAttemptAt: minute(4),
    });
  });

  it('has the newest memo of its group', () => {
    const memo = (text: string, at: number) => ({
      text,
      authorName: '鈴木',
      at: minute(at),
      count: 1,
    });
    const row = g01(
      taken(1, { memo: memo('先週の件', 2) }),
      call(5, { memo: memo('9時に折返し', 6) }),
      taken(4, { groupCode: 'G02', memo: memo('よその店', 9) }),
    );
    expect(row?.memo?.text).toBe('9時に折返し');
  });

  it.each([
    ['a test', { isTest: true }],
    ['merged into another', { mergedInto: 'other' }],
    ['withheld', { withheld: true, externalNumber: null }],
    ['blocked', { outcome: 'blocked' }],
    ['internal', { direction: 'internal' }],
    ['still ringing', { outcome: null, state: 'ringing', active: true }],
  ] as const)('knows nothing of a call that is %s', (_, fields) => {
    expect(g01(call(1, fields))).toBeNull();
    expect(bearingOf(call(1, fields))).toBeNull();
  });

  it('notices every relevant change', () => {
    const missed = call(1);
    const changes: Partial<Call>[] = [
      { handled: true },
      { outcome: 'voicemail' },
      { groupCode: 'G02' },
      { externalNumber: '+81335551234' },
      { mergedInto: 'other' },
      { memo: { text: '9時に', authorName: '鈴木', at: minute(3), count: 1 } },
    ];
    for (const change of changes) {
      expect(bearingOf({ ...missed, ...change })).not.toBe(bearingOf(missed));
    }
    expect(bearingOf({ ...missed, recap: null, talkMs: 5 })).toBe(bearingOf(missed));
  });
});

/** Calls of one number in two groups, of every kind. */
const calls = fc.array(
  fc
    .record({
      at: fc.nat(50),
      groupCode: fc.constantFrom('G01', 'G02', null),
      direction: fc.constantFrom('inbound' as const, 'outbound' as const, 'internal' as const),
      outcome: fc.constantFrom('answered', 'missed', 'abandoned', 'voicemail', 'blocked', null),
      handled: fc.boolean(),
      isTest: fc.nat(9).map((n) => n === 0),
      mergedInto: fc.constantFrom(null, null, null, 'other'),
    })
    .map(({ at, ...fields }) =>
      call(at, { ...fields, connectedAt: fields.outcome === 'answered' ? minute(at) : null }),
    ),
  { maxLength: 8 },
);

describe('whatever calls there were', () => {
  const holds = (check: (some: Call[]) => void) => fc.assert(fc.property(calls, check));

  it('give the same row in any order', () => {
    fc.assert(
      fc.property(
        calls.chain((some) => fc.tuple(fc.constant(some), shuffled(some))),
        ([some, other]) => {
          expect(g01(...other)).toEqual(g01(...some));
        },
      ),
    );
  });

  it('are all closed by a later talk', () => {
    holds((some) => {
      expect(g01(...some, taken(60))?.state ?? 'closed').toBe('closed');
      expect(g01(...some, calledBack(60))?.state ?? 'closed').toBe('closed');
    });
  });

  it('close the row once all are handled', () => {
    holds((some) => {
      const handled = some.map((one) => ({ ...one, handled: true }));
      expect(g01(...handled)?.state ?? 'closed').toBe('closed');
    });
  });

  it('reopen with another missed call, which is in the row', () => {
    holds((some) => {
      const more = call(61);
      const row = g01(...some, more);
      expect(row?.state).toBe('open');
      expect(row?.calls.at(-1)?.linkedId).toBe(more.linkedId);
    });
  });

  it('are not affected by an irrelevant call', () => {
    holds((some) => {
      const bearing = some.filter((one) => bearingOf(one) !== null);
      expect(g01(...bearing)).toEqual(g01(...some));
    });
  });

  it('make an open row of waiting calls only, each once', () => {
    holds((some) => {
      const row = g01(...some);
      if (row?.state !== 'open') return;
      const waiting = row.calls.map(({ linkedId }) =>
        some.find((one) => one.linkedId === linkedId),
      );
      expect(waiting.every((one) => one?.groupCode === 'G01' && !one.handled)).toBe(true);
      expect(new Set(waiting).size).toBe(row.count);
    });
  });
});

const shuffled = (some: Call[]) =>
  fc.shuffledSubarray(some, { minLength: some.length, maxLength: some.length });
