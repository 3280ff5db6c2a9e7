import { isDeepStrictEqual } from 'node:util';
import type { Firestore } from 'firebase-admin/firestore';
import { whileContended, writeAsRead } from '../firestore/contended.ts';
import { readDocument } from '../firestore/read-document.ts';
import type { Notice } from '../intake/notice.ts';
import { memberOfOperator } from '../members/member-of-operator.ts';
import { agentSchema, chosenStatus, type Agent, type OwnStatus } from '../model/desk/agent.ts';
import type { Operator } from '../model/calls/call.ts';
import { paths } from '../model/paths.ts';
import { absentAgent, type ChoiceElsewhere, withChoice } from './presence.ts';

export type AgentStatusNotice = Extract<Notice, { kind: 'agent-status' }>;

/**
 * Dialpad's `on_duty_status` as ours (contract 4.2), and which of ours already say the same: whoever is away, working or
 * logged off here is off duty there, for whatever reason. `occupied` and `wrapup` aren't here: calls tell us that.
 */
const duties: Record<string, { status: OwnStatus; said: readonly OwnStatus[] }> = {
  available: { status: 0, said: [0] },
  unavailable: { status: 3, said: [1, 2, 3] },
  busy: { status: 2, said: [2] },
};

/**
 * Brings a member's status in line with what they chose at Dialpad. Neither order nor repetition matters: what is older
 * than the last choice, there or here, changes nothing.
 */
export async function followDuty(
  db: Firestore,
  customerId: string,
  notice: AgentStatusNotice,
  now: Date,
): Promise<void> {
  if (!Object.hasOwn(duties, notice.duty)) return;
  await followChoice(db, customerId, notice.person, (agent) => afterNotice(agent, notice, now));
}

/** Brings the status of whose phone it is in line with what they chose elsewhere. */
export async function followChoice(
  db: Firestore,
  customerId: string,
  person: Pick<Operator, 'email' | 'id'>,
  after: (agent: Agent) => Agent,
): Promise<void> {
  const member = await memberOfOperator(db, customerId, person);
  if (!member) return;
  await whileContended(async () => {
    const document = await db.doc(paths.agent(customerId, member.uid)).get();
    const agent = readDocument(agentSchema, document) ?? absentAgent;
    const { name, groupCodes } = member;
    const next = { ...after(agent), name, groupCodes };
    // Somebody who was never here and is off duty is nobody to show.
    if (!document.exists && next.status === absentAgent.status) return;
    if (!isDeepStrictEqual(next, agent)) await writeAsRead(document, next);
  });
}

/** A person's status once Dialpad has told theirs. Pure and idempotent. */
export function afterNotice(
  agent: Agent,
  { duty, reason, at }: Pick<AgentStatusNotice, 'duty' | 'reason' | 'at'>,
  now: Date,
): Agent {
  const told = Object.hasOwn(duties, duty) ? duties[duty] : undefined;
  return told ? afterChoice(agent, { ...told, reason, at, by: 'byDialpad' }, now) : agent;
}

/**
 * A person's status after a choice elsewhere, unless they have made a newer one. `said` = which of ours say the same:
 * their own word says more.
 */
export function afterChoice(
  agent: Agent,
  choice: ChoiceElsewhere & { said: readonly OwnStatus[] },
  now: Date,
): Agent {
  const { said, at } = choice;
  if (agent.chosenAt && agent.chosenAt >= at) return agent;
  const isByHand = agent.byDialpad === null && agent.byPbx === null;
  // What comes late is compared with this news all the same.
  if (isByHand && said.includes(chosenStatus(agent))) return { ...agent, chosenAt: at };
  return withChoice(agent, choice, now);
}
