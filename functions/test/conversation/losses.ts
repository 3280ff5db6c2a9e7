import type { DialpadBody, LegScript } from './leg-script.ts';
import { eventsOf, type Conversation } from './patterns.ts';

/** What integrators have seen missing; a call has to come out the same without any one of them. */
export const losses = ['ends of the others', "the operator's end", 'the entry leg'] as const;
export type Loss = (typeof losses)[number];

/** The events that are delivered when some are lost on the way; all of them where nothing can be lost. */
export function delivered(conversation: Conversation, loss: Loss): DialpadBody[] {
  const events = eventsOf(conversation);
  const rung = conversation.legs.filter((leg) => isRungByEntry(leg));
  const entryId = rung[0]?.events[0]?.['entry_point_call_id'];
  if (entryId === undefined) return events;
  const isOperator = (leg: LegScript) => leg.target.email === conversation.expected.operator;
  switch (loss) {
    case 'ends of the others':
      return without(events, endsOf(rung.filter((leg) => !isOperator(leg))));
    case "the operator's end":
      return without(events, endsOf(rung.filter((leg) => isOperator(leg))));
    case 'the entry leg': {
      // A leg that links others takes that link with it.
      const entry = conversation.legs.find((leg) => leg.id === entryId);
      const isBetween = entry?.events[0]?.['master_call_id'] !== null;
      return isBetween || !entry ? events : without(events, entry.events);
    }
  }
}

const isRungByEntry = (leg: LegScript): boolean => leg.events[0]?.['entry_point_call_id'] !== null;

const endsOf = (legs: LegScript[]): DialpadBody[] =>
  legs.flatMap((leg) => leg.events.filter((event) => event['date_ended'] !== null));

const without = (events: DialpadBody[], lost: DialpadBody[]): DialpadBody[] =>
  events.filter((event) => !lost.includes(event));
