import type { Firestore } from 'firebase-admin/firestore';
import { readDocument } from '../firestore/read-document.ts';
import type { Operator } from '../model/call.ts';
import { memberSchema, type Member } from '../model/member.ts';
import { paths } from '../model/paths.ts';

/** The active member behind an operator's phone, found by email address; in a test call, by uid. */
export async function memberOfOperator(
  db: Firestore,
  customerId: string,
  { email, id }: Pick<Operator, 'email' | 'id'>,
): Promise<Member | null> {
  const found =
    email === ''
      ? [await db.doc(paths.member(customerId, id)).get()]
      : (
          await db
            .collection(paths.members(customerId))
            .where('email', 'in', [...new Set([email.toLowerCase(), email])])
            .limit(2)
            .get()
        ).docs;
  for (const document of found) {
    const member = readDocument(memberSchema, document);
    if (member?.active && member.role !== 'viewer') return member;
  }
  return null;
}
