import { createHash } from 'node:crypto';
import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { isConflict } from '../firestore/errors.ts';
import { readDocument } from '../firestore/read-document.ts';
import { callSchema, type Call } from '../model/calls/call.ts';
import { paths } from '../model/paths.ts';
import {
  rescueCallLimit,
  rescueSchema,
  type Asked,
  type Rescue,
  type RescueCaller,
} from '../model/calls/rescue.ts';
import { writeOrder } from '../firestore/write-order.ts';
import type { CallChange } from '../calls/call-change.ts';
import { wrapUpOf } from '../model/desk/wrap-up.ts';
import {
  bearingOf,
  deriveRescue,
  isPromised,
  onlyCallBack,
  wantsCallback,
  type Promising,
} from './derive-rescue.ts';
import { callerOf } from './rescue-caller.ts';
import { emptyRow, rowOf } from './rescue-row.ts';

/** Rounds before the trigger has to retry. */
const roundLimit = 8;

/**
 * Keeps the rows of people to call back. Each row is derived from all calls of its number: idempotent; tolerates
 * out-of-order delivery. Deleting a call doesn't change a row: rows expire by themselves.
 */
export async function keepRescues(change: CallChange & { order?: string }): Promise<void> {
  const { db, customerId, before, after, now } = change;
  if (!after || bearingOf(before) === bearingOf(after)) return;
  if (await isPromisedAnew(change)) {
    // This write triggers its own change, which makes the row.
    await db.doc(paths.call(customerId, after.linkedId)).update({ handled: false });
    return;
  }
  const numbers = new Set([before?.externalNumber, after.externalNumber]);
  for (const number of numbers) {
    if (!number) continue;
    const own = [before, after].filter((call) => call?.externalNumber === number);
    await keepRows({ db, customerId, number, now }, own);
  }
}

/** What a member asks for: that a group calls a number. */
export interface Wish {
  groupCode: string | null;
  asked: Asked;
}

/** Makes the row of a number that somebody wants called, or renews it. */
export const keepWish = (context: NumberContext, wish: Wish): Promise<void> =>
  keepRows(context, [], wish);

/** What is still asked for: marking the row as done fulfils it. */
function wishOf(known: Rescue | null): Asked | null {
  if (!known?.asked) return null;
  const { asked, closedBy, closedAt } = known;
  return closedBy === 'handled' && closedAt !== null && closedAt >= asked.at ? null : asked;
}

/** Whether a callback was promised after the call had been marked as handled, which undoes the mark. */
async function isPromisedAnew({
  db,
  customerId,
  before,
  after,
  order,
}: CallChange & { order?: string }): Promise<boolean> {
  if (!before?.handled || !after?.handled) return false;
  const promising = await promisingOf(db, customerId, [after]);
  if (isPromised(before, promising) || !isPromised(after, promising)) return false;
  // A redelivered change says nothing about what people have done since.
  return writeOrder(await db.doc(paths.call(customerId, after.linkedId)).get()) === order;
}

/** Which dispositions of some calls promise a callback, according to their groups or the customer. */
async function promisingOf(
  db: Firestore,
  customerId: string,
  calls: readonly Call[],
): Promise<Promising> {
  const asking = calls.filter((call) => call.disposition && !isPromised(call));
  if (asking.length === 0) return onlyCallBack;
  const groupCodes = [...new Set(asking.flatMap((call) => call.groupCode ?? []))];
  const [customer, ...groups] = await db.getAll(
    db.doc(paths.settings(customerId, 'wrapUp')),
    ...groupCodes.map((code) => db.doc(paths.group(customerId, code))),
  );
  const groupOf = new Map(groups.map((group) => [group.id, group.get('wrapUp') as unknown]));
  return (disposition, groupCode) =>
    onlyCallBack(disposition, groupCode) ||
    wrapUpOf(customer?.data(), groupOf.get(groupCode ?? '')).asksTime.includes(disposition);
}

interface NumberContext {
  db: Firestore;
  customerId: string;
  number: string;
  now: Date;
}

/**
 * A row is read before the calls and written only if unchanged since, even if nothing in it changes: so of two
 * concurrent derivations, the one that has seen less has to start over.
 */
async function keepRows(
  context: NumberContext,
  own: (Call | null)[],
  wish: Wish | null = null,
): Promise<void> {
  const groups = new Set(own.map((call) => call?.groupCode ?? null));
  if (wish) groups.add(wish.groupCode);
  for (let round = 0; round < roundLimit; round += 1) {
    const rows = await readRows(context, [...groups]);
    const calls = await readCalls(context);
    const known = [...own.filter((call) => call !== null), ...calls];
    const promising = await promisingOf(context.db, context.customerId, known);
    const owed = (all: (Call | null)[]) =>
      all.filter((call) => call !== null).filter((call) => wantsCallback(call, promising));
    const mustExist = new Set(owed(own).map((call) => call.groupCode));
    const missing = owed(calls).filter((call) => !groups.has(call.groupCode));
    for (const { groupCode } of missing) groups.add(groupCode);
    if (missing.length > 0) continue;
    try {
      await writeRows(context, { rows, calls, promising, mustExist, wish });
      return;
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
    await pause(round);
  }
  throw new Error('The row of a missed call is contended; the trigger retries.');
}

type Rows = Map<string | null, DocumentSnapshot>;

async function readRows(
  { db, customerId, number }: NumberContext,
  groups: (string | null)[],
): Promise<Rows> {
  const refs = groups.map((code) => db.doc(paths.rescue(customerId, rescueId(code, number))));
  const rows = await db.getAll(...refs);
  return new Map(groups.flatMap((code, i) => (rows[i] ? [[code, rows[i]]] : [])));
}

async function readCalls({ db, customerId, number }: NumberContext): Promise<Call[]> {
  const found = await db
    .collection(paths.calls(customerId))
    .where('mergedInto', '==', null)
    .where('externalNumber', '==', number)
    .orderBy('startedAt', 'desc')
    .limit(rescueCallLimit)
    .get();
  return found.docs.flatMap((document) => readDocument(callSchema, document) ?? []);
}

async function writeRows(
  context: NumberContext,
  found: {
    rows: Rows;
    calls: Call[];
    promising: Promising;
    mustExist: ReadonlySet<string | null>;
    wish: Wish | null;
  },
): Promise<void> {
  const { db, customerId, number, now } = context;
  let caller: RescueCaller | undefined;
  const batch = db.batch();
  for (const [groupCode, row] of found.rows) {
    const known = readDocument(rescueSchema, row);
    const wish = found.wish?.groupCode === groupCode ? found.wish.asked : wishOf(known);
    const facts = deriveRescue(groupCode, found.calls, found.promising, wish);
    if (!facts && !row.exists && !found.mustExist.has(groupCode)) continue;
    let next: Rescue;
    if (facts) {
      caller ??= await callerOf(db, customerId, number);
      next = rowOf({ groupCode, number, caller, now }, facts, known);
    } else next = emptyRow(groupCode, now);
    // An update only writes the fields it names, and a row names them all.
    if (row.updateTime) batch.update(row.ref, { ...next }, { lastUpdateTime: row.updateTime });
    else batch.create(row.ref, next);
  }
  await batch.commit();
}

/** Deterministic for group and number, and reveals neither. */
const rescueId = (groupCode: string | null, number: string): string =>
  createHash('sha256')
    .update(JSON.stringify([groupCode, number]))
    .digest('hex')
    .slice(0, 24);

/** Exponential backoff with jitter, so that writers of one row don't collide again. */
const pause = (round: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, Math.random() * Math.min(50 * 2 ** round, 1_000));
  });
