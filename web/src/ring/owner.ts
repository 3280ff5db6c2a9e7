import { useEffect, useRef, useState } from 'react';

interface Place {
  /** Gives it up, or stops waiting for it. */
  release: () => void;
  /** Takes it from a tab that holds it and does nothing; that one stands in line again when it wakes. */
  seize: () => void;
}

/**
 * Whether this tab is the one that pops first, among all tabs of the same person. The lock goes to the
 * next tab by itself when its holder closes, crashes or signs out; a frozen one has it taken away.
 */
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

/** Waits for a lock and holds it until released; tells when it is held. */
export function holdLock(name: string, onHeld: (isHeld: boolean) => void): () => void {
  return standInLine(name, onHeld).release;
}

function standInLine(name: string, onHeld: (isHeld: boolean) => void): Place {
  // No locks outside of a secure context: better to pop in every tab than in none.
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
        // Seized by another tab.
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
      // The browser refuses a signal for a lock that is there at once.
      ask({ steal: true });
    },
  };
}
