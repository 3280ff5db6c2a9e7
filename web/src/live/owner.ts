import { useEffect, useState } from 'react';

/**
 * Whether this tab is the one that pops, among all tabs of the same person. The lock goes to the
 * next tab by itself when its holder closes, crashes or signs out.
 */
export function useRingOwner(person: string): boolean {
  const [isOwner, setIsOwner] = useState(false);
  useEffect(() => holdLock(`cti-ring:${person}`, setIsOwner), [person]);
  return isOwner;
}

/** Waits for a lock and holds it until released; tells when it is held. */
export function holdLock(name: string, onHeld: (isHeld: boolean) => void): () => void {
  // No locks outside of a secure context: better to pop in every tab than in none.
  if (!('locks' in navigator)) {
    onHeld(true);
    return () => onHeld(false);
  }
  const waiting = new AbortController();
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  navigator.locks
    .request(name, { signal: waiting.signal }, () => {
      if (waiting.signal.aborted) return;
      onHeld(true);
      return held;
    })
    // Only our own abort ends up here.
    .catch(() => {});
  return () => {
    waiting.abort();
    release();
    onHeld(false);
  };
}
