import { useEffect, useRef, useState } from 'react';

interface Place {
  /** Releases it, or stops waiting for it. */
  release: () => void;
  /** Takes it from a tab that holds it but does nothing; that tab queues again when it wakes up. */
  seize: () => void;
}

/** Whether this tab pops first. The lock passes on when its tab closes, crashes or signs out, or is frozen. */
export function useRingOwner(person: string): { isOwner: boolean; seize: () => void } {
  const [isOwner, setIsOwner] = useState(false);
  const place = useRef<Place | null>(null);
  useEffect(() => {
    const entered = standInLine(`cti-ring:${person}`, setIsOwner);
    place.current = entered;
    return entered.release;
  }, [person]);
  return { isOwner, seize: () => place.current?.seize() };
}

/** Waits for a lock and holds it until released; reports when it's held. */
export function holdLock(name: string, onHeld: (isHeld: boolean) => void): () => void {
  return standInLine(name, onHeld).release;
}

/** Waits for a lock and holds it until released; {@link Place.seize} takes it at once. */
export function standInLine(name: string, onHeld: (isHeld: boolean) => void): Place {
  // There are no locks outside a secure context: better to pop in every tab than in none.
  if (!('locks' in navigator)) {
    onHeld(true);
    return { release: () => onHeld(false), seize: () => {} };
  }
  let waiting = new AbortController();
  let isOver = false;
  let free = () => {};
  const held = new Promise<void>((resolve) => (free = resolve));

  function ask(options: LockOptions): void {
    navigator.locks
      .request(name, options, () => {
        if (isOver || options.signal?.aborted) return;
        onHeld(true);
        return held;
      })
      .catch(() => {
        if (isOver || options.signal?.aborted) return;
        // Stolen by another tab.
        onHeld(false);
        queue();
      });
  }

  function queue(): void {
    waiting = new AbortController();
    ask({ signal: waiting.signal });
  }

  queue();
  return {
    release() {
      isOver = true;
      waiting.abort();
      free();
      onHeld(false);
    },
    seize() {
      waiting.abort();
      // The browser rejects a signal together with `steal`.
      ask({ steal: true });
    },
  };
}
