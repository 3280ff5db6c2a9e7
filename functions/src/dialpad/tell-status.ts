import type { Firestore } from 'firebase-admin/firestore';
import type { Member } from '../model/members/member.ts';
import { Refusal } from '../refusal.ts';
import * as api from './api.ts';
import { listUsers } from './call-api.ts';
import { openFor, readState } from './connect.ts';

/**
 * Tells Dialpad whether a member is here: an agent of a call center is on duty or not, everybody else takes calls or
 * isn't disturbed.
 *
 * @returns whether Dialpad knows now
 */
export async function tellDialpad(
  {
    db,
    customerId,
    sealingKey,
    member,
  }: { db: Firestore; customerId: string; sealingKey: string; member: Member },
  isHere: boolean,
): Promise<boolean> {
  const { connection } = await readState(db, customerId);
  if (!connection || member.email === '') return false;
  try {
    const dialpad = await openFor(db, customerId, sealingKey);
    const [user] = await listUsers(dialpad, member.email);
    if (!user) return false;
    const isAgent = user.group_details?.some(({ group_type: type }) => type === 'callcenter');
    if (isAgent) await api.setOnDuty(dialpad, user.id, isHere);
    else await api.setDoNotDisturb(dialpad, user.id, !isHere);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
