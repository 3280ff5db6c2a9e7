import { isPerson, isTalking, later, talkerOf } from '../calls/leg.ts';
import type { AgentStatus } from '../model/desk/agent.ts';
import type { Call, Leg, Operator } from '../model/calls/call.ts';

/** A person's current part in a call. */
export type Part =
  | { kind: 'open'; status: AgentStatus; since: Date | null }
  /** `answered` = they talked and have wrap-up to do; `endedAt` = when they stopped. */
  | { kind: 'over'; answered: boolean; endedAt: Date | null };

const none: Part = { kind: 'over', answered: false, endedAt: null };

/** How the phone system identifies a person: by email address or, if it reports none, by id. */
export const personKey = ({ email, id }: Operator): string =>
  email === '' ? `id:${id}` : `mail:${email.toLowerCase()}`;

/** Everybody whose phone is or was part of a call, each once. */
function personsOf(call: Call | null): Map<string, Operator> {
  const persons = call
    ? [
        ...call.ringing,
        call.operator,
        ...personLegs(call).flatMap((leg) => [leg.target, talkerOf(leg)]),
      ]
    : [];
  return new Map(
    persons.flatMap((person) =>
      person && (person.email !== '' || person.id !== '') ? [[personKey(person), person]] : [],
    ),
  );
}

/** Whom a change concerns: the people whose part in the call is different now. */
export function personsConcerned(before: Call | null, after: Call | null): Operator[] {
  const persons = new Map([...personsOf(before), ...personsOf(after)]);
  return [...persons].flatMap(([key, person]) =>
    JSON.stringify(partOf(before, key)) === JSON.stringify(partOf(after, key)) ? [] : [person],
  );
}

/** The part in the call of the person with this key. */
export function partOf(call: Call | null, key: string): Part {
  if (!call || call.mergedInto !== null) return none;
  const isTheirs = (operator: Operator | null) => operator !== null && personKey(operator) === key;
  const legs = personLegs(call).filter(({ target }) => isTheirs(target));
  const talked = personLegs(call).filter((leg) => isTheirs(talkerOf(leg)));
  if (call.active) {
    const talks = talked.find(isTalking);
    if (talks) return open(call, talks, 'talking', talks.connectedAt);
    const calls = legs.find((leg) => leg.direction === 'outbound' && leg.state !== 'ended');
    if (calls) return open(call, calls, 'ringing', calls.startedAt);
    const rings = legs.find((leg) => leg.direction === 'inbound' && leg.state === 'ringing');
    // A colleague's leg may report the answer before mine does.
    const isCalled = rings !== undefined && call.direction === 'internal';
    if (isCalled || call.ringing.some((operator) => personKey(operator) === key)) {
      return open(call, rings, 'ringing', rings?.rangAt ?? call.ringingAt);
    }
  }
  return over(call, key, talked);
}

const personLegs = (call: Call): Leg[] => Object.values(call.legs).filter(isPerson);

/** 78/79: they call out. 98/99: the call came through a group. 88/89: it came to them alone, or from a colleague. */
function open(
  call: Call,
  leg: Leg | undefined,
  doing: 'ringing' | 'talking',
  since: Date | null,
): Part {
  const [ringing, talking]: [AgentStatus, AgentStatus] =
    leg?.direction === 'outbound' ? [78, 79] : cameThroughGroup(call) ? [98, 99] : [88, 89];
  return { kind: 'open', status: doing === 'talking' ? talking : ringing, since };
}

/** A line to the outside is neither a person nor a group. */
const cameThroughGroup = (call: Call): boolean =>
  Object.values(call.legs).some((leg) => !isPerson(leg) && leg.targetType !== 'trunk');

/** There's no wrap-up after a call between colleagues, nor after one whose end never came. */
function over(call: Call, key: string, legs: Leg[]): Part {
  if (call.direction === 'internal' || call.closedByTimeout) return none;
  const talked = legs.filter((leg) => leg.connectedAt !== null || leg.talkMs > 0);
  const isOperator = call.operator !== null && personKey(call.operator) === key;
  const unseen = isOperator && call.outcome === 'answered';
  if (talked.length === 0 && !unseen) return none;
  const endedAt = talked.map((leg) => leg.endedAt).reduce(later, null) ?? call.endedAt;
  return { kind: 'over', answered: true, endedAt };
}
