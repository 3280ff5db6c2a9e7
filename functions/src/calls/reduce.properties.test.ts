import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { conversations, courses } from '../../test/conversation/arbitrary.ts';
import {
  agent,
  beganAt,
  lateStates,
  type DialpadBody,
} from '../../test/conversation/leg-script.ts';
import { delivered, losses } from '../../test/conversation/losses.ts';
import { eventsOf, type Conversation } from '../../test/conversation/patterns.ts';
import { callOf, callOfEvents, read } from '../../test/conversation/read.ts';
import type { Call } from '../model/calls/call.ts';
import { supervisionNow } from '../model/calls/supervision.ts';
import { closedByTimeout } from '../upkeep/sweep.ts';
import type { CallEvent } from './call-event.ts';
import { derive } from './derive.ts';
import { joinCalls, reduce } from './reduce.ts';

/** Conversations per property; the nightly run sets a higher number for all (functions/test/nightly.config.ts). */
const numRuns = fc.readConfigureGlobal().numRuns ?? 500;
// A machine under load is slow; only a property that hangs may hit the timeout.
vi.setConfig({ testTimeout: 1_200 * numRuns });

const holdsFor = <T>(arbitrary: fc.Arbitrary<T>, check: (value: T) => void) =>
  fc.assert(fc.property(arbitrary, check), { numRuns });

/** A conversation, the order its events arrive in, and those that arrive twice. */
const arrivals = conversations.chain((conversation) => {
  const places = eventsOf(conversation).map((_, at) => at);
  return fc.record({
    conversation: fc.constant(conversation),
    order: fc.shuffledSubarray(places, { minLength: places.length }),
    repeated: fc.subarray(places),
    cut: fc.nat(),
  });
});

/** The events in timestamp order, in arrival order, and those that arrive twice. */
function arrive({ conversation, order, repeated }: Arrival) {
  const events = eventsOf(conversation).map((body) => read(body));
  const at = (places: number[]) => places.map((place) => events[place] as CallEvent);
  return { events, arrived: at(order), again: at(repeated) };
}
type Arrival = typeof arrivals extends fc.Arbitrary<infer T> ? T : never;

describe('a call is a join of its events', () => {
  it('is the same call in any order and with any repetition', () => {
    holdsFor(arrivals, (arrival) => {
      const { events, arrived, again } = arrive(arrival);
      expect(callOfEvents([...arrived, ...again])).toEqual(callOfEvents(events));
      expect(callOfEvents([...again, ...arrived])).toEqual(callOfEvents(events));
    });
  });

  it('is the same call in any order, whatever was never delivered', () => {
    holdsFor(arrivals, ({ conversation, order, repeated }) => {
      fc.pre(repeated.length > 0);
      const bodies = eventsOf(conversation);
      const at = (places: number[]) => places.map((place) => bodies[place] as DialpadBody);
      const inOtherOrder = order.filter((place) => repeated.includes(place));
      expect(callOf(...at(inOtherOrder))).toEqual(callOf(...at(repeated)));
    });
  });

  it('is the same call when its events were first two documents', () => {
    holdsFor(arrivals, (arrival) => {
      const { events, arrived } = arrive(arrival);
      const at = 1 + (arrival.cut % arrived.length);
      const [one, other] = [arrived.slice(0, at), arrived.slice(at)];
      fc.pre(other.length > 0);
      expect(joinCalls(callOfEvents(one), callOfEvents(other))).toEqual(callOfEvents(events));
    });
  });

  it('is the same call from only the last event of each leg and the late ones', () => {
    holdsFor(arrivals, ({ conversation, repeated }) => {
      const bodies = eventsOf(conversation);
      const last = new Set<unknown>(conversation.legs.map((leg) => leg.last));
      const kept = bodies.filter(
        (body, at) => last.has(body) || lateStates.has(body.state) || repeated.includes(at),
      );
      expect(course(callOf(...kept))).toEqual(course(callOf(...bodies)));
    });
  });

  it('is unchanged when derived again', () => {
    holdsFor(arrivals, (arrival) => {
      const { arrived } = arrive(arrival);
      const call = callOfEvents(arrived);
      expect(derive(call)).toEqual(call);
    });
  });
});

describe('the course of a call', () => {
  it('is what happened', () => {
    holdsFor(conversations, (conversation) => {
      const call = callOf(...eventsOf(conversation));
      expect({ ...told(call), pattern: conversation.pattern }).toEqual({
        ...conversation.expected,
        pattern: conversation.pattern,
      });
      expect(call).toMatchObject({ state: 'ended', active: false, withheld: false, ringing: [] });
    });
  });

  it.each(losses)('is what happened although %s never came', (loss) => {
    // Late events end legs too; without them the loss can't be made up for.
    holdsFor(courses, (conversation) => {
      const call = callOf(...delivered(conversation, loss));
      expect(told(call)).toEqual(conversation.expected);
      expect(call).toMatchObject({ state: 'ended', active: false, ringing: [] });
    });
  });

  it('never goes backwards while events arrive in order, unless the call is transferred', () => {
    const notPassedOn = conversations.filter(({ pattern }) => pattern !== 'transfer');
    holdsFor(notPassedOn, (conversation) => {
      const states = prefixesOf(eventsOf(conversation).map((body) => read(body))).map(
        (call) => phases[call.state],
      );
      expect(states).toEqual(states.toSorted((a, b) => a - b));
    });
  });

  it('has an outcome that only rises, whatever the order', () => {
    holdsFor(arrivals, (arrival) => {
      const { arrived } = arrive(arrival);
      const outcomes = prefixesOf(arrived)
        .flatMap((call) => call.outcome ?? [])
        .map((outcome) => ranks[outcome]);
      expect(outcomes).toEqual(outcomes.toSorted((a, b) => a - b));
    });
  });

  it('has the longest talk time of its legs, never a sum', () => {
    holdsFor(arrivals, (arrival) => {
      const calls = prefixesOf(arrive(arrival).arrived).filter((call) => longestTalk(call) > 0);
      expect(calls.map((call) => call.talkMs)).toEqual(calls.map(longestTalk));
    });
  });

  it('rings only where a leg rings, and nowhere once it has ended', () => {
    holdsFor(arrivals, (arrival) => {
      for (const call of prefixesOf(arrive(arrival).arrived)) {
        const legs = call.active ? Object.values(call.legs) : [];
        const open = legs.filter((leg) => leg.state === 'ringing').map((leg) => leg.target);
        const ringing = call.ringing.map(({ since: _since, ...operator }) => operator);
        expect(open).toEqual(expect.arrayContaining(ringing));
      }
    });
  });

  it('is the same after a close by timeout that later events have corrected', () => {
    holdsFor(arrivals, ({ conversation, cut }) => {
      const events = eventsOf(conversation).map((body) => read(body));
      const at = 1 + (cut % events.length);
      const begun = callOfEvents(events.slice(0, at));
      fc.pre(begun.active);
      const closed = closedByTimeout(begun, new Date('2026-12-02T00:00:00Z'));
      expect(closed).toMatchObject({ state: 'ended', active: false });
      expect(callOfEvents(events.slice(at), closed)).toEqual(callOfEvents(events));
    });
  });
});

describe("a supervisor's events", () => {
  const supervised = conversations.chain((conversation) => {
    const bodies = eventsOf(conversation);
    const doing = fc.record({
      on: fc.constantFrom(...bodies),
      state: fc.constantFrom('monitor', 'barge', 'takeover', 'eavesdrop'),
      /** Of the leg itself, or of one of their own with whatever it may say. */
      news: fc.constantFrom({}, { own: true, ended: false }, { own: true, ended: true }),
      afterMs: fc.integer({ min: 0, max: 900_000 }),
      before: fc.integer({ min: 1, max: bodies.length }),
    });
    return fc.record({
      conversation: fc.constant(conversation),
      doings: fc.array(doing, { minLength: 1, maxLength: 4 }),
      repeats: fc.boolean(),
    });
  });

  it('leave a call as it is without them, wherever they come and however often', () => {
    holdsFor(supervised, ({ conversation, doings, repeats }) => {
      const bodies: Record<string, unknown>[] = eventsOf(conversation);
      const events = bodies.map((body) => read(body));
      const theirs = doings.map(({ on, state, news, afterMs }) =>
        read({
          ...on,
          state,
          event_timestamp: on.event_timestamp + afterMs,
          ...('own' in news && {
            call_id: 4_999_000_000_000_001,
            master_call_id: on.call_id,
            target: agent(99),
            date_connected: beganAt + 1,
            date_ended: news.ended ? beganAt + 5_000_000 : null,
            talk_time: 5_000_000,
            callback_requested: true,
          }),
        }),
      );
      const woven = events.flatMap((event, at) => [
        event,
        ...theirs.filter((_, place) => doings[place]?.before === at + 1),
        ...(repeats ? theirs.slice(0, 1) : []),
      ]);
      const without = callOfEvents(events);
      const call = callOfEvents(woven);
      expect(call).toEqual({
        ...without,
        supervision: call.supervision,
        decidedBy: { ...without.decidedBy, supervision: call.decidedBy['supervision'] },
      });
      expect(callOfEvents([...woven, ...theirs.toReversed()]).supervision).toEqual(
        callOfEvents([...events, ...theirs]).supervision,
      );
      expect(supervisionNow(call)).toBeNull();
    });
  });

  it('make no call of their own', () => {
    holdsFor(conversations, (conversation) => {
      const [first] = eventsOf(conversation);
      expect(reduce(null, read({ ...first, state: 'monitor' }))).toBeNull();
    });
  });
});

describe('what a queue, a telephone and a colleague add to an event', () => {
  const news = fc.record({
    callback_requested: fc.constantFrom(true, null),
    mos_score: fc.constantFrom(null, 1, 3.2, 4.41),
  });
  it('leaves state, outcome, operator and talk time as they are without it', () => {
    const widened = arrivals.chain((arrival) =>
      fc.record({
        arrival: fc.constant(arrival),
        all: fc.array(news, { minLength: 1, maxLength: 5 }),
      }),
    );
    holdsFor(widened, ({ arrival: { conversation, order, repeated }, all }) => {
      const bodies = eventsOf(conversation);
      const added = bodies.map((body, at) => ({ ...body, ...all[at % all.length] }));
      const arrived = [...order, ...repeated].map((place) => added[place] ?? {});
      const call = callOf(...arrived);
      expect(call).toEqual(callOf(...added));
      expect(told(call)).toEqual(told(callOf(...bodies)));
      expect(call).toMatchObject({ state: 'ended', active: false });
      expect(call.callbackRequested).toBe(added.some((body) => body.callback_requested === true));
    });
  });
});

describe('what is unknown', () => {
  it('changes nothing when it is a state, not even the object', () => {
    holdsFor(fc.tuple(conversations, fc.string()), ([conversation, word]) => {
      const [first] = eventsOf(conversation);
      const call = callOf(...eventsOf(conversation));
      const unknown = read({ ...first, state: `new_${word}` });
      expect(reduce(call, unknown)).toBe(call);
      expect(reduce(null, unknown)).toBeNull();
    });
  });

  it('changes nothing when it is a key', () => {
    const news = fc.dictionary(
      fc.string({ minLength: 1 }).map((key) => `new_${key}`),
      fc.jsonValue(),
      { minKeys: 1, maxKeys: 3 },
    );
    holdsFor(fc.tuple(conversations, news), ([conversation, more]) => {
      const bodies = eventsOf(conversation);
      const widened = bodies.map((body) => ({ ...body, ...more }));
      expect(course(callOf(...widened))).toEqual(course(callOf(...bodies)));
    });
  });
});

/** Waiting alternates between queue and phones, talking between line and hold; neither goes back. */
const phases = { calling: 0, queued: 1, ringing: 1, connected: 2, hold: 2, ended: 3 };
const ranks = {
  abandoned: 0,
  blocked: 1,
  missed: 1,
  canceled: 1,
  voicemail: 2,
  answered: 3,
};

/** The call after each event. */
function prefixesOf(events: CallEvent[]): Call[] {
  let call: Call | null = null;
  return events.flatMap((event) => (call = reduce(call, event)) ?? []);
}

/** A call without what only its earlier events tell: which of them decided something, and how a phone rang. */
const course = (call: Call): unknown => ({
  ...call,
  decidedBy: null,
  legs: Object.entries(call.legs)
    .map(([callId, leg]) => ({ ...leg, callId, decidedBy: null, rang: null, lastRangAt: null }))
    .toSorted((x, y) => (x.callId < y.callId ? -1 : 1)),
});

const longestTalk = (call: Call): number =>
  Math.max(...Object.values(call.legs).map((leg) => leg.talkMs));

/** What the conversation's author knows about it. */
const told = (call: Call): Conversation['expected'] => ({
  direction: call.direction,
  outcome: call.outcome ?? 'blocked',
  operator: call.operator?.email ?? null,
  talkMs: call.talkMs,
  connectedAt: call.connectedAt?.getTime() ?? null,
  internalNumber: call.internalNumber ?? '',
  externalNumber: call.externalNumber ?? '',
});
