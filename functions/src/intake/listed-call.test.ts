import { describe, expect, it } from 'vitest';
import { createIds, scenario, type DialpadEvent } from '../../../tools/demo/scenarios.ts';
import { noteEvent, shownCall, type CallLog } from '../../../tools/dialpad/call-log.ts';
import { callOfEvents, receivedAt } from '../../test/conversation/read.ts';
import type { CallEvent } from '../calls/call-event.ts';
import { mended } from '../calls/hole.ts';
import type { Call } from '../model/calls/call.ts';
import { listedCall } from './listed-call.ts';
import { normalise } from './normalise.ts';

/** A leg of a call to the main line that nobody took, as Dialpad's list tells of it. */
const row = {
  call_id: '6401638543966208',
  contact: {
    email: '',
    id: '5720699479572480',
    name: 'Nora',
    phone: '+819012345678',
    type: 'local',
  },
  date_ended: '1787158755505',
  date_rang: '1787158725896',
  date_started: '1787158725058',
  direction: 'inbound',
  duration: 0,
  entry_point_call_id: '6443115512905728',
  entry_point_target: { id: '5231288289411072', phone: '+815017481234', type: 'office' },
  event_timestamp: '1787322232509',
  external_number: '+819012345678',
  group_id: 'Office:5231288289411072',
  internal_number: '+815017480196',
  proxy_target: {},
  state: 'hangup',
  target: { email: 'nico@example.test', id: '5821975242293248', name: 'Nico', type: 'user' },
  total_duration: 30447.371,
};

const at = (text: string) => new Date(Number(text));
const listed = (told: Record<string, unknown>) => {
  const found = listedCall(told, receivedAt);
  if (!found) throw new Error('not over');
  return found;
};

type Options = Partial<Parameters<typeof scenario>[1]>;

/** A call's events, and its legs as the list tells of them. */
function play(name: Parameters<typeof scenario>[0], options: Options = {}) {
  const steps = scenario(name, {
    from: '+819012345678',
    to: '+815017481234',
    startedAtMs: 1_787_158_716_000,
    ids: createIds(1),
    ...options,
  });
  const log: CallLog = new Map();
  const events = steps.flatMap(({ event }) => {
    noteEvent(log, event as DialpadEvent);
    const read = normalise(event, { receivedAt });
    return read.ok ? [read.event] : [];
  });
  const legs = [...log.values()].map((leg) => listed(shownCall(leg)).event);
  return { events, legs };
}

/** What somebody sees of a call. The list has no talk time: it's measured at the operator's leg, not the group's. */
const seen = (call: Call) => ({
  state: call.state,
  outcome: call.outcome,
  direction: call.direction,
  externalNumber: call.externalNumber,
  internalNumber: call.internalNumber,
  operator: call.operator,
  startedAt: call.startedAt,
  connectedAt: call.connectedAt,
  talkS: Math.round(call.talkMs / 1000),
  recordings: call.recording?.items.map(({ id }) => id),
});

const mend = (events: CallEvent[], legs: CallEvent[]): Call | null =>
  legs.reduce<Call | null>(
    (call, leg) => mended(call, leg) ?? call,
    events.length === 0 ? null : callOfEvents(events),
  );

describe('a leg of Dialpad’s list', () => {
  it('is an event with its own times, not with that of the question', () => {
    expect(listed(row).event).toMatchObject({
      restored: true,
      source: 'dialpad',
      callId: row.call_id,
      entryCallId: row.entry_point_call_id,
      state: 'hangup',
      legState: 'ended',
      eventTimestamp: null,
      startedAt: at(row.date_started),
      rangAt: at(row.date_rang),
      connectedAt: null,
      endedAt: at(row.date_ended),
      receivedAt,
    });
  });

  it('is the same whenever it is asked for, with other links', () => {
    const again = {
      ...row,
      event_timestamp: '1787999999999',
      voicemail_share_link: 'https://a.example',
    };
    expect(listed(again)).toEqual(listed(row));
    expect(listed({ ...row, labels: ['sale'] }).eventKey).not.toBe(listed(row).eventKey);
  });

  it('reads an unknown state as an end, and nothing while it goes on', () => {
    expect(listed({ ...row, state: 'finished' }).event).toMatchObject({ isKnownState: true });
    const { date_ended: _, ...open } = row;
    expect(listedCall({ ...open, state: 'connected' }, receivedAt)).toBeNull();
    expect(listedCall({ ...row, call_id: null }, receivedAt)).toBeNull();
  });
});

describe('a call of which every event was lost', () => {
  it.each([
    'inbound-answered',
    'inbound-missed',
    'ring-all',
    'department-to-call-center',
    'abandoned',
    'outbound',
    'internal',
    'voicemail',
    'withheld',
    'transfer',
    'recorded',
  ] as const)('is what the events would have made of it: %s', (name) => {
    const { events, legs } = play(name);
    const restored = mend([], legs);
    expect(restored?.restored).toBe(true);
    expect(restored && seen(restored)).toEqual(seen(callOfEvents(events)));
  });
});

describe('a call with its events', () => {
  it.each(['inbound-answered', 'ring-all', 'transfer', 'voicemail', 'recorded'] as const)(
    'stays as it is: %s',
    (name) => {
      const { events, legs } = play(name);
      const call = callOfEvents(events);
      expect(legs.map((leg) => mended(call, leg))).toEqual(legs.map(() => null));
      expect(call.restored).toBe(false);
      // Even if it's taken in, it outranks nothing.
      expect(seen(callOfEvents(legs, call))).toEqual(seen(call));
    },
  );

  it.each(['inbound-answered', 'ring-all', 'transfer', 'outbound'] as const)(
    'gets the end that was lost, in any order: %s',
    (name) => {
      const { events, legs } = play(name);
      const heard = events.filter(({ state }) => state !== 'hangup');
      const call = mend(heard, legs);
      expect(call?.restored).toBe(true);
      expect(call && seen(call)).toEqual(seen(callOfEvents(events)));
      expect(seen(callOfEvents([...legs, ...heard]))).toEqual(
        seen(callOfEvents([...heard, ...legs])),
      );
    },
  );

  it('rises from missed to voicemail when the message’s event was lost', () => {
    const { events, legs } = play('voicemail');
    const heard = events.filter(({ state }) => state === 'ringing' || state === 'hangup');
    expect(callOfEvents(heard).outcome).toBe('missed');
    expect(mend(heard, legs)?.outcome).toBe('voicemail');
  });

  it('gets nothing back of a caller who was erased', () => {
    const { events, legs } = play('inbound-answered');
    const erased = { ...callOfEvents(events.slice(0, 1)), erasedAt: receivedAt };
    expect(legs.map((leg) => mended(erased, leg))).toEqual([null]);
  });
});
