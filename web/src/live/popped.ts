/** More than a shop's busiest hour; the oldest fall out. */
const remembered = 200;

/**
 * The calls that have popped for one person, shared by all his tabs and surviving a reload. Only
 * linked ids are kept, which say nothing about anybody.
 */
export function poppedCalls(storage: Pick<Storage, 'getItem' | 'setItem'>, owner: string) {
  const key = `cti.popped.${owner}`;

  function read(): string[] {
    try {
      const stored: unknown = JSON.parse(storage.getItem(key) ?? '[]');
      return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : [];
    } catch {
      return [];
    }
  }

  return {
    has: (linkedId: string) => read().includes(linkedId),
    add(linkedIds: readonly string[]) {
      try {
        const known = read();
        const added = linkedIds.filter((id) => !known.includes(id));
        storage.setItem(key, JSON.stringify([...known, ...added].slice(-remembered)));
      } catch {
        // A full or forbidden storage costs the memory of a reload, not the popup.
      }
    },
  };
}
