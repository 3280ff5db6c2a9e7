import { setTimeout as pause } from 'node:timers/promises';
import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { followAgents } from '../agents/follow.ts';
import { webPush } from '../config.ts';
import { readDocument } from '../firestore/read-document.ts';
import { callSchema, type Call } from '../model/call.ts';
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

/** Tells every follower; the failure of one does not keep the others from hearing, and has all repeated. */
export async function followCall(change: OrderedCallChange): Promise<void> {
  const done = await Promise.allSettled(followers.map(async (follower) => follower(change)));
  const failed = done.filter((result) => result.status === 'rejected');
  if (failed.length > 0) throw failed[0]?.reason;
}

/** A call as its trigger has it. */
export const readChanged = (snapshot: DocumentSnapshot | undefined): Call | null =>
  readDocument(callSchema, snapshot);
