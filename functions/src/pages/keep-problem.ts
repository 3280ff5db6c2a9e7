import { randomInt } from 'node:crypto';
import type { Firestore } from 'firebase-admin/firestore';
import { isAlreadyExists } from '../firestore/errors.ts';
import { hashed } from '../log.ts';
import type { CallableInput } from '../model/callables.ts';
import { problemKeptMs, type Problem } from '../model/desk/page-note.ts';
import { paths } from '../model/paths.ts';

/** A number may be taken; this often in a row it never is. */
const mostTries = 5;

/** Keeps a reported problem for 30 days; returns the six digits it's found by. */
export async function keepProblem(
  db: Firestore,
  report: CallableInput<'reportProblem'> & { uid: string; now: Date },
): Promise<string> {
  const { customerId, uid, browser, skewMs, now } = report;
  const problem: Problem = {
    uid,
    receivedAt: now,
    browser,
    skewMs,
    // As the log has it, so that both can be read together.
    lines: report.lines.map(({ atMs, what, is, linkedId }) => ({
      at: new Date(atMs),
      what,
      is,
      call: linkedId === null ? null : hashed(linkedId),
    })),
    expireAt: new Date(now.getTime() + problemKeptMs),
  };
  for (let tries = 1; ; tries += 1) {
    const number = String(randomInt(100_000, 1_000_000));
    try {
      await db.doc(paths.problem(customerId, number)).create(problem);
      return number;
    } catch (error) {
      if (tries >= mostTries || !isAlreadyExists(error)) throw error;
    }
  }
}
