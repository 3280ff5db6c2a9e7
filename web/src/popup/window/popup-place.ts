/** The popup's position and size: outer corner, inner size, CSS px. */
export interface Place {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The parts of `window.screen` used here. */
export type ScreenArea = Pick<Screen, 'availWidth' | 'availHeight'> & {
  availLeft?: number;
  availTop?: number;
};

/** 50 px from the right edge and from the top (contract, section 6). */
const usual = { width: 500, height: 700, gap: 50 };
/** Below this size, a card is unreadable. */
const least = { width: 360, height: 400 };

/** One entry per screen: what suits the large one on the wall doesn't suit the laptop. */
export function placeKey(screen: ScreenArea): string {
  const { availWidth, availHeight, availLeft = 0, availTop = 0 } = screen;
  return `cti.popup-place.${availWidth}x${availHeight}@${availLeft},${availTop}`;
}

/**
 * Where to open the popup: where the person left it on this screen, else the default position; always entirely visible.
 */
export function popupPlace(screen: ScreenArea, stored: string | null): Place {
  const { availWidth, availHeight, availLeft = 0, availTop = 0 } = screen;
  const place = readPlace(stored);
  if (!place) {
    const left = availLeft + availWidth - usual.width - usual.gap;
    return { left, top: availTop + usual.gap, width: usual.width, height: usual.height };
  }
  const width = within(place.width, Math.min(least.width, availWidth), availWidth);
  const height = within(place.height, Math.min(least.height, availHeight), availHeight);
  return {
    left: within(place.left, availLeft, availLeft + availWidth - width),
    top: within(place.top, availTop, availTop + availHeight - height),
    width,
    height,
  };
}

function readPlace(stored: string | null): Place | null {
  try {
    const { left, top, width, height } = JSON.parse(stored ?? '') as Partial<Place>;
    const isPlace = [left, top, width, height].every(Number.isFinite);
    // Four finite numbers, checked above.
    return isPlace ? ({ left, top, width, height } as Place) : null;
  } catch {
    return null;
  }
}

function within(value: number, low: number, high: number): number {
  return Math.round(Math.max(low, Math.min(high, value)));
}

/** Moving a window fires no event. */
const lookMs = 1_000;

/**
 * Remembers where the person put this window, for this screen and computer only. A position the browser chose isn't
 * remembered. Returns how to stop.
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
      // Storage is full or blocked: it opens at the default position.
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
