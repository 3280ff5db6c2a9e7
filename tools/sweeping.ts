import type { Firestore } from 'firebase-admin/firestore';
import { checkDue } from '../functions/src/dialpad/doctor.ts';
import { fetchRecaps } from '../functions/src/recaps/fetch-due.ts';
import { sweep } from '../functions/src/upkeep/sweep.ts';
import { emulatorSealingKey } from './emulator/config.ts';

/** How often the sweep runs here; in the cloud the schedule of `sweepCalls` decides. */
const everyMs = 30_000;
/** Recaps are due minutes after a call; a demo doesn't wait for them. */
const earlyMs = 3_600_000;

/** Does what Cloud Scheduler does in the cloud: the emulator suite has no clock of its own. */
export function startSweeping(db: Firestore): { stop(): void } {
  const timer = setInterval(() => {
    const now = new Date();
    const sealingKey = emulatorSealingKey();
    sweep(db, now)
      .then(() => fetchRecaps({ db, sealingKey, now: () => new Date(), earlyMs }))
      .then(() => checkDue(db, { sealingKey, now }))
      .catch((error: unknown) => console.error('The sweep failed:', error));
  }, everyMs);
  return { stop: () => clearInterval(timer) };
}
