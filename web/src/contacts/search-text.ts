import { useEffect, useState } from 'react';
import { createStore } from '../store.ts';

/** What is being looked for. Kept here and not in the address, where no name and no number may stand. */
export const searchText = createStore('');

const settleMs = 150;

/** A text that changes with each letter, told when it rests for a moment: each search costs reads. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), settleMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
