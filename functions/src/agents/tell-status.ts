import type { Firestore } from 'firebase-admin/firestore';
import { command } from '../bridge/command.ts';
import { tellDialpad } from '../dialpad/tell-status.ts';
import { readWays } from '../dialling/ways.ts';
import { readDocument } from '../firestore/read-document.ts';
import { agentSchema, agentStatusNames, chosenStatus } from '../model/desk/agent.ts';
import type { Member } from '../model/members/member.ts';
import { paths } from '../model/paths.ts';
import { Refusal } from '../refusal.ts';

export interface Telling {
  db: Firestore;
  customerId: string;
  sealingKey: string;
  member: Member;
  now: Date;
}

/**
 * Tells every phone system that knows a member the status they have just chosen here: Dialpad by their address, one with
 * a bridge by their extensions. The stored status says what to tell, so a request can't be about anything else.
 *
 * @returns whether one knows now; if it refuses, the member's status here stays what they chose
 */
export async function tellStatus(telling: Telling): Promise<boolean> {
  const { db, customerId, member } = telling;
  const agent = readDocument(agentSchema, await db.doc(paths.agent(customerId, member.uid)).get());
  // What a phone system has told meanwhile is newer.
  if (!agent || agent.byDialpad !== null || agent.byPbx !== null) return false;
  const status = chosenStatus(agent);
  const told = await Promise.all([
    tellDialpad(telling, status === 0),
    pauseAtBridge(telling, status !== 0, agentStatusNames[status]),
  ]);
  return told.includes(true);
}

/** Pauses the member in the queues of the phone system behind the bridge, or takes that back. */
async function pauseAtBridge(
  { db, customerId, member, now }: Telling,
  paused: boolean,
  reason: string,
): Promise<boolean> {
  const { extensions = [] } = member;
  if (extensions.length === 0) return false;
  const { bridge } = await readWays(db, customerId, now);
  if (bridge === null) return false;
  try {
    await command(
      { db, customerId, bridge, member, now },
      { kind: 'pause', extensions, paused, reason: paused ? reason : '' },
    );
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
