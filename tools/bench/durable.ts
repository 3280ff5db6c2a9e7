import { type Firestore, WriteBatch } from '@google-cloud/firestore';
import { telephonyReader } from '../../functions/src/customers/telephony.ts';
import type { IntakeDeps } from '../../functions/src/intake/settle.ts';
import { takeIn, type Delivery } from '../../functions/src/intake/take-in.ts';
import { demo } from '../demo/constants.ts';
import { customerId } from './traffic.ts';

export interface Times {
  /** Until Firestore has acknowledged the event's write. */
  durableMs: number;
  /** Until the call document is up to date as well. */
  upToDateMs: number;
}

/** Takes in one delivery at a time, as the function does but without HTTP; its first commit is the event's write. */
export function intake(db: Firestore, options: { readSecrets: boolean }) {
  let clock = 0;
  const deps: IntakeDeps = {
    db: () => Promise.resolve(db),
    telephony: telephonyReader({
      db: () => Promise.resolve(db),
      sealingKey: () => demo.sealingKey,
      emulated: true,
      // A clock that stands still keeps the secrets' window open, one that leaps never finds it open.
      now: () => (options.readSecrets ? (clock += 60_000) : 0),
    }),
    now: () => new Date(),
  };
  return async (body: string): Promise<Times> => {
    const delivery: Delivery = {
      customerId,
      rawBody: Buffer.from(body),
      signatureHeader: undefined,
      arrivedAt: new Date(),
    };
    const begin = performance.now();
    const { outcome, firstCommitAt } = await watchingCommits(() => takeIn(deps, delivery));
    if (outcome.kind !== 'stored') throw new Error(`not stored but ${outcome.kind}`);
    return { durableMs: firstCommitAt - begin, upToDateMs: performance.now() - begin };
  };
}

/** Notes when the first commit of `work` was acknowledged. A `create` is a commit of one write, too. */
async function watchingCommits<T>(
  work: () => Promise<T>,
): Promise<{ outcome: T; firstCommitAt: number }> {
  const original = Object.getOwnPropertyDescriptor(WriteBatch.prototype, 'commit');
  const commit = original?.value as WriteBatch['commit'];
  let firstCommitAt: number | undefined;
  WriteBatch.prototype.commit = async function watched(this: WriteBatch) {
    const results = await commit.call(this);
    firstCommitAt ??= performance.now();
    return results;
  };
  try {
    const outcome = await work();
    return { outcome, firstCommitAt: firstCommitAt ?? performance.now() };
  } finally {
    WriteBatch.prototype.commit = commit;
  }
}
