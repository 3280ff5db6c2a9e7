import { testCallMs } from '../../functions/src/config.ts';
import { sweep } from '../../functions/src/upkeep/sweep.ts';
import { openEmulators } from '../../tools/admin.ts';

/** Nobody runs the clock here that the cloud has: for the test calls of now it is a minute later. */
export async function endTestCalls(): Promise<void> {
  const admin = openEmulators();
  await sweep(admin.db, new Date(Date.now() + testCallMs + 1_000));
  await admin.close();
}
