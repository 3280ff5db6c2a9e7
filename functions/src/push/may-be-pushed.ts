import { type Agent, popsAtStatus, popupStatus } from '../model/agent.ts';
import type { Call } from '../model/call.ts';
import { type Member, seesGroup } from '../model/member.ts';
import { isOperator } from '../model/operator.ts';

/** A person and what he is doing; null = he has never begun a shift. */
export interface Desk {
  member: Member;
  agent: Agent | null;
}

/** Whether a ringing call concerns a person who has no page open: as a page of his would decide. */
export function mayBePushed(call: Call, { member, agent }: Desk, now: Date): boolean {
  if (!member.active || call.mergedInto !== null) return false;
  if (!seesGroup(member, call.groupCode)) return false;
  if (agent && !popsAtStatus(call.direction, popupStatus(agent, now.getTime()))) return false;
  switch (call.direction) {
    case 'inbound':
      return true;
    case 'internal':
      return call.ringing.some((phone) => isOperator(phone, member.email));
    case 'outbound':
      return false;
  }
}
