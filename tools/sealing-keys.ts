import { sealingKeyFault } from '../functions/src/sealing/keys.ts';
import { Failure } from './failure.ts';

/** The steps in which `SEALING_KEY` changes, each deployed before the next: all functions must open what one seals. */
const changes = {
  /** The new key opens, the old one still seals. */
  add: (keys: readonly string[], made: string) => {
    if (keys.length > 1) throw new Failure('There are two keys already: go on with use.');
    return [...keys, made];
  },
  /** The new key seals, the old one still opens. */
  use: (keys: readonly string[]) => {
    if (keys.length < 2) throw new Failure('There is one key only: begin with add.');
    return [...keys.slice(1), ...keys.slice(0, 1)];
  },
  /** The old key is gone. */
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
