import type { UserRecord } from 'firebase-admin/auth';
import type { DocumentReference, DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import type { CallableInput, CallableOutputs, OwnInvitation } from '../model/callables.ts';
import { customerSchema } from '../model/customer.ts';
import { groupSchema } from '../model/group.ts';
import { invitationSchema, isOpen, type Invitation } from '../model/members/invitation.ts';
import { memberSchema, type Member } from '../model/members/member.ts';
import { paths } from '../model/paths.ts';
import { commandLine } from '../audit/audit.ts';
import type { Person } from '../callable/personal.ts';
import { readDocument } from '../firestore/read-document.ts';
import { Refusal } from '../refusal.ts';
import { demandProof, provenAddress } from './addresses.ts';
import { end, invitationId, releaseAccount, type SendLink } from './invitations.ts';
import { syncSignIn } from './sign-ins.ts';

/** A person's invitations. An unproven address may be somebody else's, so it's told nothing. */
export async function ownInvitations(person: Person): Promise<CallableOutputs['ownInvitations']> {
  const { db, uid, tokenMadeAt } = person;
  const email = await provenAddress(person, uid, tokenMadeAt);
  if (email === null) return { proven: false, invitations: [] };
  const found = await db.collectionGroup('invitations').where('email', '==', email).get();
  const shown = await Promise.all(found.docs.map((document) => forInvited(db, document)));
  return {
    proven: true,
    invitations: shown
      .filter((invitation) => invitation !== null)
      .toSorted((a, b) => Number(b.open) - Number(a.open) || (a.expiresAt > b.expiresAt ? -1 : 1)),
  };
}

async function forInvited(
  db: Firestore,
  document: DocumentSnapshot,
): Promise<OwnInvitation | null> {
  const invitation = readDocument(invitationSchema, document);
  const customerId = document.ref.parent.parent?.id;
  if (customerId === undefined || invitation?.state !== 'open') return null;
  const [customer, inviter, ...groups] = await db.getAll(
    db.doc(paths.customer(customerId)),
    inviterOf(db, customerId, invitation),
    ...invitation.groupCodes.map((code) => db.doc(paths.group(customerId, code))),
  );
  const known = readDocument(customerSchema, customer);
  if (!known || customer?.get('deleting') === true) return null;
  return {
    customerId,
    customerName: known.name,
    role: invitation.role,
    groups: groups.map((group) => readDocument(groupSchema, group)?.name || group.id),
    invitedByName: invitation.invitedByName,
    expiresAt: invitation.expiresAt.toISOString(),
    open: holds(invitation, inviter),
  };
}

const inviterOf = (db: Firestore, customerId: string, invitation: Invitation): DocumentReference =>
  db.doc(paths.member(customerId, invitation.invitedByUid));

/** It hasn't expired, and its inviter may still invite. */
function holds(invitation: Invitation, inviterDocument: DocumentSnapshot | undefined): boolean {
  const inviter = readDocument(memberSchema, inviterDocument);
  const mayInvite =
    invitation.invitedByUid === commandLine.uid || (inviter?.active && inviter.role === 'admin');
  return isOpen(invitation, new Date()) && mayInvite === true;
}

/** The person's decision. Only accepting makes a member; accepting is idempotent. */
export async function answerInvitation(
  person: Person,
  { customerId, answer }: CallableInput<'answerInvitation'>,
): Promise<CallableOutputs['answerInvitation']> {
  const { db, auth, uid, tokenMadeAt } = person;
  const email = await provenAddress(person, uid, tokenMadeAt);
  if (email === null) {
    throw new Refusal('address-unproven', 'Follow the link in the mail to this address first.');
  }
  const user = await auth.getUser(uid);
  await db.runTransaction(async (transaction) => {
    const [document, customer, before] = await transaction.getAll(
      db.doc(paths.invitation(customerId, invitationId(email))),
      db.doc(paths.customer(customerId)),
      db.doc(paths.member(customerId, uid)),
    );
    const invitation = readDocument(invitationSchema, document);
    const isMember = readDocument(memberSchema, before)?.active === true;
    if (isMember && answer === 'accept' && invitation?.state === 'accepted') return;
    const inviter = invitation && (await transaction.get(inviterOf(db, customerId, invitation)));
    const isThere = customer?.exists && customer.get('deleting') !== true;
    const isOffered = invitation && inviter && holds(invitation, inviter) && !before?.exists;
    if (!document || !isOffered || !isThere) {
      throw new Refusal('invitation-unknown', 'This invitation no longer exists.');
    }
    const by = { uid, name: invitation.name };
    if (answer === 'accept') {
      transaction.create(db.doc(paths.member(customerId, uid)), memberOf(user, invitation));
    }
    end(transaction, db, customerId, document, {
      as: answer === 'accept' ? 'accepted' : 'refused',
      by,
    });
  });
  if (answer === 'accept') await syncSignIn(db, auth, uid);
  else await releaseAccount(person, email);
  return { customerId };
}

/** A token from before the address was proven stays valid for up to an hour, but counts for nothing here. */
const memberOf = (
  { uid, tokensValidAfterTime }: UserRecord,
  { email, name, role, groupCodes, extensions }: Invitation,
): Member => ({
  uid,
  email,
  name,
  role,
  groupCodes,
  extensions,
  active: true,
  mustChangePassword: false,
  ...(tokensValidAfterTime ? { sessionsNotBefore: new Date(tokensValidAfterTime) } : {}),
});

/** Lets whoever asks prove that they read the address's mail: by following the mailed link and choosing a password. */
export async function proveAddress(
  person: Person,
  send: SendLink,
): Promise<CallableOutputs['proveAddress']> {
  await provenAddress(person, person.uid, person.tokenMadeAt);
  return { mailed: await send(await demandProof(person, person.uid)) };
}
