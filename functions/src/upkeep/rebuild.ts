import type { Firestore } from 'firebase-admin/firestore';
import * as z from 'zod/mini';
import { linkIds, type CallEvent } from '../calls/call-event.ts';
import { derive } from '../calls/derive.ts';
import { storedLegs } from '../calls/fold.ts';
import { noCall } from '../calls/ledger.ts';
import { lookups } from '../calls/lookups.ts';
import { reduce } from '../calls/reduce.ts';
import { retentionMs } from '../config.ts';
import { withDates } from '../model/text/with-dates.ts';
import { documentsOf } from '../firestore/documents-of.ts';
import { isConflict } from '../firestore/errors.ts';
import { reread } from '../intake/reread.ts';
import { callSchema, type Call } from '../model/calls/call.ts';
import { dayMs, dayStartMs, readDay } from '../model/text/japan-time.ts';
import { paths } from '../model/paths.ts';
import { differencesOf, type Difference } from './differences.ts';

/** The result of rebuilding one call. */
export type Rebuilt = { linkedId: string; unreadable: number; written: boolean } & (
  | { result: 'same' | 'missing' | 'document-unreadable' }
  | { result: 'different'; differences: Difference[] }
  /** Older than the ledger, or not completely in it: nothing to compare with. */
  | { result: 'no-ledger' | 'ledger-incomplete' | 'merged' }
);

/** What no event repeats: what was assigned when the call rang, what people chose, the timeout mark. */
const keptSchema = z.pick(callSchema, {
  groupCode: true,
  store: true,
  caller: true,
  disposition: true,
  handled: true,
  memo: true,
  hasMemo: true,
  mergedInto: true,
  closedByTimeout: true,
  startedAt: true,
  expireAt: true,
  updatedAt: true,
});
export type Kept = z.infer<typeof keptSchema>;

/** The call its events result in, in any order, with what is kept from the stored one. */
function rebuiltFrom(events: CallEvent[], linkedId: string, kept: Kept | null): Call | null {
  const call = events.reduce<Call | null>((reduced, event) => reduce(reduced, event), null);
  return call && derive({ ...call, linkedId, ...kept });
}

interface RebuildContext {
  db: Firestore;
  customerId: string;
  now: Date;
}

/** How often somebody may change a call between our read and write before we give up. */
const tries = 5;

/** Compares a call with what its ledger results in and, with `write`, corrects it. */
export async function rebuildCall(
  context: RebuildContext,
  linkedId: string,
  write: boolean,
): Promise<Rebuilt> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await rebuildOnce(context, linkedId, write);
    } catch (error) {
      if (!isConflict(error) || attempt === tries) throw error;
    }
  }
}

async function rebuildOnce(
  { db, customerId, now }: RebuildContext,
  linkedId: string,
  write: boolean,
): Promise<Rebuilt> {
  const [document, ledger] = await Promise.all([
    db.doc(paths.call(customerId, linkedId)).get(),
    db.collection(paths.ledger(customerId)).where('linkedId', '==', linkedId).get(),
  ]);
  const lookUp = lookups({ db, customerId });
  const read = ledger.docs.flatMap((entry) => reread(entry.data()) ?? []);
  const events = await Promise.all(read.map((event) => lookUp.named(event)));
  const base = { linkedId, unreadable: ledger.size - events.length, written: false };

  const data = withDates(document.data());
  const stored = callSchema.safeParse(data).data ?? null;
  const kept = keptSchema.safeParse(data).data ?? null;
  if (kept?.mergedInto) return { ...base, result: 'merged' };
  const call = rebuiltFrom(events, linkedId, kept);
  if (!call) return { ...base, result: 'no-ledger' };
  if (stored && (base.unreadable > 0 || isCutShort(call, stored))) {
    return { ...base, result: 'ledger-incomplete' };
  }

  const rebuilt = kept ? call : await lookUp.complete(call, []);
  const differences = stored ? differencesOf(stored, rebuilt) : [];
  if (stored && differences.length === 0) return { ...base, result: 'same' };
  if (write) {
    const batch = db.batch();
    if (document.updateTime) {
      const asRead = { lastUpdateTime: document.updateTime };
      batch.update(
        document.ref,
        { ...rebuilt, legs: storedLegs(rebuilt.legs), updatedAt: now },
        asRead,
      );
    } else {
      batch.create(document.ref, { ...rebuilt, legs: storedLegs(rebuilt.legs), updatedAt: now });
    }
    const expireAt = new Date(now.getTime() + retentionMs.alias);
    for (const id of new Set(events.flatMap(linkIds))) {
      batch.set(db.doc(paths.callAlias(customerId, id)), { linkedId, expireAt });
    }
    await batch.commit();
  }
  const done = { ...base, written: write };
  if (stored) return { ...done, result: 'different', differences };
  return { ...done, result: document.exists ? 'document-unreadable' : 'missing' };
}

/** Ledger entries expire before their call: without the first event, a rebuilt call would lose data. */
const isCutShort = (rebuilt: Call, stored: Call): boolean =>
  stored.receivedAt !== null &&
  rebuilt.receivedAt !== null &&
  rebuilt.receivedAt > stored.receivedAt;

const pageSize = 500;

/** Which calls to rebuild: those received on a day, in Japan's time, or all in the ledger. */
export async function* linkedIdsInLedger(
  { db, customerId }: Pick<RebuildContext, 'db' | 'customerId'>,
  day: string | null,
): AsyncGenerator<string> {
  const seen = new Set<string>();
  let query = db.collection(paths.ledger(customerId)).orderBy('receivedAt');
  if (day !== null) {
    const fromMs = dayStartMs(readDay(day) ?? Number.NaN);
    const [from, to] = [new Date(fromMs), new Date(fromMs + dayMs)];
    query = query.where('receivedAt', '>=', from).where('receivedAt', '<', to);
  }
  const entries = query.select('linkedId', 'receivedAt');
  for await (const entry of documentsOf(entries, { pageSize })) {
    const linkedId: unknown = entry.get('linkedId');
    if (typeof linkedId !== 'string' || linkedId === noCall || seen.has(linkedId)) continue;
    seen.add(linkedId);
    yield linkedId;
  }
}
