import { useEffect } from 'react';
import { pageTitle } from '../../console/page-title.ts';
import { useStore } from '../../store.ts';
import { useWords } from '../../words/use-words.tsx';

const calmIcon = '/favicon.svg';
const ringingIcon = '/favicon-ringing.svg';

/** While phones ring, the tab's title and icon alternate with the usual ones. */
export function useRingingTab(ringing: number): void {
  const words = useWords();
  const usual = useStore(pageTitle);
  useEffect(() => {
    if (ringing === 0) return;
    let isLoud = false;
    const turn = () => {
      isLoud = !isLoud;
      document.title = isLoud ? words.ring.titleRinging(ringing) : usual;
    };
    turn();
    setIcon(ringingIcon);
    const timer = setInterval(turn, 1_000);
    return () => {
      clearInterval(timer);
      document.title = usual;
      setIcon(calmIcon);
    };
  }, [ringing, usual, words]);
}

function setIcon(href: string): void {
  document.querySelector('link[rel="icon"]')?.setAttribute('href', href);
}
