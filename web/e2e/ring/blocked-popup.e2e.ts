import { chromium } from '@playwright/test';
import { card, expect, listen, numbers, people, signIn, test } from '../fixtures.ts';

// Tracing takes snapshots by evaluating in the page, and each evaluation counts as a user gesture.
test.use({ trace: 'off', screenshot: 'off' });

test('LIS-11 popup blocked: the card opens in the page and says how to allow windows', async ({
  shop,
  call,
  complaints,
}, info) => {
  // Playwright starts Chromium with popup blocking off.
  const browser = await chromium.launch({
    ...info.project.use.launchOptions,
    ignoreDefaultArgs: ['--disable-popup-blocking'],
  });
  const context = await browser.newContext({
    baseURL: info.project.use.baseURL,
    locale: info.project.use.locale,
    timezoneId: info.project.use.timezoneId,
  });
  listen(context, complaints);
  const first = await context.newPage();
  await signIn(first, shop.localised(people.nishifuna));
  await first.close();

  // So the page itself reports when it's ready and what happened to the window.
  const page = await context.newPage();
  await page.addInitScript(() => {
    const open = window.open.bind(window);
    window.open = (...words) => {
      const opened = open(...words);
      console.debug(opened === null ? 'window blocked' : 'window opened');
      return opened;
    };
    new MutationObserver((_, observer) => {
      if (!document.body?.textContent?.includes('CTI接続中')) return;
      observer.disconnect();
      console.debug('connected');
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
  const said = (words: string[]) =>
    page.waitForEvent('console', (message) => words.includes(message.text()));
  const connected = said(['connected']);
  await page.goto('/');
  await connected;

  const decided = said(['window blocked', 'window opened']);
  const yamada = call('inbound-missed', { from: numbers.yamada, to: numbers.nishifuna });
  await yamada.next();
  expect((await decided).text()).toBe('window blocked');
  await expect(card(page).getByRole('heading', { name: '山田 太郎' })).toBeVisible();
  await expect(card(page)).toContainText('090-1234-5678');
  await expect(card(page).getByLabel('メモ')).toBeVisible();
  await expect(page.getByText(/ポップアップを許可/)).toBeVisible();
  await browser.close();
});
