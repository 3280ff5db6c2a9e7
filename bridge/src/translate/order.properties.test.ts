import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Call } from '../../../functions/src/model/calls/call.ts';
import { callsOf, layout, noMoment, translated } from '../../test/calls.ts';
import { listAfter } from '../../test/channel-list.ts';
import { blockOf, eventsOf, listsOf, recordings, timeOf } from '../testing/recordings.ts';
import type { AmiEvent } from '../ami/event.ts';
import { createTranslator, type TranslatorState } from './translator.ts';

const finished = recordings.filter((name) => name !== '47-restart');
const streams = new Map(recordings.map((name) => [name, eventsOf(name)]));
const streamOf = (name: string) => streams.get(name) ?? [];
const told = new Map(finished.map((name) => [name, translated(streamOf(name))]));
const calls = new Map([...told].map(([name, entries]) => [name, callsOf(entries)]));
const callsOfWhole = (name: string) => calls.get(name) ?? [];
const aRecording = fc.constantFrom(...finished);

/** What a person remembers of a call. */
const story = ({
  direction,
  outcome,
  externalNumber,
  withheld,
  operator,
  active,
  ringing,
}: Call) => ({
  direction,
  outcome,
  externalNumber,
  withheld,
  operator: operator?.id,
  active,
  ringing,
});
const stories = (calls: Call[]) => calls.map(story);

const channelsIn = (event: AmiEvent): string[] =>
  [...event.entries()].flatMap(([key, values]) =>
    key.endsWith('Uniqueid') && !key.startsWith('Bridge') ? values : [],
  );

/** Asterisk's threads send what happens at the same time in either order; nothing else. */
const sameMomentMs = 20;

/** Two neighbours of one moment that name no channel in common, in the other order, at the times of their places. */
function swapped(events: readonly AmiEvent[], place: number): AmiEvent[] {
  const [first, second] = [events[place], events[place + 1]];
  if (!first || !second) return [...events];
  if (timeOf(second) - timeOf(first) > sameMomentMs) return [...events];
  if (channelsIn(first).some((id) => channelsIn(second).includes(id))) return [...events];
  const at = (event: AmiEvent, other: AmiEvent) =>
    new Map(event).set('Timestamp', [...(other.get('Timestamp') ?? [])]);
  return events.with(place, at(second, first)).with(place + 1, at(first, second));
}

describe('the same events', () => {
  it('tell the same story when neighbours of different channels change places', () => {
    fc.assert(
      fc.property(aRecording, fc.array(fc.nat(120), { maxLength: 8 }), (name, places) => {
        const events = streamOf(name);
        const other = places.reduce<readonly AmiEvent[]>(
          (all, place) => swapped(all, place % Math.max(1, events.length)),
          events,
        );
        const [before, after] = [callsOfWhole(name), callsOf(translated(other))];
        expect(stories(after)).toEqual(stories(before));
        for (const [at, call] of after.entries()) {
          expect(Math.abs(call.talkMs - (before[at]?.talkMs ?? NaN))).toBeLessThanOrEqual(50);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('tell the same when any of them come twice', () => {
    fc.assert(
      fc.property(
        aRecording,
        fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
        (name, twice) => {
          const events = streamOf(name);
          const repeated = events.flatMap((event, at) =>
            twice[at % twice.length] ? [event, event] : [event],
          );
          expect(stories(callsOf(translated(repeated)))).toEqual(stories(callsOfWhole(name)));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('tell the same when entries come in another order, twice, or in part again', () => {
    fc.assert(
      fc.property(
        aRecording.chain((name) => {
          const entries = told.get(name) ?? [];
          return fc.record({
            name: fc.constant(name),
            order: fc.shuffledSubarray(entries, { minLength: entries.length }),
            again: fc.subarray(entries),
          });
        }),
        ({ name, order, again }) => {
          expect(stories(callsOf([...order, ...again]))).toEqual(stories(callsOfWhole(name)));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('tell the same when the process is another one in between', () => {
    fc.assert(
      fc.property(aRecording, fc.nat(200), (name, cut) => {
        const events = streamOf(name);
        const first = createTranslator(layout);
        const before = translated(events.slice(0, cut), first);
        const stored = JSON.parse(JSON.stringify(first.snapshot())) as TranslatorState;
        const after = translated(events.slice(cut), createTranslator(layout, stored));
        expect([...before, ...after]).toEqual(told.get(name));
      }),
      { numRuns: 60 },
    );
  });
});

/** The calls of a recording when events are missed from one place on, and what exists then is asked for. */
function callsWithGap(name: string, from: number, length: number, keepsState: boolean): Call[] {
  const events = streamOf(name);
  const to = Math.min(from + length, events.length);
  const heard = events.slice(0, from);
  const last = events[to - 1] ?? events[0];
  const at = last ? timeOf(last) : 0;
  const first = createTranslator(layout);
  const before = translated(heard, first);
  const next = keepsState ? first : createTranslator(layout);
  next.reconnected();
  const resynced = next.resync(listAfter(events.slice(0, to), at), new Date(at));
  const after = translated(events.slice(to), next);
  return callsOf(keepsState ? [...before, ...resynced, ...after] : [...resynced, ...after]);
}

describe('after a lost connection', () => {
  const aGap = fc.record({ name: aRecording, from: fc.nat(90), length: fc.nat(30) });

  it('no call is open for ever, and none is there twice', () => {
    fc.assert(
      fc.property(aGap, fc.boolean(), ({ name, from, length }, keepsState) => {
        const after = callsWithGap(name, from, length, keepsState);
        expect(after.filter(({ active }) => active)).toEqual([]);
        const whole = callsOfWhole(name);
        // Two calls that became one while nobody listened stay two.
        const linkedIds = new Set(streamOf(name).flatMap((event) => event.get('Linkedid') ?? []));
        expect(after.length).toBeLessThanOrEqual(linkedIds.size);
        const numbers = new Set([null, ...whole.map(({ externalNumber }) => externalNumber)]);
        expect(after.filter(({ externalNumber }) => !numbers.has(externalNumber))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('in which nothing happened, all is as it would have been', () => {
    fc.assert(
      fc.property(aRecording, fc.nat(90), (name, from) => {
        expect(stories(callsWithGap(name, from, 0, true))).toEqual(stories(callsOfWhole(name)));
      }),
      { numRuns: 100 },
    );
  });

  it('a call that goes on is answered and has its people, although it was never heard of', () => {
    const events = streamOf('01-inbound-answered');
    const talking = events.findIndex((event) => event.get('Event')?.[0] === 'BridgeLeave');
    expect(callsWithGap('01-inbound-answered', talking, 0, false)).toMatchObject([
      {
        direction: 'inbound',
        outcome: 'answered',
        externalNumber: '+819012345678',
        operator: { id: '101' },
      },
    ]);
  });

  it('a call that is gone ends when the channels are listed', () => {
    const [first] = streamOf('47-restart');
    const secondCall = streamOf('47-restart').findIndex(
      (event) => timeOf(event) > timeOf(first ?? new Map()) + 5_000,
    );
    const translator = createTranslator(layout);
    const entries = translated(streamOf('47-restart').slice(0, secondCall), translator);
    const at = new Date('2026-11-29T09:00:00Z');
    translator.reconnected();
    const [lost] = callsOf([...entries, ...translator.resync([], at)]);
    expect(lost).toMatchObject({
      active: false,
      outcome: 'answered',
      endedAt: at,
      operator: { id: '101' },
    });
    expect(translator.resync([], at)).toEqual([]);
  });

  it('what a real Asterisk lists is what its events have told', () => {
    const events = streamOf('40-resync');
    const [list = []] = listsOf('40-resync', 'CoreShowChannel');
    const asked = events.findIndex(
      (event) => event.get('Event')?.[0] === 'DialEnd' && event.get('DialStatus')?.[0] === 'CANCEL',
    );
    const translator = createTranslator(layout);
    translated(events.slice(0, asked), translator);
    translator.reconnected();
    expect(translator.resync(list, new Date(timeOf(events[asked] ?? new Map())))).toEqual([]);
    const waiting = listsOf('40-resync', 'QueueEntry').flat();
    expect(waiting).toHaveLength(1);
    expect(
      translator.resync([...list, ...waiting], new Date(timeOf(events[asked] ?? new Map()))),
    ).toEqual([]);
    const fresh = createTranslator(layout);
    const calls = callsOf(fresh.resync(list, new Date(timeOf(events[asked] ?? new Map()))));
    expect(new Set(calls.map(({ state, externalNumber }) => `${state} ${externalNumber}`))).toEqual(
      new Set(['connected +819012345678', 'ringing +818011112222']),
    );
  });

  it('events of the new connection are newer than the list', () => {
    const events = streamOf('01-inbound-answered');
    const translator = createTranslator(layout);
    translator.reconnected();
    const entries = [
      ...translated(events, translator),
      ...translator.resync(listAfter(events.slice(0, 8), timeOf(events[7] ?? new Map())), noMoment),
    ];
    expect(callsOf(entries)).toMatchObject([{ active: false, outcome: 'answered' }]);
  });
});

/** A recording as it would be from a caller who withholds their number: at first, Asterisk doesn't know that yet. */
function withheldBy(events: readonly AmiEvent[]): AmiEvent[] {
  return events.map((event) => {
    const told = new Map(event);
    for (const prefix of ['', 'Dest']) {
      const channel = event.get(`${prefix}Channel`)?.[0] ?? '';
      const isNew = event.get('Event')?.[0] === 'Newchannel';
      const presentation =
        channel.startsWith('PJSIP/trunk') && !isNew
          ? 'prohib_not_screened'
          : 'allowed_not_screened';
      if (channel !== '') told.set(`${prefix}ChanVariable`, [`CALLERID(num-pres)=${presentation}`]);
    }
    return told;
  });
}

describe('a withheld number', () => {
  const digits = /9012345678|8011112222/;

  it('is in nothing that is told, whatever happens to the call', () => {
    fc.assert(
      fc.property(aRecording, fc.nat(120), (name, place) => {
        const events = withheldBy(streamOf(name));
        const entries = translated(swapped(events, place % Math.max(1, events.length)));
        expect(JSON.stringify(entries)).not.toMatch(digits);
        const inbound = callsOf(entries).filter(({ direction }) => direction === 'inbound');
        expect(inbound.filter(({ withheld }) => !withheld)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('stays out of what is told after a resync', () => {
    const events = withheldBy(streamOf('01-inbound-answered'));
    for (const cut of events.keys()) {
      const translator = createTranslator(layout);
      const list = withheldBy(listAfter(events.slice(0, cut), timeOf(events[cut] ?? new Map())));
      const entries = [
        ...translator.resync(list, new Date(timeOf(events[cut] ?? new Map()))),
        ...translated(events.slice(cut), translator),
      ];
      expect(JSON.stringify(entries)).not.toMatch(digits);
    }
  });

  it('is told when it is not withheld', () => {
    expect(JSON.stringify(translated(streamOf('01-inbound-answered')))).toMatch(digits);
  });
});

describe('names', () => {
  const namesIn = (name: string) =>
    new Set(translated(streamOf(name)).map(({ other }) => other.name));

  it('are read as they were set', () => {
    expect(namesIn('38-names-and-escapes')).toContain('山田 太郎');
    expect(namesIn('38-names-and-escapes')).toContain('O\\"Neil, Event: Hangup');
    expect(namesIn('49-name-escapes')).toContain("Who? It's me");
    expect(namesIn('49-name-escapes')).toContain('tab here');
  });
});

it.each([
  'Event: FullyBooted\nPrivilege: system,all\nTimestamp: 1795938801.1',
  'Event: Newstate\nChannel: PJSIP/trunk-1\nChannelState: 6\nUniqueid: constructor\nLinkedid: __proto__',
  'Event: Newstate\nChannel: PJSIP/trunk-1\nChannelState: 6\nUniqueid: ',
  'Event: Hangup\nChannel: PJSIP/trunk-1\nUniqueid: 1.1\nLinkedid: 1.1\nCause: 16',
])('a block that names no channel there is says nothing: %j', (text) => {
  expect(createTranslator(layout).take(blockOf(text), noMoment)).toEqual([]);
});
