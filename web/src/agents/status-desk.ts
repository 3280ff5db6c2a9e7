import {
  type Agent,
  type OwnStatus,
  agentSchema,
  chosenStatus,
  isOnCall,
  wrappingUp,
} from '@cti/functions/model/desk/agent';
import type { Member } from '@cti/functions/model/members/member';
import { paths } from '@cti/functions/model/paths';
import { withDates } from '@cti/functions/model/text/with-dates';
import { doc, runTransaction, serverTimestamp } from 'firebase/firestore';
import { db } from '../firebase/firestore.ts';

export type StatusDesk = ReturnType<typeof createStatusDesk>;

/**
 * A member's changes to their own status. Each reads and writes the status in one transaction, so it never undoes what
 * a call has done meanwhile; without a connection it fails instead of waiting for hours.
 */
export function createStatusDesk(customerId: string, member: Member) {
  /** `change` = what to write given what is there; null = nothing. */
  async function act(
    change: (agent: Agent | null) => Record<string, unknown> | null,
  ): Promise<void> {
    const own = doc(db(), paths.agent(customerId, member.uid));
    await runTransaction(db(), async (transaction) => {
      const stored = await transaction.get(own);
      const parsed = agentSchema.safeParse(withDates(stored.data()));
      const fields = change(parsed.success ? parsed.data : null);
      if (!fields) return;
      if (stored.exists()) transaction.update(own, fields);
      else transaction.set(own, fields);
    });
  }

  const statusIs = (status: OwnStatus) => ({
    status,
    chosen: status,
    wrapUpUntil: null,
    since: serverTimestamp(),
    name: member.name,
    groupCodes: member.groupCodes,
  });
  /** From now on, and chosen here. */
  const byHand = () => ({ chosenAt: serverTimestamp(), byDialpad: null, byPbx: null });

  return {
    /**
     * While a call keeps the member, the status they'll have after it.
     * @param isHeld whether a required disposition keeps them in wrap-up
     */
    choose: (status: OwnStatus, isHeld = false) =>
      act((agent) => {
        const isKept = agent && (isOnCall(agent.status) || (isHeld && agent.status === wrappingUp));
        return { ...(isKept ? { chosen: status } : statusIs(status)), ...byHand() };
      }),

    /** Back to what was chosen before the call, if it's still wrap-up. */
    endWrapUp: () =>
      act((agent) => (agent?.status === wrappingUp ? statusIs(chosenStatus(agent)) : null)),

    extendWrapUp: (until: Date) =>
      act((agent) => (agent?.status === wrappingUp ? { wrapUpUntil: until } : null)),
  };
}
