import type { Page } from '@playwright/test';
import { card, expect, listen, numbers, people, popupOf, signIn, test } from '../fixtures.ts';
import { openBrowsers, receiptsOf } from './receipts.ts';

/** What the service worker shows at this moment. */
const notifications = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return (await registration.getNotifications()).map(({ title, tag, body }) => ({
      title,
      tag,
      body,
    }));
  });

test('a receipt says how a call reached me: window, seen', async ({ shop, signedIn, call }) => {
  const page = await signedIn(people.nishifuna, { patient: true });
  const yamada = call('inbound-answered', { from: numbers.yamada, to: numbers.nishifuna });
  const popup = await popupOf(page, () => yamada.next());
  const mine = async () => (await receiptsOf(shop, yamada.linkedId))[0];
  await expect.poll(async () => (await mine())?.channel).toBe('window');
  expect((await mine())?.shownMs).toBeGreaterThanOrEqual(0);
  expect((await mine())?.seen).toBe(false);
  await card(popup).getByRole('heading', { name: '山田 太郎' }).hover();
  await expect.poll(async () => (await mine())?.seen).toBe(true);
});

test('the browser used last is gone, and this one’s timers have lost their worker: the call still opens its window', async ({
  shop,
  browser,
  signedIn,
  call,
}) => {
  const context = await browser.newContext();
  // Says nothing, like one whose script a deployment has removed.
  await context.addInitScript(() => (Worker.prototype.postMessage = () => {}));
  const page = await signedIn(people.nishifuna, { context });
  const other = await browser.newContext();
  await signedIn(people.nishifuna, { context: other });
  await expect.poll(() => openBrowsers(shop)).toBe(2);
  await other.close();
  const yamada = call('inbound-answered', { from: numbers.yamada, to: numbers.nishifuna });
  const popup = await popupOf(page, () => yamada.next());
  await expect(card(popup).getByRole('heading', { name: '山田 太郎' })).toBeVisible();
  await expect
    .poll(async () => (await receiptsOf(shop, yamada.linkedId))[0]?.channel)
    .not.toBe(null);
  await context.close();
});

test('LIS-11 XSS-12 no window: card and notification without a number, taken back when a colleague answers; a push finds its way', async ({
  shop,
  browser,
  call,
  complaints,
}) => {
  const context = await browser.newContext({ permissions: ['notifications'] });
  listen(context, complaints);
  // As a browser answers that blocks windows.
  await context.addInitScript(() => (window.open = () => null));
  const page = await context.newPage();
  await signIn(page, shop.localised(people.nishifuna));

  const yamada = call('inbound-answered', { from: numbers.yamada, to: numbers.nishifuna });
  await yamada.next();
  await expect(card(page).getByRole('heading', { name: '山田 太郎' })).toBeVisible();
  await expect
    .poll(() => notifications(page))
    .toEqual([{ title: '着信 – 西船橋', tag: yamada.linkedId, body: '' }]);
  await expect.poll(async () => (await receiptsOf(shop, yamada.linkedId))[0]?.channel).toBe('page');
  await yamada.next();
  await expect.poll(() => notifications(page)).toEqual([]);

  // What the push service delivers while no console is open: an id, and a notification without a name.
  const outside = await context.newPage();
  await outside.goto('/manifest.webmanifest');
  await page.close();
  const devtools = await context.newCDPSession(outside);
  const registered = new Promise<string>((resolve) => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [ours] = registrations;
      if (ours) resolve(ours.registrationId);
    });
  });
  await devtools.send('ServiceWorker.enable');
  await devtools.send('ServiceWorker.deliverPushMessage', {
    origin: new URL(outside.url()).origin,
    registrationId: await registered,
    data: JSON.stringify({ data: { linkedId: 'pushed-call' } }),
  });
  await expect
    .poll(async () => (await notifications(outside)).map(({ title, tag }) => [title, tag]))
    .toEqual([['着信があります', 'pushed-call']]);
  await context.close();
});
