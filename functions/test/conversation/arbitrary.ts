import fc from 'fast-check';
import { lateNews, sayLate, type LateState } from './late-events.ts';
import {
  direct,
  hunt,
  internal,
  outbound,
  ringAll,
  routed,
  transfer,
  type Conversation,
} from './patterns.ts';

const talk = fc.record({
  afterMs: fc.integer({ min: 1, max: 20_000 }),
  talkMs: fc.integer({ min: 1_000, max: 600_000 }),
  hold: fc.boolean(),
});
const unanswered = fc.constantFrom('hangup', 'missed', 'both');
const maybeTalk = fc.option(talk);

const group = {
  agents: fc.integer({ min: 0, max: 4 }),
  answerer: fc.option(fc.nat({ max: 3 })),
  talk,
  unanswered,
  entry: fc.constantFrom('office', 'department', 'call_center'),
  groupRings: fc.boolean(),
} as const;

/** Conversations of every pattern Dialpad is known to make, up to their end. */
export const courses: fc.Arbitrary<Conversation> = fc.oneof(
  fc.oneof(talk, fc.constantFrom('unrung', 'blocked'), unanswered).map((fate) => direct(fate)),
  fc.record(group).map((options) => ringAll(options)),
  fc.record({ ...group, menu: fc.boolean() }).map((options) => routed(options)),
  fc
    .record({ tried: fc.integer({ min: 1, max: 4 }), talk: maybeTalk, unanswered })
    .map((options) => hunt(options)),
  fc.record({ first: talk, second: maybeTalk, unanswered }).map((options) => transfer(options)),
  fc.tuple(maybeTalk, unanswered).map(([answer, how]) => internal(answer, how)),
  fc.tuple(maybeTalk, fc.boolean()).map(([answer, rings]) => outbound(answer, rings)),
);

const lateEvents = fc.uniqueArray(
  fc.record({
    state: fc.constantFrom(...(Object.keys(lateNews) as LateState[])),
    leg: fc.nat({ max: 9 }),
    afterMs: fc.integer({ min: 0, max: 900_000 }),
  }),
  { selector: (late) => late.afterMs, maxLength: 5 },
);

/** The same with late events on any of their legs. */
export const conversations: fc.Arbitrary<Conversation> = fc
  .tuple(courses, lateEvents)
  .map(([conversation, late]) => {
    for (const event of late.toSorted((a, b) => a.afterMs - b.afterMs))
      sayLate(conversation, event);
    const { expected } = conversation;
    const isVoicemail =
      late.some((event) => event.state === 'voicemail_uploaded') &&
      expected.direction !== 'outbound' &&
      expected.outcome !== 'answered';
    return {
      ...conversation,
      expected: isVoicemail ? { ...expected, outcome: 'voicemail' } : expected,
    };
  });
