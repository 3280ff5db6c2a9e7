import type { Firestore } from 'firebase/firestore';
import type { Operation } from './operation.ts';
import { askWithSdk } from './with-sdk.ts';

export type Decision = 'allowed' | 'denied';

/** What became of a request; any failure other than a denial is a failure of the test. */
export async function decision(asked: Promise<unknown>): Promise<Decision> {
  try {
    await asked;
    return 'allowed';
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'permission-denied') {
      return 'denied';
    }
    throw error;
  }
}

/** What becomes of several requests, one after the other. */
export async function decisionOn(
  db: Firestore,
  ...operations: Operation[]
): Promise<Decision | 'mixed'> {
  const decisions = new Set<Decision>();
  for (const operation of operations) decisions.add(await decision(askWithSdk(db, operation)));
  const [first = 'allowed', ...others] = decisions;
  return others.length === 0 ? first : 'mixed';
}
