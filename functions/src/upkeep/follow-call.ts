import { setTimeout as pause } from 'node:timers/promises';
import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { followAgents } from '../agents/follow.ts';
import { webPush } from '../config.ts';
import { isPermanent } from '../firestore/errors.ts';
import { readDocument } from '../firestore/read-document.ts';
import { callSchema, type Call } from '../model/call.ts';
import { keepDeadLetter } from '../intake/dead-letter.ts';
import { log } from '../log.ts';
import { followRinging } from '../push/follow-ringing.ts';
import { sendPush } from '../push/send.ts';
import { keepRescues } from '../rescues/keep-rescues.ts';
import { keepStatistics } from '../statistics/keep-statistics.ts';

/** A call document that was written, as its trigger hears of it: at least once, not always in order. */
export interface CallChange {
  db: Firestore;
  customerId: string;
  /** null = the document is new, or could not be read. */
  before: Call | null;
  /** null = the document is gone. */
  after: Call | null;
  now: Date;
}

/** A change that can be told from those before and after it. */
export interface OrderedCallChange extends CallChange {
  /** When Firestore took the write, as text that sorts; '' for a document that is gone. */
  order: string;
}

/** Brings something else up to date with a call. Must bear repetition, and changes that come in any order. */
export type Follower = (change: OrderedCallChange) => Promise<void>;

/** Everything that follows from calls outside their own document. One trigger feeds all of them. */
const followers: Follower[] = [
  followAgents,
  keepRescues,
  keepStatistics,
  followRinging({ isOn: () => webPush.value(), send: sendPush, pause: async (ms) => pause(ms) }),
];

/** After this long a change that can't be followed is given up; later ones of the same call are heard of anew. */
const giveUpMs = 3_600_000;

/**
 * Tells every follower; the failure of one doesn't keep the others from hearing, and has all repeated: not for ever,
 * and not at all where repeating is of no use. What is given up stands among the dead letters.
 */
export async function followCall(
  change: OrderedCallChange,
  changedAt: Date = change.now,
  told: readonly Follower[] = followers,
): Promise<void> {
  const done = await Promise.allSettled(told.map(async (follower) => follower(change)));
  const failed = done.flatMap((result) =>
    result.status === 'rejected' ? [result.reason as unknown] : [],
  );
  if (failed.length === 0) return;
  for (const error of failed) log.failed({ where: 'follow call', error });
  const isOld = change.now.getTime() - changedAt.getTime() > giveUpMs;
  const again = failed.find((error) => !isPermanent(error));
  if (again !== undefined && !isOld) throw again;
  const { db, customerId, before, after, now } = change;
  const body = JSON.stringify({ call: (after ?? before)?.linkedId ?? null });
  await keepDeadLetter(db, customerId, body, 'call-not-followed', now);
}

/** A call as its trigger has it. */
export const readChanged = (snapshot: DocumentSnapshot | undefined): Call | null =>
  readDocument(callSchema, snapshot);
