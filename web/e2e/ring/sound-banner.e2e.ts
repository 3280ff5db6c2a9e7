import { chromium } from '@playwright/test';
import { expect, listen, people, signIn, test } from '../fixtures.ts';

// Tracing takes snapshots by evaluating in the page, and each evaluation counts as a user gesture.
test.use({ trace: 'off', screenshot: 'off' });

test('if the browser blocks sound until a key or button is pressed, a banner asks for one', async ({
  shop,
  complaints,
}, info) => {
  const { baseURL, locale, launchOptions } = info.project.use;
  const browser = await chromium.launch({
    ...launchOptions,
    args: [...(launchOptions?.args ?? []), '--autoplay-policy=document-user-activation-required'],
  });
  const context = await browser.newContext({ baseURL, locale });
  listen(context, complaints);
  const first = await context.newPage();
  await signIn(first, shop.localised(people.nishifuna));
  await first.close();

  // So the page itself reports when the banner appears.
  const page = await context.newPage();
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.body?.textContent?.includes('まだ音を出せません')) return;
      observer.disconnect();
      console.debug('asks for a press');
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
  const asks = page.waitForEvent('console', (message) => message.text() === 'asks for a press');
  await page.goto('/');
  await asks;
  await page.getByRole('button', { name: '音を出せるようにする' }).click();
  await expect(page.getByText('まだ音を出せません')).toHaveCount(0);
  await browser.close();
});
