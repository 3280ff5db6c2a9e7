import { isSameRing } from '@cti/functions/model/desk/concern';

/** More than a shop's busiest hour; the oldest are dropped. */
const remembered = 200;

/** One person's popped rings, for all their tabs and across reloads: linked ids and times, nothing about anybody. */
export function poppedRings(storage: Pick<Storage, 'getItem' | 'setItem'>, owner: string) {
  const key = `cti.popped.${owner}`;

  function read(): [linkedId: string, sinceMs: number][] {
    try {
      const stored: unknown = JSON.parse(storage.getItem(key) ?? '[]');
      return Array.isArray(stored) ? stored.filter(isEntry) : [];
    } catch {
      return [];
    }
  }

  return {
    has: (linkedId: string, sinceMs: number) =>
      read().some(([known, knownMs]) => known === linkedId && isSameRing(knownMs, sinceMs)),
    add(linkedId: string, sinceMs: number) {
      try {
        const others = read().filter(([known]) => known !== linkedId);
        storage.setItem(key, JSON.stringify([...others, [linkedId, sinceMs]].slice(-remembered)));
      } catch {
        // If storage is full or blocked, a reload forgets; the popup still works.
      }
    },
  };
}

const isEntry = (stored: unknown): stored is [string, number] =>
  Array.isArray(stored) && typeof stored[0] === 'string' && typeof stored[1] === 'number';
