import { isDeepStrictEqual } from 'node:util';
import type { Firestore } from 'firebase-admin/firestore';
import { whileContended, writeAsRead } from '../firestore/contended.ts';
import { readDocument } from '../firestore/read-document.ts';
import { memberOfOperator } from '../members/member-of-operator.ts';
import { agentSchema } from '../model/desk/agent.ts';
import { callSchema, type Call, type Operator } from '../model/calls/call.ts';
import type { Member } from '../model/members/member.ts';
import { paths } from '../model/paths.ts';
import { wrapUpOf } from '../model/desk/wrap-up.ts';
import type { CallChange } from '../calls/call-change.ts';
import { partOf, personKey, personsConcerned } from './part.ts';
import { absentAgent, withCall } from './presence.ts';

/**
 * Brings the status of everybody in a call up to date. The change only says whom to look at: their part in the call is
 * reread along with their status, so neither order nor repetition of changes matters. Reads per person concerned: a
 * query for their member document, their status, the call, and at its end the two documents that say how long wrap-up
 * is.
 */
export async function followAgents({
  db,
  customerId,
  before,
  after,
  now,
}: CallChange): Promise<void> {
  const linkedId = (after ?? before)?.linkedId;
  if (!linkedId) return;
  const persons = personsConcerned(before, after);
  await Promise.all(
    persons.map(async (person) => {
      const member = await memberOfOperator(db, customerId, person);
      if (member) await bringUpToDate({ db, customerId, linkedId, now, person, member });
    }),
  );
}

interface PersonInCall {
  db: Firestore;
  customerId: string;
  linkedId: string;
  now: Date;
  person: Operator;
  member: Member;
}

const bringUpToDate = (context: PersonInCall): Promise<void> =>
  whileContended(async () => {
    const { db, customerId, linkedId, now, person, member } = context;
    // The status is read no later than the call, and written only if unchanged since.
    const [agentDocument, callDocument] = await db.getAll(
      db.doc(paths.agent(customerId, member.uid)),
      db.doc(paths.call(customerId, linkedId)),
    );
    if (!agentDocument) return;
    const call = readDocument(callSchema, callDocument);
    const part = partOf(call, personKey(person));
    // Create nothing for a call that's over, least of all while the customer is being deleted.
    if (!agentDocument.exists && part.kind === 'over') return;
    const agent = readDocument(agentSchema, agentDocument) ?? absentAgent;
    const wrapUpMs = part.kind === 'over' && part.answered ? await wrapUpMsOf(context, call) : 0;
    const { name, groupCodes } = member;
    const next = { ...withCall(agent, linkedId, part, { now, wrapUpMs }), name, groupCodes };
    if (isDeepStrictEqual(next, agent)) return;
    await writeAsRead(agentDocument, next);
  });

async function wrapUpMsOf({ db, customerId }: PersonInCall, call: Call | null): Promise<number> {
  const [customer, group] = await Promise.all([
    db.doc(paths.settings(customerId, 'wrapUp')).get(),
    call?.groupCode ? db.doc(paths.group(customerId, call.groupCode)).get() : null,
  ]);
  return wrapUpOf(customer.data(), group?.get('wrapUp')).wrapUpMs;
}
