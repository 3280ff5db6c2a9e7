import { type Agent, chosenStatus, isOnCall } from '@cti/functions/model/desk/agent';
import type { StatusDesk } from './status-desk.ts';

const prefix = 'cti.shift.';

/**
 * Whether a member is 待機中, or will be once no call keeps them. A ringing phone or a conversation doesn't tell: the
 * server shows both for people who have never opened the console.
 */
export const hasArrived = (agent: Pick<Agent, 'status' | 'chosen'>): boolean =>
  agent.status === 0 || (isOnCall(agent.status) && chosenStatus(agent) === 0);

/**
 * Whether this browser has started the shift since the person signed in. The first page after signing in sets them to
 * 待機中; a reload or another tab leaves their status alone.
 */
export function shiftOf(storage: Storage, customerId: string, uid: string) {
  const key = `${prefix}${customerId}.${uid}`;
  return {
    hasBegun: () => {
      try {
        return storage.getItem(key) !== null;
      } catch {
        return false;
      }
    },
    begin: () => {
      try {
        storage.setItem(key, '1');
      } catch {
        // If storage is blocked, a reload resets the chosen status.
      }
    },
  };
}

/** At the end of a session: the next one starts a new shift. */
export function forgetShifts(storage: Storage): void {
  for (const key of Object.keys(storage)) if (key.startsWith(prefix)) storage.removeItem(key);
}

/** Signing out must not wait for a missing connection. */
const patienceMs = 1_500;

/** Signing out logs the member off for their colleagues; during a call, once it ends. */
export async function endShift(desk: StatusDesk | null): Promise<void> {
  if (!desk) return;
  await Promise.race([
    desk.choose(1).catch(() => {}),
    new Promise((resolve) => setTimeout(resolve, patienceMs)),
  ]);
}
