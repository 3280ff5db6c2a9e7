import { describe, expect, it } from 'vitest';
import type { Who } from './cast.ts';
import { judge } from './judge.ts';
import { cardsDue, judgeCards } from './judge-cards.ts';
import { judgeRecords } from './judge-records.ts';
import type { Entry, EventSent, Fields, Records } from './log.ts';
import type { CallScript, Day, Doing } from './script.ts';
import { DayWriter } from './writer.ts';
import { seededRandom } from '../demo/random.ts';

/** 2026-11-30 14:00 in Japan. */
const noon = Date.UTC(2026, 10, 30, 5);
const customerId = 'c';

/** A day with one call to baba's phone, in a group that only notifies the person whose phone rings. */
function oneCall(change: (call: CallScript) => void = () => {}): Day {
  const writer = new DayWriter(seededRandom(1));
  const call = writer.scene('one call').call('missed', 'G02', writer.stranger());
  call.leg('a', { target: { person: 'baba' } });
  call.leg('b', { target: { person: 'baba' }, root: 'a', transferredFrom: 'baba' });
  call.leg('group', { target: { group: 'call_center' } });
  call.ends('missed');
  change(call.script);
  return { seed: 1, calls: writer.calls, scenes: writer.scenes };
}

const stranger = '+819055550001';
const shown = '090-5555-0001';

function event(seconds: number, leg: string, state: string, more: Partial<EventSent> = {}): Entry {
  const at = noon + 1_000 * seconds;
  return {
    kind: 'event',
    at,
    call: 'c001',
    leg,
    state,
    eventMs: at,
    isRepeated: false,
    body: {
      date_started: noon,
      date_connected: null,
      date_ended: state === 'hangup' || state === 'missed' ? at : null,
      talk_time: 0,
    },
    status: 200,
    linkedId: 'L1',
    isDuplicate: false,
    ...more,
  };
}

const answered = (seconds: number, leg: string) =>
  event(seconds, leg, 'connected', {
    body: {
      date_started: noon,
      date_connected: noon + 1_000 * seconds,
      date_ended: null,
      talk_time: 0,
    },
  });

const talked = (seconds: number, leg: string, talkMs: number) => {
  const at = noon + 1_000 * seconds;
  return event(seconds, leg, 'hangup', {
    body: {
      date_started: noon,
      date_connected: at - talkMs,
      date_ended: at,
      talk_time: talkMs,
    },
  });
};

function act(seconds: number, who: Who, doing: Doing): Entry[] {
  const at = noon + 1_000 * seconds;
  return [
    { kind: 'begins', at, who, doing },
    { kind: 'done', at: at + 500, who, doing },
  ];
}

function here(seconds: number, who: Who): Entry[] {
  return [...act(seconds, who, 'sign-in'), status(seconds + 1, who, 0)];
}

const status = (seconds: number, who: Who, code: number, seen = code): Entry => ({
  kind: 'status',
  at: noon + 1_000 * seconds,
  who,
  code,
  seen,
});

const card = (seconds: number, who: Who, window = 1, text = shown): Entry => ({
  kind: 'card',
  at: noon + 1_000 * seconds,
  who,
  linkedId: 'L1',
  window,
  text,
});

const closed = (seconds: number, who: Who, window = 1): Entry => ({
  kind: 'card-closed',
  at: noon + 1_000 * seconds,
  who,
  window,
});

const whats = (log: Entry[], day = oneCall()) => judgeCards(day, log).map(({ what }) => what);

describe('who must get a card', () => {
  const rings = event(10, 'a', 'ringing');
  const stops = event(20, 'a', 'missed');

  it('is whose phone rings, while it rings', () => {
    expect(whats([...here(0, 'baba'), rings, card(11, 'baba'), stops])).toEqual([]);
    expect(whats([...here(0, 'baba'), rings, stops])).toEqual(['no card']);
    expect(whats([...here(0, 'baba'), rings, stops, card(21, 'baba')])).toEqual(['no card']);
    expect(cardsDue(oneCall(), [...here(0, 'baba'), rings])).toEqual([
      { call: 'c001', who: 'baba' },
    ]);
    expect(cardsDue(oneCall(), [...here(0, 'baba'), rings, card(11, 'baba')])).toEqual([]);
  });

  it('is nobody else, unless the group tells everybody', () => {
    const both = [...here(0, 'baba'), ...here(2, 'aoki'), rings, card(11, 'baba')];
    expect(whats([...both, card(12, 'aoki', 2), stops])).toEqual(['a card too many']);
    const told = oneCall((call) => (call.group = 'G01'));
    expect(whats([...both, stops], told)).toEqual(['no card']);
    expect(whats([...both, card(12, 'aoki', 2), stops], told)).toEqual([]);
  });

  it.each(['close-console', 'go-offline', 'away', 'work', 'sign-out'] as const)(
    'is nobody after %s',
    (doing) => {
      // The script looks at the status after each.
      const kept = [...here(0, 'baba'), ...act(3, 'baba', doing), status(5, 'baba', 9)];
      expect(whats([...kept, rings, stops])).toEqual([]);
      expect(whats([...kept, rings, card(12, 'baba'), stops])).toEqual(['a card too many']);
    },
  );

  it('may be whoever is changing their status just then', () => {
    const leaving = [...here(0, 'baba'), ...act(9, 'baba', 'away').slice(0, 1), rings];
    expect(whats([...leaving, stops])).toEqual([]);
    expect(whats([...leaving, card(12, 'baba'), stops])).toEqual([]);
  });

  it.each([
    ['sign-out', 'sign-in'],
    ['away', 'available'],
    ['close-console', 'open-console'],
    ['go-offline', 'go-online'],
  ] as const)('is who, after %s, does %s while it rings', (goes, comes) => {
    const log = [
      ...here(0, 'baba'),
      ...act(3, 'baba', goes),
      status(5, 'baba', 9),
      rings,
      ...act(12, 'baba', comes),
      status(13, 'baba', 0),
    ];
    expect(whats([...log, stops])).toEqual(['no card']);
    expect(whats([...log, card(14, 'baba'), stops])).toEqual([]);
  });

  it('is nobody for a ring that was told hours late', () => {
    const late = event(10, 'a', 'ringing', { eventMs: noon - 3_600_000 });
    expect(whats([...here(0, 'baba'), late, stops])).toEqual([]);
    expect(whats([...here(0, 'baba'), late, card(12, 'baba'), stops])).toEqual(['a card too many']);
  });

  it('is nobody for a ring that arrives after the end', () => {
    const late = event(12, 'a', 'ringing', { eventMs: noon + 5_000 });
    expect(whats([...here(0, 'baba'), event(10, 'a', 'missed'), late])).toEqual([]);
  });

  it('is the next one when a call is passed on, also who had the card before', () => {
    const log = [
      ...here(0, 'baba'),
      rings,
      card(11, 'baba'),
      answered(12, 'a'),
      closed(13, 'baba'),
      talked(15, 'a', 3_000),
      status(16, 'baba', 0),
      event(17, 'b', 'ringing'),
    ];
    const end = event(20, 'b', 'missed');
    expect(whats([...log, end])).toEqual(['no card']);
    expect(whats([...log, card(18, 'baba', 2), end])).toEqual([]);
    const stillOpen = log.filter(({ kind }) => kind !== 'card-closed');
    expect(whats([...stillOpen, end])).toEqual([]);
  });

  it('gets it once for each ring', () => {
    const log = [...here(0, 'baba'), rings, card(11, 'baba'), ...act(12, 'baba', 'reload')];
    expect(whats([...log, stops])).toEqual([]);
    expect(whats([...log, card(15, 'baba', 2), stops])).toEqual(['a card twice']);
  });

  it('gets the right one', () => {
    const log = [...here(0, 'baba'), rings, card(11, 'baba', 1, '090-5555-9999'), stops];
    expect(whats(log)).toEqual(['the card says something else']);
  });
});

describe('what the records must say', () => {
  const log = [event(0, 'a', 'ringing'), event(12, 'a', 'missed')];
  const call: Fields = {
    linkedId: 'L1',
    direction: 'inbound',
    active: false,
    state: 'ended',
    outcome: 'missed',
    operator: null,
    ringing: [],
    startedAt: noon,
    waitMs: 12_000,
    talkMs: 0,
    groupCode: 'G02',
    externalNumber: stranger,
    withheld: false,
    caller: { match: 'unknown', contactIds: [] },
  };
  const rescue: Fields = { state: 'open', number: stranger, groupCode: 'G02', count: 1 };
  const statistic: Fields = {
    groupCode: 'G02',
    day: '20261130',
    inbound: { missed: 1 },
    outbound: {},
    talkMs: 0,
    operators: [],
  };
  const right: Records = { calls: [call], rescues: [rescue], statistics: [statistic], agents: {} };
  const judged = (records: Partial<Records>, day = oneCall(), events = log) =>
    judgeRecords(day, events, { ...right, ...records }, customerId).map(
      ({ what, expected, seen }) => `${what}: ${expected} / ${seen}`,
    );

  it('is what the script and the events say', () => {
    expect(judged({})).toEqual([]);
  });

  it.each([
    [{ outcome: 'answered' }, 'history: outcome missed / outcome answered'],
    [{ active: true }, 'history: active false / active true'],
    [{ waitMs: 11_999 }, 'history: waitMs 12000 / waitMs 11999'],
    [{ talkMs: 5 }, 'history: talkMs 0 / talkMs 5'],
    [{ groupCode: null }, 'history: groupCode G02 / groupCode null'],
    [
      { operator: { email: 'doi.c@example.com' } },
      'history: operator null / operator doi.c@example.com',
    ],
    [{ externalNumber: null }, `history: externalNumber ${stranger} / externalNumber null`],
    [{ withheld: true }, 'history: withheld false / withheld true'],
    [{ caller: { match: 'known', contactIds: [] } }, 'history: match unknown / match known'],
    [{ ringing: [{ email: 'x@example.com' }] }, 'history: ringing  / ringing x@example.com'],
  ])('finds %j', (wrong, found) => {
    expect(judged({ calls: [{ ...call, ...wrong }] })).toEqual([found]);
  });

  it('counts the calls', () => {
    expect(judged({ calls: [] })).toEqual(['history: one call / 0 calls']);
    expect(judged({ calls: [call, call] })).toEqual(['history: one call / 2 calls']);
    expect(judged({ calls: [call, { ...call, linkedId: 'L2' }] })).toEqual([
      'history: only calls of the script / call L2',
    ]);
  });

  it('wants a callback until somebody has spoken with the caller', () => {
    expect(judged({ rescues: [] })).toEqual([
      `callbacks: ${stranger} G02: 1 / ${stranger} G02: no row`,
    ]);
    expect(judged({ rescues: [{ ...rescue, count: 2 }] })).toEqual([
      `callbacks: ${stranger} G02: 1 / ${stranger} G02: 2`,
    ]);
    const other = { ...rescue, number: '+819055559999' };
    expect(judged({ rescues: [rescue, other] })).toEqual([
      'callbacks: no row for +819055559999 G02 / an open row',
    ]);
    expect(judged({ rescues: [{ ...rescue, state: 'closed' }] })).toHaveLength(1);
  });

  it('wants one for a promise, too', () => {
    const day = oneCall((one) => {
      one.expected = { outcome: 'answered', operator: 'baba', promised: true };
    });
    const events = [event(0, 'a', 'ringing'), answered(4, 'a'), talked(9, 'a', 5_000)];
    const taken = {
      ...call,
      outcome: 'answered',
      operator: { email: 'baba.c@example.com' },
      waitMs: 4_000,
      talkMs: 5_000,
    };
    const figures = {
      ...statistic,
      inbound: { answered: 1 },
      talkMs: 5_000,
      operators: [{ id: '5171365938069702', answered: 1 }],
    };
    const records = { calls: [taken], statistics: [figures] };
    expect(judged(records, day, events)).toEqual([]);
    expect(judged({ ...records, rescues: [] }, day, events)).toHaveLength(1);
  });

  it('counts by group and day', () => {
    expect(judged({ statistics: [] })[0]).toBe(
      'statistics: G02_20261130: inbound missed 1 / G02_20261130: inbound no document',
    );
    expect(judged({ statistics: [{ ...statistic, day: '20261129' }] })).not.toEqual([]);
    expect(judged({ statistics: [{ ...statistic, inbound: { missed: 2 } }] })).toEqual([
      'statistics: G02_20261130: inbound missed 1 / G02_20261130: inbound missed 2',
    ]);
    const operators = [{ id: '1', answered: 1 }];
    expect(judged({ statistics: [{ ...statistic, operators }] })).toHaveLength(1);
  });

  it('counts what comes before the business day ends for the day before', () => {
    const ms = Date.UTC(2026, 10, 30, 19, 30);
    const at = (entry: Entry): Entry =>
      entry.kind === 'event'
        ? {
            ...entry,
            body: {
              ...entry.body,
              date_started: ms,
              date_ended: entry.body.date_ended && ms + 12_000,
            },
          }
        : entry;
    const night = { calls: [{ ...call, startedAt: ms }] };
    expect(judged(night, oneCall(), log.map(at))).toEqual([]);
    const next = [{ ...statistic, day: '20261201' }];
    expect(judged({ ...night, statistics: next }, oneCall(), log.map(at))).not.toEqual([]);
  });

  it('wants every status that was last looked at to stay', () => {
    const events = [...log, status(20, 'aoki', 3)];
    expect(judged({ agents: { aoki: { status: 3 } } }, oneCall(), events)).toEqual([]);
    expect(judged({ agents: { aoki: { status: 0 } } }, oneCall(), events)).toEqual([
      'status: aoki: status 3 / aoki: status 0',
    ]);
  });
});

describe('what was seen in passing', () => {
  const nothing: Records = { calls: [], rescues: [], statistics: [], agents: {} };
  const first = (entry: Entry) => judge(oneCall(), [entry], nothing, customerId)[0]?.what;
  const now = { state: 'ringing', ringing: ['馬場 進'], operator: null } as const;

  it('finds what the call did not say', () => {
    const entry = {
      kind: 'now',
      at: noon,
      call: 'c001',
      expected: { ...now, ringing: [] },
    } as const;
    expect(first({ ...entry, expected: { ...now, ringing: ['馬場 進'] }, seen: null })).toBe('now');
    const seen = { ...now, ringing: ['馬場 進'], operator: '土井 恵' };
    expect(first({ ...entry, expected: { ...now, ringing: ['馬場 進'] }, seen })).toBe('now');
    const same = { ...now, ringing: ['馬場 進'] };
    expect(first({ ...entry, expected: same, seen: same })).toBeUndefined();
  });

  it('finds a status that never came, a refused event, a repetition taken for news, a foreign reader', () => {
    expect(first(status(1, 'doi', 0, 7))).toBe('status');
    expect(first(event(0, 'a', 'missed', { status: 503 }))).toBe('answer');
    expect(first(event(0, 'a', 'missed', { isRepeated: true }))).toBe('answer');
    const read = { kind: 'read', at: noon, call: 'c001' } as const;
    expect(first({ ...read, who: 'chiba', allowed: true })).toBe('rights');
    expect(first({ ...read, who: 'doi', allowed: false })).toBe('rights');
    expect(first({ ...read, who: 'doi', allowed: true })).toBeUndefined();
    expect(first({ kind: 'trouble', at: noon, what: 'no button' })).toBe('trouble');
  });
});
