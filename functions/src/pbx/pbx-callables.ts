import { asAdmin } from '../callable/authorize.ts';
import { callable } from '../callable/callable.ts';
import * as kept from './kept.ts';

/** The callables of what bridges tell of their phone systems; names and options are in index.ts. */

export const readPbxDirectory = callable('readPbxDirectory', ({ db, customerId }) =>
  kept.readDirectory(db, customerId),
);

export const keepPbxDirectory = callable(
  'keepPbxDirectory',
  async ({ db, customerId, session }, { readId, groups }) => {
    const by = asAdmin(db, customerId, session);
    await kept.keepDirectory({ db, customerId, by }, readId, groups);
    return { kept: true } as const;
  },
);
