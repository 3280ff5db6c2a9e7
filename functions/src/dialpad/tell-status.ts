import type { Firestore } from 'firebase-admin/firestore';
import { readDocument } from '../firestore/read-document.ts';
import { agentSchema, chosenStatus } from '../model/desk/agent.ts';
import type { Member } from '../model/members/member.ts';
import { paths } from '../model/paths.ts';
import { Refusal } from '../refusal.ts';
import * as api from './api.ts';
import { listUsers } from './call-api.ts';
import { openFor, readState } from './connect.ts';

export interface Telling {
  db: Firestore;
  customerId: string;
  sealingKey: string;
  member: Member;
}

/**
 * Tells Dialpad the status a member has just chosen here: an agent of a call center is on duty or not, everybody else
 * takes calls or isn't disturbed. The stored status says what to tell, so a request can't be about anything else.
 *
 * @returns whether Dialpad knows now; if it refuses, the member's status here stays what they chose
 */
export async function tellStatus({
  db,
  customerId,
  sealingKey,
  member,
}: Telling): Promise<boolean> {
  const { connection } = await readState(db, customerId);
  if (!connection || member.email === '') return false;
  const agent = readDocument(agentSchema, await db.doc(paths.agent(customerId, member.uid)).get());
  // What came from Dialpad meanwhile is newer.
  if (!agent || agent.byDialpad !== null) return false;
  const isHere = chosenStatus(agent) === 0;
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
