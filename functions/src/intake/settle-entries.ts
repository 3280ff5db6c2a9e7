import type { Firestore } from 'firebase-admin/firestore';
import { rootId } from '../calls/call-event.ts';
import { keepDeadLetter } from '../calls/dead-letter.ts';
import { append, type Entry } from '../calls/ledger.ts';
import { recordTogether } from '../calls/record.ts';
import { limits } from '../config.ts';
import { within } from '../deadline.ts';
import { log } from '../log.ts';
import { eventKey, normalise } from './normalise.ts';
import type { EntryOutcome } from './outcome.ts';
import { reread } from './reread.ts';
import { inTime, leaveOver, nameOf, settle, type Arrival, type IntakeDeps } from './settle.ts';

/** A readable entry and its place in the body. */
interface Placed {
  place: number;
  entry: Entry;
  raw: string;
}

/**
 * Settles each entry of an envelope by itself: one that can't be read or stored leaves the others as they are. Entries
 * about one call are recorded in one write.
 *
 * @returns what became of each, in the order given
 */
export async function settleEntries(
  deps: IntakeDeps,
  db: Firestore,
  arrival: Arrival,
  bodies: Record<string, unknown>[],
): Promise<EntryOutcome[]> {
  const outcomes: EntryOutcome[] = [];
  const calls = new Map<string, Placed[]>();
  const keeping: Promise<void>[] = [];
  for (const [place, body] of bodies.entries()) {
    const raw = JSON.stringify(body);
    const normalised = normalise(body, { receivedAt: arrival.arrivedAt });
    if (normalised.ok) {
      const { event } = normalised;
      const call = event.masterCallId ?? event.callId;
      const placed = { place, entry: { eventKey: eventKey(event, body), event }, raw };
      calls.set(call, [...(calls.get(call) ?? []), placed]);
    } else {
      keeping.push(
        keepUnreadable(deps, db, arrival, raw).then((outcome) => {
          outcomes[place] = outcome;
        }),
      );
    }
  }
  const settling = [...calls.values()].map(async (placed) => {
    const settled = await settleCall(deps, db, arrival, placed);
    for (const [index, { place }] of placed.entries()) {
      outcomes[place] = settled[index] ?? { kind: 'not-durable', reason: 'unexpected' };
    }
  });
  await Promise.all([...keeping, ...settling]);
  return outcomes;
}

async function keepUnreadable(
  deps: IntakeDeps,
  db: Firestore,
  arrival: Arrival,
  raw: string,
): Promise<EntryOutcome> {
  const { customerId, arrivedAt } = arrival;
  const keeping = keepDeadLetter(db, customerId, raw, 'unreadable-entry', arrivedAt);
  const id = await inTime(deps, arrival, keeping);
  return id === null ? { kind: 'not-durable', reason: 'dead-letter' } : { kind: 'dead-letter', id };
}

/** Entries about one call: all to the ledger at once, then into the call with one write. */
async function settleCall(
  deps: IntakeDeps,
  db: Firestore,
  arrival: Arrival,
  placed: Placed[],
): Promise<EntryOutcome[]> {
  const [first, ...others] = placed;
  if (first && others.length === 0) {
    return [await settle(deps, db, arrival, first.entry, first.raw)];
  }
  const { customerId, arrivedAt } = arrival;
  const appended = await Promise.all(
    placed.map(({ entry, raw }) => inTime(deps, arrival, append(db, customerId, entry, raw))),
  );
  const open = new Map<string, Entry>();
  const outcomes = placed.map(({ entry }, index): EntryOutcome => {
    const result = appended[index] ?? null;
    if (result === null) return { kind: 'not-durable', reason: 'ledger' };
    if (result.repeated && result.linkedId !== null) {
      return { kind: 'duplicate', linkedId: result.linkedId };
    }
    open.set(entry.eventKey, entry);
    return { kind: result.repeated ? 'duplicate' : 'stored', linkedId: rootId(entry.event) };
  });
  if (open.size === 0) return outcomes;

  const until = arrivedAt.getTime() + limits.recordMs;
  const context = { db, customerId, now: deps.now, reread, until };
  try {
    const recording = recordTogether(context, [...open.values()]);
    const linkedId = await within(recording, until - deps.now().getTime());
    return outcomes.map((outcome, index) =>
      open.has(placed[index]?.entry.eventKey ?? '') ? { ...outcome, linkedId } : outcome,
    );
  } catch (error) {
    const [{ event }] = [...open.values()] as [Entry];
    log.recordLater({ customerId, linkedId: rootId(event), reason: nameOf(error) });
    await leaveOver(deps, db, arrival, [...open.keys()]);
    return outcomes;
  }
}
