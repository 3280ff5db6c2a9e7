import { callable, tooMany } from '../callable/callable.ts';
import { mayBeginExport } from '../rate-limit.ts';
import * as exporting from './export.ts';
import * as logging from './log-call.ts';

/** The callables of the history; names and options are in index.ts. */

/** A hundred thousand calls take a hundred parts. */
export const exportCalls = callable(
  'exportCalls',
  async ({ db, ...caller }, { groupCode, filter, language, part }) => {
    if (!part && !mayBeginExport(caller.uid)) throw tooMany();
    return exporting.exportCalls(
      db,
      { ...caller, groupCode: groupCode ?? null, filter, language, part: part ?? null },
      new Date(),
    );
  },
);

export const logCall = callable('logCall', (call, input) =>
  logging.logCall({ ...call, now: new Date() }, input),
);
