import { callable } from '../callable/callable.ts';
import * as later from './call-later.ts';

/** The callables of the callback list; names and options are in index.ts. */

export const callLater = callable('callLater', (call, input) =>
  later.callLater({ ...call, now: new Date() }, input),
);
