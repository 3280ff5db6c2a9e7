import type { Page } from '@playwright/test';
import { card, expect, numbers, people, popupOf, test } from '../fixtures.ts';
import { look } from '../look.ts';

const menu = (page: Page) => page.getByRole('menu', { name: /090-1234-5678/ });
const number = (page: Page) => page.getByRole('button', { name: '090-1234-5678', exact: true });
const focused = (page: Page) => page.locator(':focus');

test('a number on the card offers a call by keyboard, and gives the focus back', async ({
  signedIn,
  call,
}) => {
  const page = await signedIn(people.nishifuna);
  const yamada = call('inbound-answered', { from: numbers.yamada, to: numbers.nishifuna });
  const popup = await popupOf(page, () => yamada.next());

  await number(popup).press('Enter');
  await expect(menu(popup).getByRole('menuitem').first()).toBeFocused();
  await look(popup, 'number-menu');
  await expect(focused(popup)).toHaveText('電話をかける');
  await popup.keyboard.press('ArrowDown');
  await expect(focused(popup)).toHaveText('ほかの電話で');
  await expect(menu(popup).getByRole('menuitemcheckbox')).toHaveText('架電不要');
  await popup.keyboard.press('End');
  await expect(focused(popup)).toHaveText('架電不要');
  await popup.keyboard.press('ArrowDown');
  await expect(focused(popup)).toHaveText('電話をかける');
  await popup.keyboard.press('Escape');
  await expect(menu(popup)).toHaveCount(0);
  await expect(number(popup)).toBeFocused();
});

test('whoever is typing a memo keeps the caret while they copy the number', async ({
  signedIn,
  call,
}) => {
  const page = await signedIn(people.nishifuna);
  const yamada = call('inbound-answered', { from: numbers.yamada, to: numbers.nishifuna });
  const popup = await popupOf(page, () => yamada.next());
  await popup.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const memo = popup.getByLabel('メモ');
  await memo.fill('9時に');

  await number(popup).click();
  await expect(menu(popup)).toBeVisible();
  await expect(memo).toBeFocused();
  await menu(popup).getByRole('menuitem', { name: 'コピー' }).click();
  await expect(popup.getByText('090-1234-5678をコピーしました')).toBeVisible();
  expect(await popup.evaluate(() => navigator.clipboard.readText())).toBe('090-1234-5678');
  await expect(memo).toBeFocused();
  await popup.keyboard.type('変更');
  await expect(memo).toHaveValue('9時に変更');
});

test('on the board a number has its menu and the row still opens the card; a viewer can only copy', async ({
  signedIn,
  call,
}) => {
  const [page, viewer] = [await signedIn(people.nishifuna), await signedIn(people.viewer)];
  const yamada = call('inbound-answered', { from: numbers.yamada, to: numbers.nishifuna });
  const popup = await popupOf(page, () => yamada.next());
  await expect(card(popup).getByRole('heading', { name: '山田 太郎' })).toBeVisible();
  await popup.close();
  const rings = page.getByRole('region', { name: '鳴っています' });

  await number(page).first().click();
  await expect(menu(page).getByRole('menuitem')).toHaveText([
    '電話をかける',
    'ほかの電話で',
    'コピー',
    'あとでかける',
  ]);
  await page.keyboard.press('Escape');
  const again = await popupOf(page, () =>
    rings.getByRole('button', { name: /山田 太郎/ }).click({ position: { x: 200, y: 60 } }),
  );
  await expect(card(again).getByRole('heading', { name: '山田 太郎' })).toBeVisible();

  await number(viewer).first().click();
  await expect(menu(viewer).getByRole('menuitem')).toHaveText(['コピー']);
});

test('a call of my own opens its card while it still rings there', async ({ signedIn, call }) => {
  const page = await signedIn(people.nishifuna);
  const out = call('outbound', { from: numbers.yamada, to: numbers.nishifuna });
  const popup = await popupOf(page, () => out.next());
  await expect(card(popup).getByRole('heading', { name: '山田 太郎' })).toBeVisible();
  await expect(card(popup)).toContainText('発信中');
  await look(popup, 'popup-outbound');
});

test('a number put off waits on the callback list, without any call', async ({ signedIn }) => {
  const page = await signedIn(people.nishifuna);
  await page.getByRole('link', { name: '顧客' }).click();
  await number(page).first().click();
  await menu(page).getByRole('menuitem', { name: 'あとでかける' }).click();
  await expect(page.getByText(/折返しの一覧に入れました/)).toBeVisible();
  await page.getByRole('link', { name: /^折返し/ }).click();
  const row = page.getByRole('listitem').filter({ hasText: '090-1234-5678' });
  await expect(row).toContainText('山田 太郎');
  await expect(row).toContainText('登録');
  await row.getByRole('button', { name: '済み' }).click();
  await expect(row).toHaveCount(0);
});

test('a link from another page shows whose number it is, and asks about who is not to be called', async ({
  signedIn,
}) => {
  const page = await signedIn(people.nishifuna);
  await page.getByRole('link', { name: '顧客' }).click();
  await number(page).first().click();
  await menu(page).getByRole('menuitemcheckbox', { name: '架電不要' }).click();
  await expect(page.getByText('架電不要にしました')).toBeVisible();

  await page.goto('/dial?number=tel%3A%2B81-90-1234-5678');
  await expect(page.getByRole('heading', { name: '090-1234-5678' })).toBeVisible();
  await expect(page).toHaveURL(/\/dial$/);
  const main = page.getByRole('main');
  await expect(main).toContainText('山田 太郎');
  await expect(main).toContainText('架電不要');
  await look(page, 'dial');
  await main.getByRole('button', { name: '電話をかける' }).click();
  const question = page.getByRole('dialog', { name: /架電不要のお客さまです/ });
  await question.getByRole('button', { name: 'キャンセル' }).click();
  await expect(question).toHaveCount(0);

  await page.goto('/dial?number=javascript%3Aalert(1)');
  await expect(page.getByText('電話番号を読み取れませんでした')).toBeVisible();
  await expect(main.getByRole('button', { name: '電話をかける' })).toHaveCount(0);
});
