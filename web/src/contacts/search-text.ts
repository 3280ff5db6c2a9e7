import { useEffect, useState } from 'react';
import { createStore } from '../store.ts';

/** The search text. Kept here and not in the address, which must never hold names or numbers. */
export const searchText = createStore('');

const settleMs = 150;

/** Debounces a text that changes with each keystroke: each search costs reads. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), settleMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
