import { card, connection, numbers, popupOf } from '../fixtures.ts';
import { enter, expect, password, refusals, test } from '../settings-customer.ts';

test('a member of two customers works in one at a time, and gets no calls of the other', async ({
  shop,
  customer,
  at,
  call,
}) => {
  await customer.addGroup('G01', '本店');
  await customer.addLine('0311112222', 'G01', '本店');
  const email = await customer.addMember('森 真理', ['G01']);
  const leave = await customer.joinOther(email, shop.customerId('goodfife'), ['G01']);
  const page = await at(email);
  await customer.missedCall('+81311112222');
  const today = page.getByRole('region', { name: 'きょう' });
  await expect(today).toContainText('本店');

  await page.getByRole('button', { name: '森 真理' }).click();
  await page.getByLabel('契約').selectOption({ label: 'グッドファイフ' });
  await expect(connection(page)).toHaveText(/CTI接続中/);
  await expect(today).not.toContainText('本店');
  const ringing = call('inbound-answered', { from: numbers.yamada, to: numbers.nishifuna });
  const popup = await popupOf(page, () => ringing.next());
  await expect(card(popup).getByRole('heading', { name: '山田 太郎' })).toBeVisible();

  await page.getByRole('button', { name: '森 真理' }).click();
  await page.getByLabel('契約').selectOption({ label: 'あたらしい契約' });
  await expect(today).toContainText('本店');
  await expect(page.getByRole('region', { name: '鳴っています' })).not.toContainText('山田 太郎');
  expect(popup.isClosed()).toBe(true);
  await leave();
});

test('changing your own password requires the current one, and the old one stops working', async ({
  customer,
  at,
  freshPage,
  complaints,
}) => {
  await customer.addGroup('G01', '本店');
  const email = await customer.addMember('林 美穂', ['G01']);
  const page = await at(email, '/settings');
  await page.getByRole('button', { name: 'パスワードを変更' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('今のパスワード').fill('not-my-password');
  await dialog.getByLabel('新しいパスワード', { exact: true }).fill('a-better-password');
  await dialog.getByLabel('新しいパスワード（もう一度）').fill('a-better-password');
  await dialog.getByRole('button', { name: '変更する' }).click();
  await expect(dialog).toContainText('今のパスワードが違います');
  await dialog.getByLabel('今のパスワード').fill(password);
  await dialog.getByRole('button', { name: '変更する' }).click();
  await expect(page.getByText('パスワードを変更しました')).toBeVisible();

  const other = await freshPage();
  await enter(other, email, password);
  await expect(other.getByRole('alert')).toContainText('ログインIDかパスワードが違います');
  await enter(other, email, 'a-better-password');
  await expect(connection(other)).toHaveText(/CTI接続中/);
  complaints.expect(refusals);
});

test('signing out everywhere ends the session of another computer too', async ({
  customer,
  at,
  complaints,
}) => {
  await customer.addGroup('G01', '本店');
  const email = await customer.addMember('岡 由美', ['G01']);
  const left = await at(email);
  const here = await at(email, '/settings');
  await here.getByRole('button', { name: 'すべての端末からログアウト' }).click();
  await here.getByRole('dialog').getByRole('button', { name: 'ログアウトする' }).click();
  await expect(here).toHaveURL(/\/login/);
  await left.reload();
  await expect(left).toHaveURL(/\/login/);
  complaints.expect(refusals);
});
