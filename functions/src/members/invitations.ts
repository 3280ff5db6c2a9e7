import { createHash } from 'node:crypto';
import type { DocumentSnapshot, Firestore, Transaction } from 'firebase-admin/firestore';
import {
  invitationMs,
  invitationSchema,
  isOpen,
  type Invitation,
} from '../model/members/invitation.ts';
import type { Member } from '../model/members/member.ts';
import { paths } from '../model/paths.ts';
import { audit, type Author } from '../audit/audit.ts';
import { readDocument } from '../firestore/read-document.ts';
import { Refusal } from '../refusal.ts';
import { ensureAccount, type Accounts } from './addresses.ts';
import type { Authorize } from '../callable/authorize.ts';
import type { Call } from '../callable/callable.ts';
import { releaseSignIn, userOrNull } from './sign-ins.ts';

/** Has a link mailed to an address; false if it couldn't be. */
export type SendLink = (email: string) => Promise<boolean>;

/** What an invited person becomes. */
export type Offer = Pick<Member, 'name' | 'role' | 'groupCodes'> & { extensions: string[] };

/** An address has one invitation per customer: two concurrent ones are the same document. */
export const invitationId = (email: string): string =>
  createHash('sha256').update(email).digest('hex').slice(0, 32);

const dayMs = 86_400_000;

/** How long an invitation is kept, answered or not. */
const keptMs = 30 * dayMs;

export const newInvitation = (email: string, offer: Offer, by: Author, now: Date): Invitation => ({
  email,
  ...offer,
  state: 'open',
  invitedByUid: by.uid,
  invitedByName: by.name,
  invitedAt: now,
  sentAt: null,
  expiresAt: new Date(now.getTime() + invitationMs),
  endedAt: null,
  expireAt: new Date(now.getTime() + invitationMs + keptMs),
});

/**
 * Invites somebody to become a member. The inviter gets the same answer whether or not the address has an account; its
 * owner learns of it by mail.
 */
export async function invite(
  accounts: Accounts,
  send: SendLink,
  { customerId, email, offer, by }: InvitationTo,
): Promise<string> {
  const { db } = accounts;
  const id = invitationId(email);
  const ref = db.doc(paths.invitation(customerId, id));
  const now = new Date();
  await db.runTransaction(async (transaction) => {
    const [author, before, members] = await Promise.all([
      by(transaction),
      transaction.get(ref),
      transaction.get(db.collection(paths.members(customerId)).where('email', '==', email)),
    ]);
    if (!members.empty) {
      throw new Refusal('already-member', 'This person is already a member.', {
        login: 'belongs to a member already',
      });
    }
    const open = readDocument(invitationSchema, before);
    if (open && isOpen(open, now)) {
      throw new Refusal('already-invited', 'This person has already been invited.', {
        login: 'has already been invited',
      });
    }
    transaction.set(ref, newInvitation(email, offer, author, now));
    audit(transaction, db, customerId, {
      by: author,
      action: 'member-invited',
      target: `invitations/${id}`,
      after: { ...offer },
    });
  });
  await sendInvitation(accounts, send, customerId, email);
  return id;
}

export interface InvitationTo {
  customerId: string;
  /** Lower case. */
  email: string;
  offer: Offer;
  by: Authorize;
}

/** Creates the account if there's none, and mails the link; the list shows if that failed. */
async function sendInvitation(
  accounts: Accounts,
  send: SendLink,
  customerId: string,
  email: string,
): Promise<void> {
  await ensureAccount(accounts, email);
  if (!(await send(email))) return;
  await accounts.db
    .doc(paths.invitation(customerId, invitationId(email)))
    .update({ sentAt: new Date() });
}

export interface InvitationChange {
  customerId: string;
  invitationId: string;
  by: Authorize;
}

/**
 * Mails it again and restarts its 14 days; whoever sends it becomes its inviter. Inviting an admin requires a fresh
 * sign-in.
 */
export async function sendAgain(
  accounts: Accounts,
  send: SendLink,
  {
    customerId,
    invitationId: id,
    by,
    wantFreshSignIn,
  }: InvitationChange & Pick<Call, 'wantFreshSignIn'>,
): Promise<void> {
  const { db } = accounts;
  const now = new Date();
  const { email } = await db.runTransaction(async (transaction) => {
    const [author, document] = await Promise.all([
      by(transaction),
      transaction.get(db.doc(paths.invitation(customerId, id))),
    ]);
    const invitation = unanswered(document);
    const { name, role, groupCodes, extensions } = invitation;
    if (role === 'admin') wantFreshSignIn();
    transaction.set(document.ref, {
      ...newInvitation(invitation.email, { name, role, groupCodes, extensions }, author, now),
      invitedAt: invitation.invitedAt,
    });
    audit(transaction, db, customerId, {
      by: author,
      action: 'invitation-sent-again',
      target: `invitations/${id}`,
      after: { name },
    });
    return invitation;
  });
  await sendInvitation(accounts, send, customerId, email);
}

/** Withdraws an invitation; it can't be accepted any more. */
export async function withdraw(
  accounts: Accounts,
  { customerId, invitationId: id, by }: InvitationChange,
): Promise<void> {
  const { db } = accounts;
  const { email } = await db.runTransaction(async (transaction) => {
    const [author, document] = await Promise.all([
      by(transaction),
      transaction.get(db.doc(paths.invitation(customerId, id))),
    ]);
    const invitation = unanswered(document);
    end(transaction, db, customerId, document, { as: 'withdrawn', by: author });
    return invitation;
  });
  await releaseAccount(accounts, email);
}

const actions = {
  accepted: 'invitation-accepted',
  refused: 'invitation-refused',
  withdrawn: 'invitation-withdrawn',
} as const;

/** Records how an invitation ended, within the transaction that decided it. */
export function end(
  transaction: Transaction,
  db: Firestore,
  customerId: string,
  document: DocumentSnapshot,
  { as, by }: { as: keyof typeof actions; by: Author },
): void {
  const { ref, id } = document;
  const now = new Date();
  transaction.update(ref, {
    state: as,
    endedAt: now,
    expireAt: new Date(now.getTime() + keptMs),
  });
  audit(transaction, db, customerId, {
    by,
    action: actions[as],
    target: `invitations/${id}`,
    after: { name: document.get('name'), role: document.get('role') },
  });
}

/** It may have expired: then it can be resent, or taken off the list. */
function unanswered(document: DocumentSnapshot): Invitation {
  const invitation = readDocument(invitationSchema, document);
  if (invitation?.state !== 'open') {
    throw new Refusal('invitation-unknown', 'This invitation no longer exists.');
  }
  return invitation;
}

/** Deletes an account created for an invitation along with it, unless another customer wants the person. */
export async function releaseAccount({ db, auth }: Accounts, email: string): Promise<void> {
  const user = await userOrNull(auth.getUserByEmail(email));
  if (user) await releaseSignIn({ db, auth }, user.uid);
}
