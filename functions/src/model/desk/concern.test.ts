import { describe, expect, it, test } from 'vitest';
import { callSchema, type Call, type Leg, legSchema } from '../calls/call.ts';
import {
  type ConcernedPerson,
  type ConcerningCall,
  concernOf,
  isSameRing,
  longestRingMs,
} from './concern.ts';
import { partIn } from '../calls/operator.ts';
import type { PopupChoice } from './popup-choice.ts';

const startMs = Date.parse('2026-11-20T03:00:00Z');
const at = (seconds: number) => new Date(startMs + seconds * 1_000);

const me = { id: '1', name: '西村', email: 'nishi@example.com' };
const colleague = { id: '2', name: '中野', email: 'nakano@example.com' };
const third = { id: '3', name: '原', email: 'hara@example.com' };
type Who = typeof me;

/** Ringing phones, each with the second it began. */
const rings = (...phones: [who: Who, second: number][]) =>
  phones.map(([who, second]) => ({ ...who, since: at(second) }));

const leg = (target: Who, fields: Partial<Leg>): Leg =>
  legSchema.parse({ state: 'ended', targetType: 'user', target, ...fields });

/** The leg of somebody who calls an outside number. */
const callsOut = (who: Who, fields: Partial<Leg> = {}) => ({
  out: leg(who, { state: 'calling', direction: 'outbound', startedAt: at(0), ...fields }),
});

function call(fields: Partial<ConcerningCall> = {}): ConcerningCall {
  const parsed: Call = callSchema.parse({
    linkedId: 'c1',
    source: 'dialpad',
    direction: 'inbound',
    state: 'ringing',
    active: true,
    groupCode: 'G01',
    caller: { match: 'unknown' },
    startedAt: at(0),
    receivedAt: at(0),
    updatedAt: at(0),
  });
  return { ...parsed, ...fields };
}

const person = (choice: Partial<PopupChoice> = {}, status: number | null = 0): ConcernedPerson => ({
  email: 'Nishi@Example.com',
  status,
  choiceOf: () => ({ when: 'ring', audience: 'group', ...choice }),
});

/** What a call does on a screen: `card`, `sound`, both, or nothing of it. */
function effect(one: ConcerningCall, who: ConcernedPerson, second: number): string {
  const concern = concernOf(one, who, at(second).getTime());
  if (!concern) return 'nothing';
  const parts = [concern.opensCard && 'card', concern.isHeard && 'sound'].filter(Boolean);
  return parts.join(' and ') || 'nothing by itself';
}

const mine = (second = 0) => call({ ringing: rings([me, second]), updatedAt: at(second) });
const theirs = (second = 0) => call({ ringing: rings([colleague, second]), updatedAt: at(second) });

describe('a call of my own', () => {
  const out = call({ direction: 'outbound', state: 'calling', legs: callsOut(me) });

  test.each<[PopupChoice['when'], string]>([
    ['ring', 'card'],
    ['answer', 'card'],
    ['hand', 'nothing by itself'],
    ['off', 'nothing by itself'],
  ])('chosen to open at: %s', (when, expected) => {
    expect(effect(out, person({ when }), 1)).toBe(expected);
  });

  test.each([0, 1, 2, 3, 7])('whatever my status says: %i', (status) => {
    expect(effect(out, person({}, status), 1)).toBe('card');
  });

  test('no longer than a ring', () => {
    expect(effect(out, person(), longestRingMs / 1_000)).toBe('card');
    expect(effect(out, person(), longestRingMs / 1_000 + 1)).toBe('nothing');
  });
});

describe('whose phone rings, and who is told', () => {
  test.each<[string, ConcerningCall, Partial<PopupChoice>, string]>([
    ['my own phone', mine(), {}, 'card and sound'],
    ["a colleague's phone, told to the whole group", theirs(), {}, 'card and sound'],
    ["a colleague's phone, told to whom it rings", theirs(), { audience: 'rung' }, 'nothing'],
    ['my own phone, told to whom it rings', mine(), { audience: 'rung' }, 'card and sound'],
    ['a group without a known phone', call({ ringingAt: at(0) }), {}, 'card and sound'],
    ['only on request', mine(), { when: 'hand' }, 'sound'],
    ['on my answer', mine(), { when: 'answer' }, 'sound'],
    ['not at all', mine(), { when: 'off' }, 'nothing by itself'],
  ])('%s', (_, one, choice, expected) => {
    expect(effect(one, person(choice), 1)).toBe(expected);
  });

  test('the choice is that of the called group', () => {
    const who: ConcernedPerson = {
      ...person(),
      choiceOf: (code) => ({ when: code === 'G02' ? 'hand' : 'ring', audience: 'group' }),
    };
    expect(effect({ ...mine(), groupCode: 'G02' }, who, 1)).toBe('sound');
    expect(effect({ ...mine(), groupCode: null }, who, 1)).toBe('card and sound');
  });

  test('an empty address is nobody', () => {
    const nobody = { id: '', name: '', email: '' };
    const one = call({ direction: 'internal', ringing: rings([nobody, 0]) });
    expect(effect(one, { ...person(), email: '' }, 1)).toBe('nothing');
  });
});

describe('by direction and state', () => {
  const asked = { audience: 'group' } as const;
  test.each<[string, Partial<ConcerningCall>, string]>([
    [
      "a colleague's internal call to me",
      { direction: 'internal', ringing: rings([me, 0]) },
      'card and sound',
    ],
    [
      "a colleague's internal call to another",
      { direction: 'internal', ringing: rings([colleague, 0]) },
      'nothing',
    ],
    ['my own call out', { direction: 'outbound', state: 'calling', legs: callsOut(me) }, 'card'],
    [
      "a colleague's call out",
      { direction: 'outbound', state: 'calling', legs: callsOut(colleague) },
      'nothing',
    ],
    [
      'my own call out, answered',
      { direction: 'outbound', state: 'connected', connectedAt: at(1), legs: callsOut(me) },
      'nothing',
    ],
    [
      'my own call out, that I took no further',
      { direction: 'outbound', state: 'calling', legs: callsOut(me, { endedAt: at(1) }) },
      'nothing',
    ],
    [
      'our own call out that is passed on to me',
      { direction: 'outbound', ringing: rings([me, 0]) },
      'card and sound',
    ],
    [
      'our own call out that is passed on to another',
      { direction: 'outbound', ringing: rings([colleague, 0]) },
      'nothing',
    ],
    [
      'a call that a colleague passed on to another, told to the whole group',
      {
        operator: colleague,
        transferredFrom: { operator: colleague, at: at(0) },
        ringing: rings([third, 0]),
      },
      'card and sound',
    ],
    [
      'a call that I ask another to take, still on the line',
      { operator: me, transferredFrom: { operator: me, at: null }, ringing: rings([third, 0]) },
      'nothing',
    ],
    [
      'a call that I passed on and that comes back',
      { operator: me, transferredFrom: { operator: me, at: at(0) }, ringing: rings([me, 0]) },
      'card and sound',
    ],
    ['a caller in the queue', { state: 'queued' }, 'nothing'],
    ['a call that others talk on', { state: 'connected', operator: colleague }, 'nothing'],
    [
      'a consultation: they talk while my phone rings',
      { state: 'hold', operator: colleague, ringing: rings([me, 0]) },
      'card and sound',
    ],
    [
      "a consultation with another, as the group's calls are told to me",
      { state: 'connected', operator: third, ringing: rings([colleague, 0]) },
      'card and sound',
    ],
    ['a call that is over', { state: 'ended', active: false, ringing: rings([me, 0]) }, 'nothing'],
    ['a call that is part of another', { mergedInto: 'c0', ringing: rings([me, 0]) }, 'nothing'],
  ])('%s', (_, fields, expected) => {
    expect(effect(call(fields), person(asked), 1)).toBe(expected);
  });
});

describe('LIS-18 the own status', () => {
  const internal = call({ direction: 'internal', ringing: rings([me, 0]) });
  const outside = mine();
  test.each<[number | null, string, string]>([
    [null, 'card and sound', 'card and sound'],
    [0, 'card and sound', 'card and sound'],
    [1, 'nothing', 'nothing'],
    [2, 'nothing', 'card and sound'],
    [3, 'nothing', 'card and sound'],
    [7, 'nothing', 'card and sound'],
    [98, 'card and sound', 'card and sound'],
    [99, 'card and sound', 'card and sound'],
  ])('%s', (status, fromOutside, fromColleague) => {
    expect(effect(outside, person({}, status), 1)).toBe(fromOutside);
    expect(effect(internal, person({}, status), 1)).toBe(fromColleague);
  });
});

describe('the time of this ring', () => {
  const limit = longestRingMs / 1_000;
  const longQueue = { startedAt: at(0), receivedAt: at(0) };
  test.each<[string, ConcerningCall, number, string]>([
    ['150 s in the queue, then my phone', { ...mine(150), ...longQueue }, 151, 'card and sound'],
    [
      "150 s in the queue, then a colleague's",
      { ...theirs(150), ...longQueue },
      151,
      'card and sound',
    ],
    ['ten minutes in the queue', { ...mine(600), ...longQueue }, 601, 'card and sound'],
    [
      'the fourth phone of a hunt group, at 61 s',
      call({ ringing: rings([colleague, 61]), ringingAt: at(1), updatedAt: at(61) }),
      62,
      'card and sound',
    ],
    ['up to the limit', mine(), limit, 'card and sound'],
    ['not after it: an old call after a reload', mine(), limit + 1, 'nothing'],
    [
      'one phone has rung for too long, but another began lately',
      call({ ringing: rings([colleague, 0], [third, 100]), updatedAt: at(100) }),
      limit + 50,
      'card and sound',
    ],
    [
      'mine has rung for too long, whenever another began',
      call({ ringing: rings([me, 0], [third, 100]), updatedAt: at(100) }),
      limit + 50,
      'nothing',
    ],
    ['a ring that is an hour old as it is heard of', late(3_600), 3_601, 'nothing'],
    ["a sender's clock that is a minute behind ours", late(60), 61, 'card and sound'],
    [
      "a sender's clock that is an hour ahead of ours, in time",
      { ...mine(3_600), startedAt: at(3_600), updatedAt: at(0) },
      1,
      'card and sound',
    ],
    [
      "a sender's clock that is an hour ahead of ours, too late",
      { ...mine(3_600), startedAt: at(3_600), updatedAt: at(0) },
      limit + 1,
      'nothing',
    ],
    ['no time at all', call({ receivedAt: null, startedAt: null }), 1, 'nothing'],
  ])('%s', (_, one, second, expected) => {
    expect(effect(one, person(), second)).toBe(expected);
  });

  /** Rang at 0 by its own times, but arrived this much later. */
  function late(seconds: number): ConcerningCall {
    return { ...mine(), receivedAt: at(seconds), updatedAt: at(seconds) };
  }

  it('is the time at which the concern ends', () => {
    const concern = concernOf(mine(), person(), at(1).getTime());
    expect(concern?.untilMs).toBe(at(limit).getTime());
    expect(concernOf(mine(), person(), concern?.untilMs ?? 0)).not.toBeNull();
    expect(concernOf(mine(), person(), (concern?.untilMs ?? 0) + 1)).toBeNull();
  });
});

describe('rings of one call', () => {
  /** Whether somebody who got the card at the first moment gets it again at the second. */
  function isTold(first: ConcerningCall, then: ConcerningCall): 'again' | 'once' {
    const [before, after] = [first, then].map((one) =>
      concernOf(one, person(), one.updatedAt?.getTime() ?? 0),
    );
    if (!before || !after) throw new Error('one of them concerns nobody');
    return isSameRing(before.sinceMs, after.sinceMs) ? 'once' : 'again';
  }
  const talked = { targetType: 'user', direction: 'inbound' } as const;
  test.each<[string, ConcerningCall, ConcerningCall, 'again' | 'once']>([
    ['the same ring, told twice', mine(10), { ...mine(10), updatedAt: at(12) }, 'once'],
    [
      'two phones that ring at once',
      theirs(0),
      call({ ringing: rings([colleague, 0], [me, 1]), updatedAt: at(1) }),
      'once',
    ],
    ['my phone, in turn again', mine(10), mine(70), 'again'],
    ["a colleague's phone, then mine", theirs(10), mine(30), 'again'],
    [
      "a colleague's phone, then another's: the group is hunted through",
      theirs(10),
      call({
        ringing: rings([third, 31]),
        legs: { a: leg(colleague, { rangAt: at(10), endedAt: at(30) }) },
        updatedAt: at(31),
      }),
      'once',
    ],
    [
      "a colleague's phone, back into the queue, and minutes later another's",
      theirs(10),
      call({
        ringing: rings([third, 200]),
        legs: { a: leg(colleague, { rangAt: at(10), endedAt: at(30) }) },
        updatedAt: at(200),
      }),
      'again',
    ],
    [
      'answered, then passed on to another',
      theirs(10),
      call({
        ringing: rings([third, 96]),
        operator: colleague,
        legs: {
          a: leg(colleague, { ...talked, rangAt: at(10), connectedAt: at(15), endedAt: at(95) }),
          b: leg(me, { rangAt: at(11), endedAt: at(15) }),
        },
        updatedAt: at(96),
      }),
      'again',
    ],
    [
      'answered by me, passed on, and back to me',
      mine(10),
      call({
        ringing: rings([me, 130]),
        operator: colleague,
        legs: { a: leg(me, { ...talked, rangAt: at(10), connectedAt: at(15), endedAt: at(95) }) },
        updatedAt: at(130),
      }),
      'again',
    ],
  ])('%s', (_, first, then, expected) => {
    expect(isTold(first, then)).toBe(expected);
  });
});

describe('my own phone has answered', () => {
  const answered = (fields: Partial<ConcerningCall> = {}) =>
    call({ state: 'connected', operator: me, connectedAt: at(200), updatedAt: at(200), ...fields });
  test.each<[string, ConcerningCall, number, string]>([
    ['just now, however long it rang', answered(), 201, 'card'],
    ['long ago', answered(), 400, 'nothing'],
    ['a colleague answered', answered({ operator: colleague }), 201, 'nothing'],
    ['our own call out', answered({ direction: 'outbound' }), 201, 'nothing'],
    [
      'passed on to me long after the first answer',
      answered({
        updatedAt: at(900),
        legs: { b: leg(me, { state: 'connected', connectedAt: at(900) }) },
      }),
      901,
      'card',
    ],
    ['passed on by me, and ringing elsewhere', answered({ state: 'ringing' }), 201, 'nothing'],
  ])('a card on answer: %s', (_, one, second, expected) => {
    expect(effect(one, person({ when: 'answer', audience: 'rung' }), second)).toBe(expected);
  });

  it('opens nothing for somebody for whom it would have opened on ringing', () => {
    expect(effect(answered(), person(), 201)).toBe('nothing by itself');
  });
});

describe('a phone known by its extension', () => {
  const rung = call({ ringing: rings([{ id: '101', name: '', email: '' }, 0]) });
  const sitting = (extensions: string[]) => ({ ...person({ audience: 'rung' }), extensions });

  it('opens a card for everybody who sits at it, and for nobody else', () => {
    expect(effect(rung, sitting(['100', '101']), 1)).toBe('card and sound');
    expect(effect(rung, { ...sitting(['101']), email: '' }, 1)).toBe('card and sound');
    expect(effect(rung, sitting(['1', '1010']), 1)).toBe('nothing');
    expect(effect(rung, sitting([]), 1)).toBe('nothing');
  });
});

describe('what my phone does in a call', () => {
  test.each<[string, Partial<ConcerningCall>, string | null]>([
    ['rings', { ringing: rings([me, 0]) }, 'rings'],
    ['talks', { state: 'connected', operator: me }, 'talks'],
    ['is on hold', { state: 'hold', operator: me }, 'talks'],
    ['has passed the call on', { operator: me, ringing: rings([colleague, 0]) }, null],
    ['has talked', { state: 'ended', active: false, operator: me }, null],
    ['is not part of it', { state: 'connected', operator: colleague }, null],
  ])('%s', (_, fields, expected) => {
    expect(partIn(call(fields), { email: me.email.toUpperCase() })).toBe(expected);
  });
});
