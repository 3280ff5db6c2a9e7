import { isDeepStrictEqual } from 'node:util';
import type { Firestore } from 'firebase-admin/firestore';
import { memberOfOperator } from '../members/member-of-operator.ts';
import type { Call, Caller, Operator } from '../model/calls/call.ts';
import { cutText } from '../model/text/cut-text.ts';
import type { Line } from '../model/line.ts';
import { searchKeysOf } from '../model/calls/search-keys.ts';
import { paths } from '../model/paths.ts';
import type { CallEvent } from './call-event.ts';
import { contactCardOf } from './contact-card.ts';
import { intentOf, type FoundIntent } from './intent.ts';
import { isPerson } from './leg.ts';
import { callKeptMs } from './retention.ts';
import { identify, unknownCaller, withheldCaller } from './identify.ts';
import { route } from './route.ts';

export type Lookups = ReturnType<typeof lookups>;

/** Which group a call belongs to, and which store it reached. */
type Filing = Pick<Call, 'groupCode' | 'store'>;

/** An internal call has two people and those it's transferred to; a sender could name any number. */
const personsAskedLimit = 5;

/** Line queries in flight: calls to one store that arrive together share one. Nothing is cached beyond that. */
const linesBeingRead = new Map<string, ReturnType<typeof route>>();

function sharedRoute(db: Firestore, customerId: string, number: string): ReturnType<typeof route> {
  const key = `${customerId}/${number}`;
  return memoized(linesBeingRead, key, () =>
    route(db, customerId, number).finally(() => linesBeingRead.delete(key)),
  );
}

/**
 * Store and caller, looked up when the number becomes known, and again only when a leg nearer to the caller names
 * another one. Later changes to a line or contact don't change the call.
 */
export function lookups({ db, customerId }: { db: Firestore; customerId: string }) {
  const routes = new Map<string, ReturnType<typeof route>>();
  const callers = new Map<string, ReturnType<typeof identify>>();
  const groups = new Map<string, Promise<string | null>>();
  const lineOf = (number: string) =>
    memoized(routes, number, () => sharedRoute(db, customerId, number));
  const callerOf = (number: string) =>
    memoized(callers, number, () => identify(db, customerId, number));
  const groupOf = (person: Operator) =>
    memoized(groups, person.email || person.id, async () => {
      const member = await memberOfOperator(db, customerId, person);
      return member?.groupCodes[0] ?? null;
    });

  /** A colleague's call rings a phone that has no line, so it belongs to the called person's first group. */
  async function filedByPerson(call: Call): Promise<Filing> {
    if (!isInternal(call)) return { groupCode: null, store: null };
    for (const person of peopleCalledFirst(call).slice(0, personsAskedLimit)) {
      const groupCode = await groupOf(person);
      if (groupCode !== null) return { groupCode, store: null };
    }
    return { groupCode: null, store: null };
  }

  /** A phone known by its extension alone gets its member's name and address, as they are now. */
  async function personAt(phone: Operator | null): Promise<Operator | null> {
    if (!phone || phone.email !== '' || phone.id === '') return phone;
    const member = await memberOfOperator(db, customerId, phone);
    return member ? { ...phone, name: member.name || phone.name, email: member.email } : phone;
  }

  /** Of several contacts with the number, the one somebody set out to call. */
  async function meantCaller(caller: Caller, { contactId }: FoundIntent): Promise<Caller> {
    if (caller.match !== 'shared' || contactId === null) return caller;
    if (!caller.contactIds.includes(contactId)) return caller;
    const document = await db.doc(paths.contact(customerId, contactId)).get();
    const contact = contactCardOf(contactId, document.data());
    return contact
      ? { ...caller, match: 'known', chosen: true, contactIds: [contactId], contact }
      : caller;
  }

  return {
    /** The event with the people whose phones it names; Dialpad names them itself. */
    async named(event: CallEvent): Promise<CallEvent> {
      if (event.source !== 'relay') return event;
      const [target, transferredFrom] = await Promise.all([
        event.targetType === 'user' ? personAt(event.target) : event.target,
        personAt(event.transferredFrom),
      ]);
      return { ...event, target, transferredFrom };
    },

    /** Starts the lookups a new call will need, in parallel with the other reads. */
    begin(event: CallEvent): void {
      const dialled = event.entryNumber ?? event.internalNumber;
      for (const work of [
        dialled && lineOf(dialled),
        event.externalNumber && !event.internal && callerOf(event.externalNumber),
        callKeptMs(db, customerId),
      ]) {
        if (work) work.catch(() => undefined);
      }
    },

    /** The call with its store and caller: from one of its documents if known there, else as they are now. */
    async complete(call: Call, known: Call[]): Promise<Call> {
      const routed = known.find((other) => other.internalNumber === call.internalNumber);
      const identified = known.find(
        (other) =>
          other.externalNumber === call.externalNumber &&
          other.withheld === call.withheld &&
          isInternal(other) === isInternal(call),
      );
      // Only a person can have known who has a hidden number, whatever number a later leg reports.
      const chosen = known.find(
        ({ caller, externalNumber }) =>
          caller.chosen === true || (caller.match === 'known' && externalNumber === null),
      )?.caller;
      const isNew = known.length === 0;
      const [line, identity, keptMs, intent] = await Promise.all([
        routed || !call.internalNumber ? null : lineOf(call.internalNumber),
        chosen ?? identified?.caller ?? callerOfCall(call, callerOf),
        isNew ? callKeptMs(db, customerId) : null,
        isNew ? intentOf(db, customerId, call) : null,
      ]);
      const caller = intent ? await meantCaller(identity, intent) : identity;
      const isSettled =
        routed && (!isInternal(call) || routed.store || haveSamePeople(routed, call));
      const assigned =
        filedByLine(line) ??
        (isSettled ? routed : (filedByIntent(intent) ?? (await filedByPerson(call))));
      return {
        ...call,
        groupCode: assigned.groupCode,
        store: assigned.store,
        caller,
        searchKeys: searchKeysOf({ ...call, caller }),
        expireAt:
          keptMs !== null && call.startedAt
            ? new Date(call.startedAt.getTime() + keptMs)
            : call.expireAt,
      };
    },
  };
}

const filedByLine = (line: Line | null): Filing | null =>
  line && {
    groupCode: line.groupCode,
    store: { code: cutText(line.storeCode), name: cutText(line.storeName) },
  };

/** A person's own number belongs to no store; whoever calls from here says for which group. */
const filedByIntent = (intent: FoundIntent | null): Filing | null =>
  intent && intent.groupCode !== null ? { groupCode: intent.groupCode, store: null } : null;

const haveSamePeople = (before: Call, after: Call): boolean =>
  isDeepStrictEqual(peopleCalledFirst(before), peopleCalledFirst(after));

/** The people whose phones take part in a call: called ones first, in the order their legs began. */
function peopleCalledFirst({ legs }: Call): Operator[] {
  const ownLegs = Object.entries(legs)
    .filter(([, leg]) => isPerson(leg))
    .toSorted(
      ([idA, a], [idB, b]) =>
        Number(a.direction === 'outbound') - Number(b.direction === 'outbound') ||
        (a.startedAt?.getTime() ?? 0) - (b.startedAt?.getTime() ?? 0) ||
        idA.localeCompare(idB),
    );
  return ownLegs.flatMap(([, { target }]) => (target ? [target] : []));
}

const isInternal = (call: Call): boolean => call.direction === 'internal';

async function callerOfCall(
  call: Call,
  callerOf: (number: string) => Promise<Caller>,
): Promise<Caller> {
  if (call.withheld) return withheldCaller;
  if (isInternal(call) || !call.externalNumber) return unknownCaller;
  return callerOf(call.externalNumber);
}

function memoized<T>(
  cache: Map<string, Promise<T>>,
  key: string,
  make: () => Promise<T>,
): Promise<T> {
  const known = cache.get(key);
  if (known) return known;
  const made = make();
  cache.set(key, made);
  return made;
}
