import type { Firestore } from 'firebase-admin/firestore';
import { isEmulated } from '../config.ts';
import { notConnected } from '../dialpad/connect.ts';
import { openDialpad, type Dialpad } from '../dialpad/requests.ts';
import { dialpadToken } from '../dialpad/api-key.ts';
import { listUsers } from '../dialpad/call-api.ts';
import { readDocument } from '../firestore/read-document.ts';
import { abilitiesSchema, dialpadUserSchema, type Abilities } from '../model/calls/dialling.ts';
import type { Member } from '../model/members/member.ts';
import { paths } from '../model/paths.ts';
import { Refusal } from '../refusal.ts';

/** Somebody who has a phone system do something, now. */
export interface Ordering {
  db: Firestore;
  customerId: string;
  member: Member;
  sealingKey: string;
  now: Date;
}

/** Nobody waits longer for a list, or for a number to be blocked. */
const longestMs = 15_000;
/** Emulators on a busy machine take longer. */
const slackMs = () => (isEmulated() ? 60_000 : 0);

/**
 * The customer's way to Dialpad, if its key may do this.
 *
 * @param byMs when the order is no longer wanted: it's refused afterwards, and no request outlasts it
 */
export async function openInTime(
  { db, customerId, sealingKey, now }: Ordering,
  ability: keyof Abilities,
  byMs = now.getTime() + longestMs,
): Promise<Dialpad> {
  const until = Math.min(byMs, now.getTime() + longestMs) + slackMs();
  if (now.getTime() > until) throw new Refusal('too-late', 'The request came too late.');
  const [known, token] = await Promise.all([
    db.doc(paths.abilities(customerId)).get(),
    dialpadToken(db, customerId, sealingKey),
  ]);
  if (token === null || readDocument(abilitiesSchema, known)?.[ability] !== true) {
    throw notConnected();
  }
  return openDialpad(customerId, token, until);
}

/** The member's user id at Dialpad, found by their address and kept. */
export async function dialpadUserOf(
  db: Firestore,
  dialpad: Dialpad,
  { uid, email }: Pick<Member, 'uid' | 'email'>,
): Promise<string> {
  const address = email.toLowerCase();
  const document = db.doc(paths.dialpadUser(dialpad.customerId, uid));
  const kept = readDocument(dialpadUserSchema, await document.get());
  if (kept?.userId && kept.email === address) return kept.userId;
  const users = address === '' ? [] : await listUsers(dialpad, address);
  const user = users.find(({ emails }) => emails?.some((one) => one.toLowerCase() === address));
  if (!user) throw new Refusal('dialpad-user-unknown', 'Nobody at Dialpad has this address.');
  await document.set({ email: address, userId: user.id }, { merge: true });
  return user.id;
}

/** So that whoever has left Dialpad and come back is found again. */
export const forgetUser = async (db: Firestore, customerId: string, uid: string): Promise<void> => {
  await db.doc(paths.dialpadUser(customerId, uid)).set({ userId: null }, { merge: true });
};
