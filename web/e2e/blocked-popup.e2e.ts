import { chromium } from '@playwright/test';
import { card, expect, listen, numbers, people, signIn, test } from './fixtures.ts';

test('a blocked popup: the card comes in the page, and says how to allow windows', async ({
  call,
  complaints,
}, info) => {
  // Playwright starts Chromium with popup blocking off.
  const browser = await chromium.launch({
    ...info.project.use.launchOptions,
    ignoreDefaultArgs: ['--disable-popup-blocking'],
  });
  const context = await browser.newContext({
    ...info.project.use,
    baseURL: info.project.use.baseURL,
  });
  listen(context, complaints);
  const page = await context.newPage();
  await signIn(page, people.nishifuna);
  const opened: unknown[] = [];
  page.on('popup', (popup) => opened.push(popup));
  // The click that signed in must not count as the gesture that opens a window.
  await page.reload();
  await expect(page.getByRole('region', { name: '鳴っています' })).toBeVisible();

  const yamada = call('inbound-missed', { from: numbers.yamada, to: numbers.nishifuna });
  await yamada.next();
  await expect(card(page).getByRole('heading', { name: '山田 太郎' })).toBeVisible();
  await expect(card(page)).toContainText('090-1234-5678');
  await expect(page.getByText(/ポップアップを許可/)).toBeVisible();
  expect(opened).toHaveLength(0);
  await browser.close();
});
