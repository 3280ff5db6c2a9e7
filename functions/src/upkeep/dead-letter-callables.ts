import { callable } from '../callable/callable.ts';
import { Refusal } from '../refusal.ts';
import * as letters from './dead-letters.ts';
import { replayDeadLetter as replay } from './replay.ts';

/** The callables about bodies that couldn't be read on arrival; options are in index.ts. */

const unknownLetter = () => new Refusal('dead-letter-unknown', 'There is no such dead letter.');

export const deadLetters = callable('deadLetters', async ({ db, customerId }) => ({
  letters: await letters.newestLetters(db, customerId),
}));

export const openDeadLetter = callable(
  'openDeadLetter',
  async ({ db, customerId, uid, member }, { id }) => {
    const by = { uid, name: member.name };
    const content = await letters.openLetter(db, { customerId, id, by, now: new Date() });
    if (!content) throw unknownLetter();
    return content;
  },
);

/** Rereads a body for an admin. */
export const replayDeadLetter = callable(
  'replayDeadLetter',
  async ({ db, customerId, uid }, { id }) => {
    const replayed = await replay(db, customerId, id, uid, () => new Date());
    if (!replayed) throw unknownLetter();
    return replayed;
  },
);
