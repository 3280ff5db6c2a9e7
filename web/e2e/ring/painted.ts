import type { Page } from '@playwright/test';

/** When the page's first content was painted, Unix ms. */
export async function paintedAt(page: Page): Promise<number> {
  const paint = await page.waitForFunction(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  );
  return (await page.evaluate(() => performance.timeOrigin)) + ((await paint.jsonValue()) ?? 0);
}
