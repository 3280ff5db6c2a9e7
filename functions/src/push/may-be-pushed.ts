import { type Agent, popupStatus } from '../model/agent.ts';
import type { Call } from '../model/call.ts';
import type { Member } from '../model/member.ts';

/** A person and what he is doing; null = he has never begun a shift. */
export interface Desk {
  member: Member;
  agent: Agent | null;
}

/** Logged off, working, away, wrapping up: contract 4.2. */
const quietForOutside = [1, 2, 3, 7];
const loggedOff = 1;

/** Whether a ringing call concerns a person who has no page open: as a page of his would decide. */
export function mayBePushed(call: Call, { member, agent }: Desk, now: Date): boolean {
  if (!member.active || call.mergedInto !== null) return false;
  const sees =
    member.role === 'admin' ||
    (call.groupCode !== null && member.groupCodes.includes(call.groupCode));
  if (!sees) return false;
  const status = agent ? popupStatus(agent, now.getTime()) : 0;
  switch (call.direction) {
    case 'inbound':
      return !quietForOutside.includes(status);
    case 'internal':
      return status !== loggedOff && rings(call, member.email);
    case 'outbound':
      return false;
  }
}

const rings = ({ ringing }: Call, email: string): boolean =>
  email !== '' && ringing.some((phone) => phone.email.toLowerCase() === email.toLowerCase());
