import type { Page } from '@playwright/test';
import { card, expect, numbers, people, popupOf, test } from './fixtures.ts';
import { look } from './look.ts';

const menu = (page: Page) => page.getByRole('menu', { name: /090-1234-5678/ });
const number = (page: Page) => page.getByRole('button', { name: '090-1234-5678' });
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
  await popup.keyboard.press('ArrowUp');
  await expect(focused(popup)).toHaveText('コピー');
  await popup.keyboard.press('ArrowDown');
  await popup.keyboard.press('ArrowDown');
  await expect(focused(popup)).toHaveText('ほかの電話で');
  await expect(focused(popup)).toHaveAttribute('href', `tel:${numbers.yamada}`);
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
  await popup.close();
  const rings = page.getByRole('region', { name: '鳴っています' });

  await number(rings.page()).first().click();
  await expect(menu(page).getByRole('menuitem')).toHaveCount(3);
  await page.keyboard.press('Escape');
  const again = await popupOf(page, () =>
    rings.getByRole('button', { name: /山田 太郎/ }).click({ position: { x: 200, y: 60 } }),
  );
  await expect(card(again).getByRole('heading', { name: '山田 太郎' })).toBeVisible();

  await number(viewer).first().click();
  await expect(menu(viewer).getByRole('menuitem')).toHaveText(['コピー']);
});
