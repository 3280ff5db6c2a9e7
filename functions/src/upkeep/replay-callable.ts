import { callable } from '../members/callable.ts';
import { Refusal } from '../refusal.ts';
import { replayDeadLetter as replay } from './replay.ts';

/** An admin has a body read again that could not be read when it came; options are in index.ts. */
export const replayDeadLetter = callable(
  'replayDeadLetter',
  async ({ db, customerId, uid }, { id }) => {
    const replayed = await replay(db, customerId, id, uid, () => new Date());
    if (!replayed) throw new Refusal('dead-letter-unknown', 'There is no such dead letter.');
    return replayed;
  },
);
