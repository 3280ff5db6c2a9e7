import type { Firestore } from 'firebase-admin/firestore';
import { rootId } from '../calls/call-event.ts';
import { mended } from '../calls/hole.ts';
import { readDocument } from '../firestore/read-document.ts';
import { listedCall } from '../intake/listed-call.ts';
import { takeInLater } from '../intake/take-in-later.ts';
import { callSchema, type Call } from '../model/calls/call.ts';
import { paths } from '../model/paths.ts';

/** Where legs told by Dialpad are compared with what's known. */
export interface Comparison {
  db: Firestore;
  customerId: string;
  now: () => Date;
}

type Listed = NonNullable<ReturnType<typeof listedCall>>;

/** Calls brought up to date at a time. */
const lanes = 8;

/**
 * Takes in whatever some legs told by Dialpad know better than we do. Idempotent. Reads each leg's alias and each call
 * once, and writes only where there's a hole.
 * @returns how many legs filled one
 */
export async function takeInListed(
  comparison: Comparison,
  rows: readonly Record<string, unknown>[],
): Promise<number> {
  const { now } = comparison;
  const listed = rows.flatMap((row) => listedCall(row, now()) ?? []);
  const known = await knownCalls(comparison, listed);
  // The legs of one call one after the other; they'd be in each other's way.
  const byCall = Map.groupBy(
    listed,
    ({ event }) => known.get(event.callId)?.linkedId ?? rootId(event),
  );
  const waiting = [...byCall.values()];
  let restored = 0;
  const work = async (): Promise<void> => {
    for (let legs = waiting.pop(); legs; legs = waiting.pop()) {
      const filled = await takeInLegs(comparison, legs, known);
      restored += filled;
    }
  };
  await Promise.all(Array.from({ length: lanes }, work));
  return restored;
}

async function takeInLegs(
  comparison: Comparison,
  legs: readonly Listed[],
  known: ReadonlyMap<string, Call>,
): Promise<number> {
  const calls = new Map<string, Call>();
  let restored = 0;
  for (const leg of legs) {
    const before = known.get(leg.event.callId) ?? null;
    const id = before?.linkedId ?? rootId(leg.event);
    const after = mended(calls.get(id) ?? before, leg.event);
    if (!after) continue;
    calls.set(id, after);
    const { result } = await takeInLater(comparison, leg, leg.raw);
    if (result === 'stored') restored += 1;
  }
  return restored;
}

/** The calls of some legs, by the leg's id. */
async function knownCalls(
  { db, customerId }: Comparison,
  listed: readonly Listed[],
): Promise<Map<string, Call>> {
  const callIds = [...new Set(listed.map(({ event }) => event.callId))];
  if (callIds.length === 0) return new Map();
  const aliases = await db.getAll(...callIds.map((id) => db.doc(paths.callAlias(customerId, id))));
  const linkedIds = new Map(
    aliases.flatMap((alias) => {
      const linkedId: unknown = alias.get('linkedId');
      return typeof linkedId === 'string' ? [[alias.id, linkedId]] : [];
    }),
  );
  const wanted = [...new Set(linkedIds.values())];
  if (wanted.length === 0) return new Map();
  const documents = await db.getAll(...wanted.map((id) => db.doc(paths.call(customerId, id))));
  const calls = new Map(
    documents.flatMap((document) => {
      const call = readDocument(callSchema, document);
      return call?.mergedInto === null ? [[document.id, call]] : [];
    }),
  );
  return new Map(
    [...linkedIds].flatMap(([callId, linkedId]) => {
      const call = calls.get(linkedId);
      return call ? [[callId, call]] : [];
    }),
  );
}
