import { sealingKeyFault } from '../functions/src/sealing/keys.ts';
import { Failure } from './failure.ts';

/** The steps of rotating `SEALING_KEY`, each deployed before the next: every function must be able to open what any other seals. */
const changes = {
  /** The new key can open; the old one still seals. */
  add: (keys: readonly string[], made: string) => {
    if (keys.length > 1) throw new Failure('There are two keys already: go on with use.');
    return [...keys, made];
  },
  /** The new key seals; the old one can still open. */
  use: (keys: readonly string[]) => {
    if (keys.length < 2) throw new Failure('There is one key only: begin with add.');
    return [...keys.slice(1), ...keys.slice(0, 1)];
  },
  /** The old key has been dropped. */
  drop: (keys: readonly string[]) => {
    if (keys.length < 2) throw new Failure('There is one key only.');
    return keys.slice(0, 1);
  },
};

export type Change = keyof typeof changes;

export const isChange = (word: string): word is Change => Object.hasOwn(changes, word);

/** `SEALING_KEY` after one of the steps. */
export function changedKey(sealingKey: string, change: Change, made: string): string {
  const fault = sealingKeyFault(sealingKey, true);
  if (fault !== null) throw new Failure(fault);
  return changes[change](sealingKey.split(','), made).join(',');
}
