import type { BrowserContext } from '@playwright/test';
import { connection, expect, people, refusals, test } from './fixtures.ts';

/** After a deploy, the previous build's chunks are gone. */
async function takeAwayParts(context: BrowserContext): Promise<() => Promise<void>> {
  const parts = '**/assets/**';
  await context.route(parts, (route) => route.fulfill({ status: 404, body: 'Not found' }));
  return () => context.unroute(parts);
}

test('LIS-19 a tab of the previous build reloads into the new one; if there is none, it says what to do', async ({
  signedIn,
  complaints,
}) => {
  const page = await signedIn(people.admin);
  const bringNewBuild = await takeAwayParts(page.context());
  await page.route('**/statistics', async (route) => {
    await bringNewBuild();
    await route.continue();
  });
  await page.getByRole('link', { name: '統計' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '統計' })).toBeVisible();

  await takeAwayParts(page.context());
  await page.getByRole('link', { name: '折返し' }).click();
  await expect(page.getByRole('button', { name: /再読み込み|もう一度/ })).toBeVisible();
  complaints.expect(refusals);
  complaints.expect(/dynamically imported module|preload CSS/);
});

test('a page whose Firestore client has failed reloads itself, once', async ({ signedIn }) => {
  const page = await signedIn(people.nishifuna);
  const giveUp = () =>
    page.evaluate(() => {
      document.body.dataset['before'] = 'yes';
      const text = 'FIRESTORE (12.19.0) INTERNAL ASSERTION FAILED: Unexpected state (ID: c050)';
      dispatchEvent(new ErrorEvent('error', { error: new Error(text) }));
    });
  const isOldPage = () => page.evaluate(() => document.body.dataset['before'] === 'yes');
  await Promise.all([page.waitForEvent('load'), giveUp()]);
  await expect(connection(page)).toHaveText(/CTI接続中/);
  expect(await isOldPage()).toBe(false);
  await giveUp();
  await expect(connection(page)).toHaveText(/CTI接続中/);
  expect(await isOldPage()).toBe(true);
});
