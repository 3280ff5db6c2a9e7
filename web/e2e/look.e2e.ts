import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { card, expect, numbers, people, popupOf, test } from './fixtures.ts';

/** Where the pictures of a run go; those of the README are taken from here. */
const folder = '.run/screenshots';
const themes = ['light', 'dark'] as const;

/** Nothing that a screen reader or a weak eye would stumble over, and a picture to look at. */
async function look(page: Page, name: string): Promise<void> {
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.screenshot({ path: `${folder}/${name}-${theme}.png` });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

test('the board with calls in three states, and the popup of a VIP', async ({ signedIn, call }) => {
  test.setTimeout(120_000);
  const page = await signedIn(people.admin);
  await page.setViewportSize({ width: 1360, height: 860 });
  await expect(page.getByRole('region', { name: 'きょう' })).toBeVisible();
  await look(page, 'board-calm');

  for (const [from, to] of [
    ['+818011112222', numbers.kinshicho],
    ['+817033334444', '+815017501234'],
    [numbers.nobody, '+815017511234'],
  ] as const) {
    await call('inbound-missed', { from, to }).end();
  }
  await call('inbound-answered', { from: '+817033334444', to: numbers.kinshicho }).end();
  await call('outbound', { from: numbers.suzuki, to: numbers.nishifuna }).end();

  const talking = call('inbound-answered', { from: numbers.suzuki, to: numbers.kinshicho });
  const yamada = call('inbound-answered', { from: numbers.yamada, to: numbers.nishifuna });
  await talking.next();
  await talking.next();
  await yamada.next();
  await call('inbound-missed', { from: numbers.nobody, to: '+815017501234' }).next();
  await call('withheld', { from: numbers.yamada, to: '+815017511234' }).next();
  await expect(page.getByRole('region', { name: '鳴っています' })).toContainText('山田 太郎');
  await expect(page.getByRole('region', { name: '通話中' })).toContainText('鈴木 次郎');
  await look(page, 'board');

  for (const popup of page
    .context()
    .pages()
    .filter((other) => other !== page))
    await popup.close();
  const open = page
    .getByRole('region', { name: '鳴っています' })
    .getByRole('button', { name: /山田 太郎/ });
  const vip = await popupOf(page, () => open.click());
  await expect(card(vip).getByRole('heading', { name: '山田 太郎' })).toBeVisible();
  await look(vip, 'popup-known');
});

for (const [name, scenario, from] of [
  ['popup-unknown', 'inbound-missed', numbers.nobody],
  ['popup-shared', 'inbound-missed', numbers.sato],
  ['popup-withheld', 'withheld', numbers.yamada],
] as const) {
  test(`the ${name} card`, async ({ signedIn, call }) => {
    const page = await signedIn(people.nishifuna);
    const ringing = call(scenario, { from, to: numbers.nishifuna });
    const popup = await popupOf(page, () => ringing.next());
    await expect(card(popup)).toContainText('西船橋');
    await look(popup, name);
  });
}

test('sign-in, history and settings', async ({ page, signedIn }) => {
  await page.goto('/login');
  await expect(page.getByLabel('パスワード')).toBeVisible();
  await look(page, 'login');
  const inside = await signedIn(people.admin);
  await inside.getByRole('link', { name: '履歴' }).click();
  await expect(inside.getByRole('columnheader', { name: '通話状態' })).toBeVisible();
  await look(inside, 'history');
  await inside.getByRole('link', { name: '設定' }).click();
  await expect(inside.getByRole('heading', { level: 1, name: '自分' })).toBeVisible();
  await look(inside, 'settings');
});
