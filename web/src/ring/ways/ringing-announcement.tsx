import { useEffect, useRef, useState } from 'react';
import { otherParty, storeName } from '../../call/call-names.ts';
import { useWords } from '../../words/use-words.tsx';
import { knownRings } from '../known-rings.ts';
import type { CallForMe } from '../use-concerns.ts';

/** Announces callers to screen readers, each ring once however often its row changes. */
export function RingingAnnouncement({ ringing }: { ringing: readonly CallForMe[] }) {
  const words = useWords();
  const told = useRef(knownRings());
  const [news, setNews] = useState({ text: '', turn: 0 });
  useEffect(() => {
    const fresh = ringing.filter((one) => told.current.isNew(one));
    const [first] = fresh;
    if (!first) return;
    const text =
      fresh.length > 1
        ? words.board.announceMany(fresh.length)
        : words.board.announce(otherParty(first.call, words).text, storeName(first.call, words));
    setNews(({ turn }) => ({ text, turn: turn + 1 }));
  }, [ringing, words]);
  return (
    <p className="aside" aria-live="assertive">
      {/* A new element each time: the same caller's next call has the same words. */}
      <span key={news.turn}>{news.text}</span>
    </p>
  );
}
