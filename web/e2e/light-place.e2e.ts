import type { Page } from '@playwright/test';
import { connection, expect, people, test } from './fixtures.ts';

const pages = ['/', '/history', '/callbacks', '/contacts', '/seats', '/statistics', '/settings'];
const sizes = [
  { width: 1024, height: 700 },
  { width: 390, height: 844 },
];

test('every page ends above the connection light, on small screens too', async ({ signedIn }) => {
  const page = await signedIn(people.admin);
  for (const path of pages) {
    await page.goto(path);
    await expect(connection(page)).toHaveText(/CTI接続中/);
    await expect(page.getByRole('main').getByRole('heading').first()).toBeAttached();
    for (const size of sizes) {
      const where = `${path} at ${size.width} px`;
      await page.setViewportSize(size);
      const light = await connection(page).boundingBox();
      const main = await page.getByRole('main').boundingBox();
      expect(main && light, where).toBeTruthy();
      const end = (main?.y ?? 0) + (main?.height ?? 0);
      expect(end, where).toBeLessThanOrEqual(light?.y ?? 0);
      expect.soft(await tooWide(page), where).toEqual([]);
      if (size.width < 480) expect.soft(await lowControls(page), where).toEqual([]);
      // Nothing sticks out of the page but the frame around it.
      const under = await page.evaluate(
        ([x, y]) => document.elementFromPoint(x, y)?.closest('main, li, tr, td') === null,
        [(light?.x ?? 0) - 8, (light?.y ?? 0) + 8] as const,
      );
      expect(under, where).toBe(true);
    }
  }
});

/** What is wider than there is room for: the page as a whole, and what it shows in it. */
const tooWide = (page: Page) =>
  page.evaluate(() =>
    [document.documentElement, document.querySelector('main')]
      .filter((part) => part === null || part.scrollWidth > part.clientWidth)
      .map((part) => part && `${part.tagName} ${part.scrollWidth} > ${part.clientWidth}`),
  );

/** Controls of the bars and the light that are too low for a thumb, with their heights in px. */
const lowControls = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.bar, .rail, .light')]
      .flatMap((bar) => [...bar.querySelectorAll('a, button, input, select')])
      .filter((control) => control.checkVisibility())
      .map(
        (control) => `${control.outerHTML.slice(0, 80)} ${control.getBoundingClientRect().height}`,
      )
      .filter((line) => Number(line.slice(line.lastIndexOf(' '))) < 44),
  );
