import { partOf, personKey, personsConcerned } from '../../src/agents/part.ts';
import { withCall } from '../../src/agents/presence.ts';
import { reduce } from '../../src/calls/reduce.ts';
import type { Agent } from '../../src/model/desk/agent.ts';
import type { Call } from '../../src/model/calls/call.ts';
import { agent } from './leg-script.ts';
import { eventsOf, type Conversation } from './patterns.ts';
import { read } from './read.ts';

/** One change of a call: how it was and is, and when we hear of it. */
export interface Change {
  before: Call | null;
  after: Call;
  now: Date;
}

/** What triggers get of a conversation that arrives in order, some time after each event. */
export function changesOf(conversation: Conversation, linkedId = 'call', delayMs = 200): Change[] {
  let before: Call | null = null;
  return eventsOf(conversation).flatMap((body) => {
    const reduced = reduce(before, read(body));
    if (!reduced) return [];
    const change = {
      before,
      after: { ...reduced, linkedId },
      now: new Date(body.event_timestamp + delayMs),
    };
    before = change.after;
    return [change];
  });
}

export const idle: Agent = {
  status: 0,
  since: null,
  name: 'あ',
  groupCodes: ['G01'],
  chosen: 0,
  linkedId: null,
  chosenAt: null,
  byDialpad: null,
  byPbx: null,
  wrapUpUntil: null,
  calls: {},
};
export const wrapUpMs = 15_000;

/** What a follower does for agent `index` when it hears of a change and finds the call as `current`. */
export function hears(
  was: Agent,
  index: number,
  { before, after, now }: Change,
  current: Call | null = after,
): Agent {
  const person = { id: '', name: '', email: agent(index).email };
  const key = personKey(person);
  const isConcerned = personsConcerned(before, after).some((other) => personKey(other) === key);
  if (!isConcerned) return was;
  return withCall(was, after.linkedId, partOf(current, key), { now, wrapUpMs });
}

/** The statuses of agent `index` while a conversation goes on, each once. */
export function statusesOf(conversation: Conversation, index: number, from = idle): number[] {
  const statuses = [from.status];
  let was = from;
  for (const change of changesOf(conversation)) {
    was = hears(was, index, change);
    if (was.status !== statuses.at(-1)) statuses.push(was.status);
  }
  return statuses;
}
