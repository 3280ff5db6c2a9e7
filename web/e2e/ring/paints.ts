import type { BrowserContext, Page } from '@playwright/test';

declare global {
  interface Window {
    /** When each heading's text was first painted, Unix ms. */
    benchPaints?: Record<string, number>;
  }
}

/** Notes from now on when a heading is painted, on every page of a context but new windows before they navigate again. */
export const watchPaints = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(notePaints);

/** When a new window's first content was painted, Unix ms. Here it's the name: before it, each window is empty. */
export async function firstPaintAt(page: Page): Promise<number> {
  const found = await page.waitForFunction(() => {
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    return paint && performance.timeOrigin + paint.startTime;
  });
  return (await found.jsonValue()) ?? NaN;
}

/** In a page. */
export function notePaints(): void {
  const asked = new Set<string>();
  window.benchPaints = {};
  const look = () => {
    for (const heading of document.querySelectorAll('h1')) {
      const text = heading.textContent.trim();
      if (asked.has(text) || !heading.checkVisibility()) continue;
      asked.add(text);
      // A frame's callbacks run before its paint, the next task after it.
      requestAnimationFrame(() => {
        setTimeout(() => {
          asked.delete(text);
          window.benchPaints ??= {};
          window.benchPaints[text] ??= Date.now();
        });
      });
    }
  };
  const observer = new MutationObserver(look);
  observer.observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ['hidden'],
  });
}

/** For a page that shows the same name again. */
export const forgetPaints = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.benchPaints = {};
  });

/** When a page's heading with this text was painted, Unix ms. */
export async function paintedAt(page: Page, text: string): Promise<number> {
  const found = await page.waitForFunction((wanted) => window.benchPaints?.[wanted], text);
  return (await found.jsonValue()) ?? NaN;
}
