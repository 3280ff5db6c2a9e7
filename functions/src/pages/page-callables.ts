import { callable } from '../callable/callable.ts';
import { log } from '../log.ts';
import type { PageNote } from '../model/desk/page-note.ts';
import { keepProblem } from './keep-problem.ts';

/** What a page has noticed goes to the log, a line for each. */
export const notePage = callable('notePage', ({ customerId }, { notes }) => {
  for (const note of notes) tell(customerId, note);
  return Promise.resolve({});
});

/** Keeps what a page did for whoever is asked on the phone, under a number to read out. */
export const reportProblem = callable('reportProblem', async ({ db, customerId, uid }, report) => {
  const number = await keepProblem(db, { ...report, customerId, uid, now: new Date() });
  log.problemReported({ customerId, number, lines: report.lines.length });
  return { number };
});

function tell(customerId: string, note: PageNote): void {
  switch (note.kind) {
    case 'card': {
      const { linkedId, channel, ms } = note;
      return log.cardShown({ customerId, linkedId, channel, ms });
    }
    case 'hop':
      return log.hopBroken({ customerId, hop: note.hop });
    case 'error':
      return log.pageFailed({ customerId, name: note.name, at: note.at });
  }
}
