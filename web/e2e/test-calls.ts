import { testCallMs } from '../../functions/src/config.ts';
import { paths } from '../../functions/src/model/paths.ts';
import { closeIfStuck } from '../../functions/src/upkeep/sweep.ts';
import { openEmulators } from '../../tools/admin.ts';

/** Nobody runs the clock here that the cloud has: for the test calls of one customer it is a minute later. */
export async function endTestCalls(customerId: string): Promise<void> {
  const admin = openEmulators();
  const later = new Date(Date.now() + testCallMs + 1_000);
  const active = admin.db
    .collection(paths.calls(customerId))
    .where('active', '==', true)
    .where('isTest', '==', true);
  // A call that somebody changes just now is tried again.
  for (let calls = await active.get(); !calls.empty; calls = await active.get()) {
    for (const call of calls.docs) await closeIfStuck(call, later);
  }
  await admin.close();
}
