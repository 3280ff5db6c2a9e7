import { type Place, placeKey } from './popup-place.ts';

/** A window that is moved tells nobody. */
const lookMs = 1_000;

/**
 * Remembers where the person has put this window, on this screen and computer alone. Where the browser
 * has put it is nobody's choice and is not remembered. Returns how to stop.
 */
export function keepPlace(page: Window = window): () => void {
  let known = placeOf(page);
  const look = () => {
    const now = placeOf(page);
    if (JSON.stringify(now) === JSON.stringify(known)) return;
    known = now;
    try {
      page.localStorage.setItem(placeKey(page.screen), JSON.stringify(now));
    } catch {
      // A full or forbidden storage: it opens at the usual place.
    }
  };
  const timer = setInterval(look, lookMs);
  page.addEventListener('pagehide', look);
  return () => {
    clearInterval(timer);
    page.removeEventListener('pagehide', look);
  };
}

function placeOf(page: Window): Place {
  const { screenX, screenY, innerWidth, innerHeight } = page;
  return { left: screenX, top: screenY, width: innerWidth, height: innerHeight };
}
