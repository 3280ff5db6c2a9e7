import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { documentsOf } from '../functions/src/firestore/documents-of.ts';
import { readDocument } from '../functions/src/firestore/read-document.ts';
import { callSchema, type Call } from '../functions/src/model/calls/call.ts';
import { ledgerEntrySchema } from '../functions/src/model/calls/ledger.ts';
import { receiptSchema, type Receipt } from '../functions/src/model/calls/receipt.ts';
import { paths } from '../functions/src/model/paths.ts';

/** What a customer is promised: this share of what happens is that quick. */
export const objectives = {
  /** From a signed event's arrival until it's in the ledger, which the answer waits for. Dialpad waits 5 s. */
  stored: { share: 0.999, withinMs: 4_500 },
  /** From a call's end until it's in the history. Whatever the events did, the call list is asked by then. */
  present: { share: 0.9999, withinMs: 15 * 60_000 },
  /** From the webhook, or from a later ring's beginning, until the card is on a screen. */
  shown: { share: 0.95, withinMs: 1_000 },
} as const;

export type Objective = keyof typeof objectives;

/** How many there were, and how many of them were quick enough. */
export interface Kept {
  all: number;
  good: number;
}

/** The webhook ends after 10 s: an entry that is this late was written by a replay, and its sender had an answer. */
const replayedMs = 60_000;

/** Whether an event was stored in time; null = it says nothing about the webhook. */
function wasStored(entry: {
  createdMs: number;
  receivedMs: number;
  restored: boolean;
}): boolean | null {
  const tookMs = entry.createdMs - entry.receivedMs;
  if (entry.restored || tookMs > replayedMs) return null;
  return tookMs <= objectives.stored.withinMs;
}

/** Whether an ended call was there in time; null = it isn't over, or isn't a phone system's. */
function wasPresent(call: Call, createdMs: number): boolean | null {
  if (call.active || call.isTest || call.mergedInto !== null) return null;
  if (call.source === 'manual') return null;
  // Its end never came.
  if (call.closedByTimeout) return false;
  if (!call.endedAt) return null;
  return createdMs - call.endedAt.getTime() <= objectives.present.withinMs;
}

/**
 * Whether a ring was on the screen in time; null = no page of the person was open. A ring begins by the sender's clock,
 * so a call's first one counts from the webhook.
 */
function wasShown({ receivedAt, isTest }: Call, receipt: Receipt): boolean | null {
  const { queuedAt, shownAt, ringAt } = receipt;
  if (isTest || !queuedAt || !ringAt || !receivedAt || receipt.channel === 'push') return null;
  if (!shownAt) return false;
  const begunMs = Math.max(ringAt.getTime(), receivedAt.getTime());
  return shownAt.getTime() - begunMs <= objectives.shown.withinMs;
}

/** Receipts are asked for by this many calls at a time. */
const callsAtOnce = 50;
const pageSize = 500;

/**
 * What a customer got since then, of what Firestore can tell: an event that was never stored isn't in it. Reads every
 * ledger entry, call and receipt of that time.
 */
export async function measured(
  db: Firestore,
  customerId: string,
  since: Date,
): Promise<Record<Objective, Kept>> {
  const kept: Record<Objective, Kept> = {
    stored: { all: 0, good: 0 },
    present: { all: 0, good: 0 },
    shown: { all: 0, good: 0 },
  };
  const count = (objective: Objective, isGood: boolean | null) => {
    if (isGood === null) return;
    kept[objective].all += 1;
    if (isGood) kept[objective].good += 1;
  };
  const all = (collection: string, field: string) =>
    documentsOf(db.collection(collection).where(field, '>=', since).orderBy(field), { pageSize });
  const createdMs = (document: DocumentSnapshot) => document.createTime?.toMillis() ?? 0;

  for await (const document of all(paths.ledger(customerId), 'receivedAt')) {
    const entry = readDocument(ledgerEntrySchema, document);
    if (!entry || entry.source === 'test') continue;
    const { receivedAt, restored } = entry;
    const facts = { createdMs: createdMs(document), receivedMs: receivedAt.getTime(), restored };
    count('stored', wasStored(facts));
  }

  let calls: Call[] = [];
  const countShown = async () => {
    const receipts = await Promise.all(
      calls.map(({ linkedId }) => db.collection(paths.receipts(customerId, linkedId)).get()),
    );
    for (const [place, { docs }] of receipts.entries()) {
      for (const document of docs) {
        const [call, receipt] = [calls[place], readDocument(receiptSchema, document)];
        if (call && receipt) count('shown', wasShown(call, receipt));
      }
    }
    calls = [];
  };
  for await (const document of all(paths.calls(customerId), 'startedAt')) {
    const call = readDocument(callSchema, document);
    if (!call) continue;
    count('present', wasPresent(call, createdMs(document)));
    calls.push(call);
    if (calls.length >= callsAtOnce) await countShown();
  }
  await countShown();
  return kept;
}

/** The share that was good; with nothing to judge, all of it. */
export const shareOf = ({ all, good }: Kept): number => (all === 0 ? 1 : good / all);

export const isKept = (objective: Objective, kept: Kept): boolean =>
  shareOf(kept) >= objectives[objective].share;
