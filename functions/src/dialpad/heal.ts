import { log } from '../log.ts';
import { fetchRecaps } from '../recaps/fetch-due.ts';
import { askAboutUnended } from './ask-unended.ts';
import { reconcileDue, type Run } from './reconcile.ts';

/** Asks Dialpad for what its events have left out. If one part fails, the other still runs. */
export async function heal(run: Run): Promise<void> {
  for (const part of [askAboutUnended, reconcileDue, fetchRecaps]) {
    try {
      await part(run);
    } catch (error) {
      log.failed({ where: 'heal', error });
    }
  }
}
