import { sealingKey } from '../config.ts';
import { callable } from '../callable/callable.ts';
import { playRecording as play } from './play.ts';

/** Anybody who may see a call may hear it; options are in index.ts. */
export const playRecording = callable('playRecording', ({ db, session, member }, input) =>
  play({ db, session, member, sealingKey: sealingKey.value(), now: new Date() }, input),
);
