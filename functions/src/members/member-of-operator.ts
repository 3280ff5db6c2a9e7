import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { readDocument } from '../firestore/read-document.ts';
import type { Operator } from '../model/calls/call.ts';
import { memberSchema, type Member } from '../model/members/member.ts';
import { paths } from '../model/paths.ts';

/**
 * The active member behind an operator's phone, found by email address; without one by extension, if nobody else has
 * the same; in a test call, by uid.
 */
export async function memberOfOperator(
  db: Firestore,
  customerId: string,
  { email, id }: Pick<Operator, 'email' | 'id'>,
): Promise<Member | null> {
  const members = db.collection(paths.members(customerId));
  if (email !== '') {
    const addresses = [...new Set([email.toLowerCase(), email])];
    const { docs } = await members.where('email', 'in', addresses).limit(2).get();
    return takingCalls(docs)[0] ?? null;
  }
  if (id === '') return null;
  const [owner, sharing] = await Promise.all([
    members.doc(id).get(),
    members.where('extensions', 'array-contains', id).get(),
  ]);
  const [member, ...others] = takingCalls([...(owner.exists ? [owner] : sharing.docs)]);
  return member && others.length === 0 ? member : null;
}

const takingCalls = (documents: DocumentSnapshot[]): Member[] =>
  documents.flatMap((document) => {
    const member = readDocument(memberSchema, document);
    return member?.active && member.role !== 'viewer' ? [member] : [];
  });
