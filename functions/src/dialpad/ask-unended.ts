import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { mended } from '../calls/hole.ts';
import { hasAnswered, isPerson } from '../calls/leg.ts';
import { documentsOf } from '../firestore/documents-of.ts';
import { readDocument } from '../firestore/read-document.ts';
import { listedCall } from '../intake/listed-call.ts';
import { log } from '../log.ts';
import { callSchema, type Call, type Leg } from '../model/calls/call.ts';
import { paths } from '../model/paths.ts';
import { Refusal } from '../refusal.ts';
import { readCall } from './api.ts';
import { openFor } from './connect.ts';
import type { Run } from './reconcile.ts';
import { reconciliationSchema } from './reconciliation.ts';
import { takeInListed } from './take-in-listed.ts';

/**
 * A call whose `hangup` was lost seems to go on until the sweep closes it after hours. Dialpad's list tells nothing of
 * it either if it wasn't over when its turn came; so Dialpad is asked about such calls one by one.
 */

/** How long nothing must have been heard of a call, and how long until Dialpad is asked about it again. */
const quietMs = 30 * 60_000;
/** Of the ten questions a minute that Dialpad allows a company; recordings need the others. */
const asksPerRun = 5;
const pageSize = 100;
/** How long a run may take. */
const runMs = 20_000;

/** Asks Dialpad about the calls that don't end, of customers who are connected. */
export async function askAboutUnended(run: Run): Promise<void> {
  const until = performance.now() + runMs;
  const hasTime = () => performance.now() < until;
  for (const [customerId, calls] of await quietCalls(run, hasTime)) {
    if (!hasTime()) return;
    try {
      await askAbout(run, customerId, calls);
    } catch (error) {
      // The rest waits for the next run.
      if (!(error instanceof Refusal)) log.failed({ where: 'ask about unended', error });
    }
  }
}

async function quietCalls(
  { db, now }: Run,
  hasTime: () => boolean,
): Promise<ReadonlyMap<string, Call[]>> {
  const before = new Date(now().getTime() - quietMs);
  const active = db
    .collectionGroup('amiEvents')
    .where('active', '==', true)
    .where('startedAt', '<', before)
    .orderBy('startedAt');
  const found: { customerId: string; call: Call }[] = [];
  for await (const document of documentsOf(active, { pageSize, hasTime })) {
    const call = quietCall(document, before);
    if (call) found.push({ customerId: document.ref.parent.parent?.id ?? '', call });
  }
  const byCustomer = Map.groupBy(found, ({ customerId }) => customerId);
  return new Map([...byCustomer].map(([id, all]) => [id, all.map(({ call }) => call)]));
}

function quietCall(document: DocumentSnapshot, before: Date): Call | null {
  const call = readDocument(callSchema, document);
  if (call?.source !== 'dialpad' || call.mergedInto !== null) return null;
  return call.updatedAt && call.updatedAt < before ? call : null;
}

async function askAbout(run: Run, customerId: string, calls: readonly Call[]): Promise<void> {
  const { db, sealingKey, now } = run;
  const document = db.doc(paths.reconciliation(customerId));
  const kept = readDocument(reconciliationSchema, await document.get());
  // Not connected.
  if (!kept) return;
  const at = now();
  const askedMs = (call: Call) => kept.asked[call.linkedId]?.getTime() ?? 0;
  const due = calls
    .filter((call) => askedMs(call) <= at.getTime() - quietMs)
    .toSorted((a, b) => askedMs(a) - askedMs(b))
    .slice(0, asksPerRun);
  if (due.length === 0) return;
  const dialpad = await openFor(db, customerId, sealingKey);
  // Noted first: a run that dies has asked all the same.
  const asked = Object.fromEntries(
    calls.flatMap((call) => {
      const lastAt = due.includes(call) ? at : kept.asked[call.linkedId];
      return lastAt ? [[call.linkedId, lastAt]] : [];
    }),
  );
  await document.update({ asked });
  let left = asksPerRun;
  for (const call of due) {
    let known = call;
    for (const callId of legsToAsk(call)) {
      if (left === 0 || !known.active) break;
      left -= 1;
      const row = await readCall(dialpad, callId);
      if (!row) continue;
      await takeInListed({ db, customerId, now }, [row]);
      const listed = listedCall(row, at);
      known = (listed && mended(known, listed.event)) ?? known;
    }
  }
}

/** The legs that aren't over. Those that most likely end the call come first: whoever talks, then the group. */
function legsToAsk({ legs }: Call): string[] {
  const rank = (leg: Leg) => (isPerson(leg) ? (hasAnswered(leg) ? 0 : 2) : 1);
  return Object.entries(legs)
    .filter(([, { state }]) => state !== null && state !== 'ended')
    .toSorted(([, a], [, b]) => rank(a) - rank(b))
    .map(([callId]) => callId);
}
