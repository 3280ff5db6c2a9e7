import type { Firestore } from 'firebase-admin/firestore';
import { sweep } from '../functions/src/upkeep/sweep.ts';

/** How often the sweep runs here; in the cloud the schedule of `sweepCalls` decides. */
const everyMs = 30_000;

/** Does what Cloud Scheduler does in the cloud: the emulator suite has no clock of its own. */
export function startSweeping(db: Firestore): { stop(): void } {
  const timer = setInterval(() => {
    sweep(db, new Date()).catch((error: unknown) => console.error('The sweep failed:', error));
  }, everyMs);
  return { stop: () => clearInterval(timer) };
}
