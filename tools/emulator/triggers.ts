import { setTimeout as pause } from 'node:timers/promises';
import type { Firestore } from 'firebase-admin/firestore';
import { paths } from '../../functions/src/model/paths.ts';
import { Failure } from '../failure.ts';

/**
 * Waits until the triggers have worked off what was written before. They are told one after another, so what is
 * written last shows that all before it had its turn: a contact of nobody, to which a trigger gives its place in the list.
 */
export async function untilTriggersRest(db: Firestore, timeoutMs = 120_000): Promise<void> {
  const marker = db.doc(paths.contact('readiness', 'marker'));
  const deadline = Date.now() + timeoutMs;
  await marker.set({});
  while ((await marker.get()).get('recentAt') === undefined) {
    if (Date.now() > deadline) throw new Failure('The triggers of the emulators do not rest.');
    await pause(250);
  }
  await marker.delete();
}
