import { card, expect, numbers, people, popupOf, test } from './fixtures.ts';
import { look } from './look.ts';

test('the board with calls in three states, and the popup of a VIP', async ({ signedIn, call }) => {
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

test('sign-in, history and settings', async ({ page, signedIn, call }) => {
  await call('inbound-answered', { from: numbers.yamada, to: numbers.nishifuna }).end();
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
