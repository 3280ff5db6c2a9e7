import type { Firestore, Transaction } from 'firebase-admin/firestore';
import type { DecodedIdToken } from 'firebase-admin/auth';
import { memberSchema, type Member } from '../model/members/member.ts';
import { paths } from '../model/paths.ts';
import {
  defaultSessionLimits,
  freshSignInMs,
  sessionEndMs,
  sessionLimitsSchema,
  type SessionLimits,
} from '../model/members/session-limits.ts';
import { customerIdPattern } from '../model/customer.ts';
import { readDocument } from '../firestore/read-document.ts';

/** A signed-in person, according to a verified token. */
export interface Session {
  uid: string;
  /** When they last proved who they are. A refreshed token keeps this time. */
  signedInAt: Date;
  /** Whether that included a second factor. */
  hasSecondFactor: boolean;
}

export const sessionOf = ({
  uid,
  auth_time,
  firebase,
}: Pick<DecodedIdToken, 'uid' | 'auth_time'> & Partial<DecodedIdToken>): Session => ({
  uid,
  signedInAt: new Date(auth_time * 1000),
  hasSecondFactor: firebase?.sign_in_second_factor !== undefined,
});

/** Whether the person proved who they are shortly before this moment, or since. */
export const isFresh = ({ signedInAt }: Session, at: Date): boolean =>
  at.getTime() - signedInAt.getTime() <= freshSignInMs;

/** What decides about a member, besides the member document. */
export interface Asked {
  session: Session;
  /** The customer's. */
  limits: SessionLimits;
  now: Date;
}

/**
 * Whether a member may act: the one check before anything a member does, here and, word for word, in `firestore.rules`.
 * A member whose password somebody else knows may only choose their own; an admin without the second factor that the
 * customer requires may only set one up.
 */
export const mayAct = (member: Member, asked: Asked): boolean =>
  mayChoosePassword(member, asked) &&
  member.mustChangePassword !== true &&
  hasItsFactors(member, asked);

const hasItsFactors = ({ role }: Member, { session, limits }: Asked): boolean =>
  role !== 'admin' || limits.secondFactor !== 'required' || session.hasSecondFactor;

/** What is left of that check for somebody about to choose a password. */
export const mayChoosePassword = (member: Member, asked: Asked): boolean =>
  member.active && isGoingOn(member, asked);

function isGoingOn({ sessionsNotBefore, sessionKept }: Member, asked: Asked): boolean {
  const signedInMs = asked.session.signedInAt.getTime();
  if (sessionEndMs(signedInMs, asked.limits) <= asked.now.getTime()) return false;
  if (!sessionsNotBefore) return true;
  return signedInMs >= sessionsNotBefore.getTime() || signedInMs === sessionKept?.getTime();
}

/** The session of a valid `Authorization: Bearer <Firebase ID token>`, or null. */
export async function signedInSession(authorization: string | undefined): Promise<Session | null> {
  const token = /^Bearer ([\w.~+/-]+=*)$/.exec(authorization ?? '')?.[1];
  if (!token) return null;
  const [{ getApps, initializeApp }, { getAuth }] = await Promise.all([
    import('firebase-admin/app'),
    import('firebase-admin/auth'),
  ]);
  try {
    return sessionOf(await getAuth(getApps()[0] ?? initializeApp()).verifyIdToken(token));
  } catch {
    return null;
  }
}

/** The customer a person may act in as an admin: the wanted one, or their first. The member document decides. */
export async function adminOf(
  db: Firestore,
  session: Session,
  wanted: string | undefined,
): Promise<{ customerId: string; member: Member } | null> {
  const customerIds =
    wanted === undefined
      ? (await db.collectionGroup('members').where('uid', '==', session.uid).get()).docs.flatMap(
          ({ ref }) => ref.parent.parent?.id ?? [],
        )
      : [wanted].filter((id) => customerIdPattern.test(id));
  for (const customerId of customerIds) {
    const member = await memberOf(db, customerId, session);
    if (member?.role === 'admin') return { customerId, member };
  }
  return null;
}

/** The person's member document in this customer if they may act there, else null. */
export async function memberOf(
  db: Firestore,
  customerId: string,
  session: Session,
  {
    isEnough = mayAct,
    within = db,
  }: { isEnough?: typeof mayAct; within?: Firestore | Transaction } = {},
): Promise<Member | null> {
  const [document, settings] = await within.getAll(
    db.doc(paths.member(customerId, session.uid)),
    db.doc(paths.settings(customerId, 'sessions')),
  );
  const member = readDocument(memberSchema, document);
  const limits = readDocument(sessionLimitsSchema, settings) ?? defaultSessionLimits;
  return member && isEnough(member, { session, limits, now: new Date() }) ? member : null;
}
