import type { Firestore } from 'firebase-admin/firestore';
import { memberSchema, type Member } from '../model/member.ts';
import { paths } from '../model/paths.ts';
import { customerIdPattern } from '../model/customer.ts';
import { readDocument } from '../firestore/read-document.ts';

/** The uid of a valid `Authorization: Bearer <Firebase ID token>`, or null. */
export async function signedInUid(authorization: string | undefined): Promise<string | null> {
  const token = /^Bearer ([\w.~+/-]+=*)$/.exec(authorization ?? '')?.[1];
  if (!token) return null;
  const [{ getApps, initializeApp }, { getAuth }] = await Promise.all([
    import('firebase-admin/app'),
    import('firebase-admin/auth'),
  ]);
  try {
    const decoded = await getAuth(getApps()[0] ?? initializeApp()).verifyIdToken(token);
    return decoded.uid;
  } catch {
    return null;
  }
}

/** The customer in which a person is an active admin: the wanted one, or his first. The document decides. */
export async function adminOf(
  db: Firestore,
  uid: string,
  wanted: string | undefined,
): Promise<{ customerId: string; member: Member } | null> {
  const found =
    wanted === undefined
      ? (await db.collectionGroup('members').where('uid', '==', uid).get()).docs
      : customerIdPattern.test(wanted)
        ? [await db.doc(paths.member(wanted, uid)).get()]
        : [];
  for (const document of found) {
    const member = readDocument(memberSchema, document);
    const customerId = document.ref.parent.parent?.id;
    if (customerId && member?.active && member.role === 'admin') {
      return { customerId, member };
    }
  }
  return null;
}

/** The person's member document in this customer if he is active there, else null. */
export async function memberOf(
  db: Firestore,
  customerId: string,
  uid: string,
): Promise<Member | null> {
  const document = await db.doc(paths.member(customerId, uid)).get();
  const member = readDocument(memberSchema, document);
  return member?.active ? member : null;
}
