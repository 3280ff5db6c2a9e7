import { type Agent, chosenStatus, isOnCall } from '@cti/functions/model/agent';
import type { StatusDesk } from './status-desk.ts';

const prefix = 'cti.shift.';

/**
 * Whether a member is 待機中, or will be as soon as no call keeps them. A phone that rings or a talk doesn't tell:
 * the server shows both of people who never opened the console.
 */
export const hasArrived = (agent: Pick<Agent, 'status' | 'chosen'>): boolean =>
  agent.status === 0 || (isOnCall(agent.status) && chosenStatus(agent) === 0);

/**
 * Whether this browser has begun the shift since the person signed in. The first page after signing in sets
 * them to 待機中; a reload or another tab leaves their status alone.
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
        // A forbidden storage costs a status chosen before a reload.
      }
    },
  };
}

/** At the end of a session: the next one begins a shift. */
export function forgetShifts(storage: Storage): void {
  for (const key of Object.keys(storage)) if (key.startsWith(prefix)) storage.removeItem(key);
}

/** Signing out may not wait for a connection that is not there. */
const patienceMs = 1_500;

/** Whoever signs out is logged off for their colleagues; after a call that goes on, once it ends. */
export async function endShift(desk: StatusDesk | null): Promise<void> {
  if (!desk) return;
  await Promise.race([
    desk.choose(1).catch(() => {}),
    new Promise((resolve) => setTimeout(resolve, patienceMs)),
  ]);
}
