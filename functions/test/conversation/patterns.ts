import type { Call, Outcome } from '../../src/model/calls/call.ts';
import { agent, beganAt, callerNumber, group, LegScript, type DialpadBody } from './leg-script.ts';

/** A conversation as Dialpad would report it, and the expected result, stated without our reducer. */
export interface Conversation {
  pattern: string;
  legs: LegScript[];
  expected: {
    direction: Call['direction'];
    outcome: Outcome;
    operator: string | null;
    talkMs: number;
    connectedAt: number | null;
    internalNumber: string;
    externalNumber: string;
  };
}

/** All events in the order of their timestamps; of two alike in the order told. */
export const eventsOf = (conversation: Conversation): DialpadBody[] =>
  conversation.legs
    .flatMap((leg) => leg.events)
    .toSorted((a, b) => a.event_timestamp - b.event_timestamp);

const idBase = 4_700_000_000_000_000;
const noAnswer = { operator: null, talkMs: 0, connectedAt: null };
const inbound = { direction: 'inbound', externalNumber: callerNumber } as const;

export interface Talk {
  afterMs: number;
  talkMs: number;
  hold: boolean;
}

/** An answered person's leg from the answer to its end; returns when it ends. */
function talkOn(leg: LegScript, answerMs: number, { talkMs, hold }: Talk): number {
  leg.connect(answerMs);
  if (hold) {
    leg.say(answerMs + Math.floor(talkMs / 3), 'hold', { hold_time: 0 });
    leg.say(answerMs + Math.floor(talkMs / 2), 'connected');
  }
  return answerMs + talkMs;
}

/** How an unanswered leg ends: it isn't certain that both events come. */
export type Unanswered = 'hangup' | 'missed' | 'both';

function ringOut(leg: LegScript, ms: number, how: Unanswered): void {
  if (how !== 'hangup') leg.end(ms, 0, 'missed');
  if (how !== 'missed') leg.end(ms + 5);
}

const answeredBy = (leg: LegScript, answerMs: number, talkMs: number) => ({
  outcome: 'answered' as const,
  operator: leg.target.email,
  talkMs,
  connectedAt: beganAt + answerMs,
});

/** A caller who dials an agent's own number. */
export function direct(fate: Talk | 'unrung' | 'blocked' | Unanswered): Conversation {
  const leg = new LegScript(idBase + 1, agent(0), 0);
  const told = { ...inbound, internalNumber: leg.target.phone };
  if (fate === 'unrung') {
    leg.end(900);
    return {
      pattern: 'direct',
      legs: [leg],
      expected: { ...told, ...noAnswer, outcome: 'abandoned' },
    };
  }
  if (fate === 'blocked') {
    leg.end(100, 0, 'blocked');
    return {
      pattern: 'direct',
      legs: [leg],
      expected: { ...told, ...noAnswer, outcome: 'blocked' },
    };
  }
  leg.ring(60);
  if (typeof fate === 'string') {
    ringOut(leg, 30_000, fate);
    return {
      pattern: 'direct',
      legs: [leg],
      expected: { ...told, ...noAnswer, outcome: 'missed' },
    };
  }
  leg.end(talkOn(leg, 60 + fate.afterMs, fate), fate.talkMs);
  return {
    pattern: 'direct',
    legs: [leg],
    expected: { ...told, ...answeredBy(leg, 60 + fate.afterMs, fate.talkMs) },
  };
}

export interface RingAll {
  agents: number;
  /** Which of them answers; null = nobody. */
  answerer: number | null;
  talk: Talk;
  unanswered: Unanswered;
  entry: 'office' | 'department' | 'call_center';
  /** The group's own leg says `ringing` too. */
  groupRings: boolean;
}

/** A group that rings several agents at once: all legs have the group's leg as their entry. */
export function ringAll(options: RingAll): Conversation {
  const entry = new LegScript(idBase + 1, group(options.entry), 0);
  const told = { ...inbound, internalNumber: entry.target.phone };
  const rung = ringGroup(entry, 1_000, options);
  return {
    pattern: 'ring-all',
    legs: [entry, ...rung.legs],
    expected: { ...told, ...rung.expected },
  };
}

/** What a group's leg and those it rings do from a moment on. */
function ringGroup(entry: LegScript, ms: number, options: RingAll) {
  const { agents, answerer, talk, unanswered, groupRings } = options;
  entry.say(ms, 'queued', { date_queued: beganAt + ms });
  if (groupRings && agents > 0) entry.say(ms + 2_900, 'ringing');
  const more = { entry_point_call_id: entry.id, entry_point_target: entry.target };
  const legs = Array.from({ length: agents }, (_, index) =>
    new LegScript(entry.id + 1 + index, agent(index), ms + 3_000 + index * 143, more).ring(
      ms + 3_100 + index * 143,
    ),
  );
  const answering = answerer === null ? undefined : legs[answerer % Math.max(1, agents)];
  if (!answering) {
    for (const leg of legs) ringOut(leg, ms + 30_000, unanswered);
    entry.end(ms + 31_000);
    const outcome: Outcome = agents > 0 ? 'missed' : 'abandoned';
    return { legs, endMs: ms + 31_000, expected: { ...noAnswer, outcome } };
  }
  const answerMs = ms + 4_500 + talk.afterMs;
  const endMs = talkOn(answering, answerMs, talk);
  entry.connect(answerMs + 60, answering);
  for (const leg of legs) if (leg !== answering) ringOut(leg, answerMs + 50, unanswered);
  answering.end(endMs, talk.talkMs);
  // The group's leg repeats its operator's talk time.
  entry.end(endMs + 200, talk.talkMs);
  return {
    legs,
    answering,
    endMs: endMs + 200,
    expected: answeredBy(answering, answerMs, talk.talkMs),
  };
}

/** A department or menu that sends the caller on to a call centre: no id is on all legs. */
export function routed(options: RingAll & { menu: boolean }): Conversation {
  const root = new LegScript(idBase + 1, group(options.menu ? 'office' : 'department', 1), 0);
  // A menu's answer doesn't count.
  if (options.menu) root.connect(200);
  else root.say(200, 'queued');
  const centre = new LegScript(idBase + 2, group('call_center'), 8_000, {
    master_call_id: root.id,
    is_transferred: true,
  });
  const rung = ringGroup(centre, 8_100, options);
  root.end(8_400);
  return {
    pattern: options.menu ? 'menu' : 'department',
    legs: [root, centre, ...rung.legs],
    expected: { ...inbound, internalNumber: root.target.phone, ...rung.expected },
  };
}

/** A queue that tries one agent after the other; the last of them may answer. */
export function hunt(options: { tried: number; talk: Talk | null; unanswered: Unanswered }) {
  const entry = new LegScript(idBase + 1, group('call_center'), 0).say(500, 'queued');
  const more = { entry_point_call_id: entry.id, entry_point_target: entry.target };
  const legs: LegScript[] = [];
  let ms = 2_000;
  for (let index = 0; index < options.tried; index += 1) {
    const leg = new LegScript(entry.id + 1 + index, agent(index), ms, more).ring(ms + 100);
    legs.push(leg);
    if (options.talk && index === options.tried - 1) break;
    ringOut(leg, ms + 15_000, options.unanswered);
    ms += 20_000;
  }
  const told = { ...inbound, internalNumber: entry.target.phone };
  const last = legs.at(-1);
  const { talk } = options;
  if (!talk || !last) {
    entry.end(ms + 1_000);
    return conversation('hunt', [entry, ...legs], { ...told, ...noAnswer, outcome: 'missed' });
  }
  const answerMs = ms + 200 + talk.afterMs;
  const endMs = talkOn(last, answerMs, talk);
  entry.connect(answerMs + 60, last);
  last.end(endMs, talk.talkMs);
  entry.end(endMs + 200, talk.talkMs);
  return conversation('hunt', [entry, ...legs], {
    ...told,
    ...answeredBy(last, answerMs, talk.talkMs),
  });
}

/** A caller whom the person who answered transfers: the new leg's master is theirs. */
export function transfer(options: {
  first: Talk;
  second: Talk | null;
  unanswered: Unanswered;
}): Conversation {
  const { first, second } = options;
  const a = new LegScript(idBase + 1, agent(0), 0).ring(60);
  const answerMs = 60 + first.afterMs;
  const handedOnMs = talkOn(a, answerMs, first);
  const b = new LegScript(idBase + 2, agent(1), handedOnMs - 20, {
    master_call_id: a.id,
    is_transferred: true,
  }).ring(handedOnMs);
  a.end(handedOnMs, first.talkMs);
  const told = { ...inbound, internalNumber: a.target.phone, outcome: 'answered' as const };
  if (!second) {
    ringOut(b, handedOnMs + 25_000, options.unanswered);
    return conversation('transfer', [a, b], {
      ...told,
      ...answeredBy(a, answerMs, first.talkMs),
    });
  }
  const secondMs = handedOnMs + 100 + second.afterMs;
  b.end(talkOn(b, secondMs, second), second.talkMs);
  return conversation('transfer', [a, b], {
    ...told,
    operator: b.target.email,
    talkMs: Math.max(first.talkMs, second.talkMs),
    connectedAt: beganAt + answerMs,
  });
}

/** A colleague calls a colleague: two legs with nothing in common but the numbers. */
export function internal(talk: Talk | null, unanswered: Unanswered): Conversation {
  const party = (index: number) => ({ ...agent(index), type: 'user' });
  const legOf = (id: number, own: number, other: number, direction: string, startMs: number) =>
    new LegScript(idBase + id, agent(own), startMs, {
      direction,
      external_number: agent(other).phone,
      contact: party(other),
      is_internal: true,
    });
  const calling = legOf(1, 0, 1, 'outbound', 0).say(100, 'calling');
  const called = legOf(2, 1, 0, 'inbound', 400).ring(500);
  const told = {
    direction: 'internal',
    internalNumber: called.target.phone,
    externalNumber: calling.target.phone,
  } as const;
  if (!talk) {
    ringOut(called, 20_000, unanswered);
    calling.end(20_100);
    return conversation('internal', [calling, called], {
      ...told,
      ...noAnswer,
      outcome: 'missed',
    });
  }
  const answerMs = 600 + talk.afterMs;
  const endMs = talkOn(called, answerMs, talk);
  calling.connect(answerMs);
  called.end(endMs, talk.talkMs);
  calling.end(endMs, talk.talkMs);
  return conversation('internal', [calling, called], {
    ...told,
    ...answeredBy(called, answerMs, talk.talkMs),
  });
}

/** Our own call. */
export function outbound(talk: Talk | null, rings: boolean): Conversation {
  const leg = new LegScript(idBase + 1, agent(0), 0, { direction: 'outbound' }).say(100, 'calling');
  if (rings) leg.say(900, 'ringing');
  const told = {
    direction: 'outbound',
    internalNumber: leg.target.phone,
    externalNumber: callerNumber,
  } as const;
  if (!talk) {
    leg.end(20_000);
    return conversation('outbound', [leg], { ...told, ...noAnswer, outcome: 'canceled' });
  }
  const answerMs = 1_000 + talk.afterMs;
  leg.end(talkOn(leg, answerMs, talk), talk.talkMs);
  return conversation('outbound', [leg], { ...told, ...answeredBy(leg, answerMs, talk.talkMs) });
}

const conversation = (
  pattern: string,
  legs: LegScript[],
  expected: Conversation['expected'],
): Conversation => ({ pattern, legs, expected });
