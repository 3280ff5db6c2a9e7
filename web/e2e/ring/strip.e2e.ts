import { card, expect, numbers, people, popupOf, test } from '../fixtures.ts';
import { receiptsOf } from './receipts.ts';

test('the strip stays on top: my status, then the caller, and opens their card', async ({
  shop,
  signedIn,
  call,
}) => {
  const page = await signedIn(people.nishifuna, { patient: true });
  const [strip] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('button', { name: '常に手前に表示' }).click(),
  ]);
  await strip.setViewportSize({ width: 320, height: 120 });
  await expect(strip.getByRole('heading')).toHaveText(/待機中/);
  await expect(strip.locator('body')).toContainText('西船橋');
  await strip.screenshot({ path: '.run/screenshots/strip-idle.png' });

  // While it is open a call comes there, and no window over the work.
  const opened: unknown[] = [];
  page.context().on('page', (other) => opened.push(other));
  const yamada = call('inbound-answered', { from: numbers.yamada, to: numbers.nishifuna });
  await yamada.next();
  await expect(strip.getByRole('heading', { name: '山田 太郎' })).toBeVisible();
  await expect(strip.locator('body')).toContainText('VIP');
  await expect(strip.locator('body')).toContainText('090-1234-5678');
  await strip.screenshot({ path: '.run/screenshots/strip-ringing.png' });
  await expect
    .poll(async () => (await receiptsOf(shop, yamada.linkedId))[0]?.channel)
    .toBe('strip');
  expect(opened).toHaveLength(0);

  const popup = await popupOf(page, () => strip.getByRole('button', { name: '開く' }).click());
  await expect(card(popup).getByRole('heading', { name: '山田 太郎' })).toBeVisible();
  await expect.poll(async () => (await receiptsOf(shop, yamada.linkedId))[0]?.seen).toBe(true);

  // Answered: the strip is quiet again. Closed: calls come in the popup as before.
  await yamada.next();
  await expect(strip.getByRole('heading')).not.toHaveText(/山田/);
  await page.getByRole('button', { name: '手前の小窓を閉じる' }).click();
  const suzuki = call('inbound-missed', { from: numbers.suzuki, to: numbers.nishifuna });
  await suzuki.next();
  await expect
    .poll(async () => (await receiptsOf(shop, suzuki.linkedId))[0]?.channel)
    .toBe('window');
});
