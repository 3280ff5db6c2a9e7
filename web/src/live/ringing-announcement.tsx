import { useEffect, useRef, useState } from 'react';
import type { Call } from '@cti/functions/model/call';
import { otherParty, storeName } from '../ui/call-names.ts';
import { useWords } from '../words/use-words.tsx';

/** Tells a screen reader who rings, each call once however often its row changes. */
export function RingingAnnouncement({ ringing }: { ringing: Call[] }) {
  const words = useWords();
  const told = useRef(new Set<string>());
  const [news, setNews] = useState({ text: '', turn: 0 });
  useEffect(() => {
    const fresh = ringing.filter(
      (call) => call.state === 'ringing' && !told.current.has(call.linkedId),
    );
    const [first] = fresh;
    if (!first) return;
    for (const call of fresh) told.current.add(call.linkedId);
    const text =
      fresh.length > 1
        ? words.board.announceMany(fresh.length)
        : words.board.announce(otherParty(first, words).text, storeName(first, words));
    setNews(({ turn }) => ({ text, turn: turn + 1 }));
  }, [ringing, words]);
  return (
    <p className="aside" aria-live="assertive">
      {/* A new element each time: the same caller's next call has the same words. */}
      <span key={news.turn}>{news.text}</span>
    </p>
  );
}
