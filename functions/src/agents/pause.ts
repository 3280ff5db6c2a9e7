import type { Firestore } from 'firebase-admin/firestore';
import { type Agent, chosenStatus } from '../model/desk/agent.ts';
import type { PauseTold } from '../model/calls/pbx.ts';
import { afterChoice, followChoice } from './duty.ts';

/** Reasons that mean work after a call; whoever pauses for any other is away. */
const work = /ワーク|後処理|work|wrap/i;

/** What a pause is here, and which of ours say the same already: a log-off here pauses there too. */
const statusOf = ({ isPaused, reason }: Pick<PauseTold, 'isPaused' | 'reason'>) =>
  !isPaused
    ? ({ status: 0, said: [0] } as const)
    : work.test(reason)
      ? ({ status: 2, said: [2] } as const)
      : ({ status: 3, said: [1, 3] } as const);

/**
 * Brings a member's status in line with their pause in the queues of a phone system. Neither order nor repetition
 * matters: what is older than the last choice, there or here, changes nothing.
 */
export const followPause = (
  db: Firestore,
  customerId: string,
  pause: PauseTold,
  now: Date,
): Promise<void> =>
  followChoice(db, customerId, { email: '', id: pause.extension }, (agent) =>
    afterPause(agent, pause, now),
  );

/** A person's status once a phone system has told their pause. Pure and idempotent. */
export function afterPause(agent: Agent, pause: PauseTold, now: Date): Agent {
  const { isPaused, isFound, reason } = pause;
  // Since when somebody who is found not to be paused isn't, nobody knows: it ends a pause, and nothing else.
  if (isFound && !isPaused && (agent.byPbx === null || chosenStatus(agent) === 0)) return agent;
  // A clock that is ahead must not outdo what is chosen here from now on.
  const at = pause.at < now ? pause.at : now;
  const choice = { ...statusOf(pause), reason: isPaused ? reason : '', at, by: 'byPbx' } as const;
  return afterChoice(agent, choice, now);
}
