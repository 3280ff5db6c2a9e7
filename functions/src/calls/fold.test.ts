import { describe, expect, it } from 'vitest';
import {
  agent,
  beganAt,
  group,
  LegScript,
  callerNumber,
} from '../../test/conversation/leg-script.ts';
import { sampleOrders } from '../../test/conversation/orders.ts';
import { callOf, read } from '../../test/conversation/read.ts';
import { callSchema, type Call } from '../model/calls/call.ts';
import { derive } from './derive.ts';
import { storedLegs } from './fold.ts';
import { legOf } from './leg.ts';

const phones = 8;
const roundMs = 20_000;

/** A hunt group that rings eight phones every 20 s; one may answer in the last round. */
function huntFor(rounds: number, answers: boolean): LegScript[] {
  const entry = new LegScript(1, group('call_center'), 0).say(500, 'queued');
  const more = { entry_point_call_id: 1 };
  const rung = Array.from({ length: rounds * phones }, (_, place) => {
    const ms = 1_000 + Math.floor(place / phones) * roundMs + (place % phones) * 50;
    const leg = new LegScript(100 + place, agent(place % phones), ms, more).ring(ms + 100);
    const isLast = place >= (rounds - 1) * phones;
    return answers && isLast ? leg : leg.end(ms + 15_000);
  });
  return [entry, ...rung];
}
const eventsOf = (legs: LegScript[]) => legs.flatMap((leg) => leg.events);
const bytesOf = (call: Call) =>
  Buffer.byteLength(JSON.stringify({ ...call, legs: storedLegs(call.legs) }));

/** A call of many legs, from one event each. */
function callOfLast(legs: LegScript[]): Call {
  const events = legs.map((leg) => read(leg.last ?? {}));
  const all = Object.fromEntries(events.map((event) => [event.callId, legOf(event)]));
  return derive({ ...callOf(legs[0]?.last ?? {}), legs: all });
}

describe('a hunt group', () => {
  it("of 1,300 legs stays far below a document's size limit, and is the same call", () => {
    const legs = huntFor(163, true);
    const ringing = callOfLast(legs);
    expect(Object.keys(ringing.legs)).toHaveLength(1 + 163 * phones);
    expect(bytesOf(ringing)).toBeLessThan(600_000);
    expect(ringing).toMatchObject({
      state: 'ringing',
      externalNumber: callerNumber,
      internalNumber: group('call_center').phone,
      startedAt: new Date(beganAt),
      ringingAt: new Date(beganAt + 1_100),
    });
    expect(ringing.ringing).toHaveLength(phones);

    const last = legs.at(-1)?.connect(163 * roundMs);
    legs[0]?.connect(163 * roundMs, last);
    last?.end(163 * roundMs + 60_000, 60_000);
    expect(callOfLast(legs)).toMatchObject({
      state: 'ended',
      outcome: 'answered',
      operator: { email: last?.target.email },
      talkMs: 60_000,
    });
  });

  it('is missed when nobody answers, and no late event makes a phone ring again', () => {
    const legs = huntFor(20, false);
    legs[0]?.end(20 * roundMs);
    const missed = callOf(...eventsOf(legs));
    expect(missed).toMatchObject({ state: 'ended', outcome: 'missed', ringing: [] });
    const late = legs.slice(60, 90).map((leg) => leg.events[0] ?? {});
    expect(callOf(...eventsOf(legs), ...late)).toMatchObject({ state: 'ended', ringing: [] });
  });

  it('is the same call in any order', () => {
    const events = eventsOf(huntFor(15, false));
    const expected = callOf(...events);
    for (const order of sampleOrders(events, 4)) expect(callOf(...order)).toEqual(expected);
  });

  it('is read from the database as it was written', () => {
    const call = callOf(...eventsOf(huntFor(15, false)));
    expect(callSchema.parse({ ...call, legs: storedLegs(call.legs) })).toEqual(call);
  });
});

it('a call with few legs keeps all of them whole', () => {
  const call = callOf(...eventsOf(huntFor(12, false)));
  expect(Object.values(call.legs).every((leg) => leg.target !== null)).toBe(true);
});
