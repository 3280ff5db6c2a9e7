import { connection } from '../fixtures.ts';
import { enter, expect, refusals, test } from '../settings-customer.ts';

test('a session survives a reload, and a second tab is signed in by itself', async ({
  customer,
  at,
}) => {
  await customer.addGroup('G01', '西船橋');
  const page = await at(await customer.addMember('鈴木 亜美', ['G01']));
  await page.reload();
  await expect(connection(page)).toHaveText(/CTI接続中/);
  const tab = await page.context().newPage();
  await tab.goto('/history');
  await expect(tab).toHaveURL('/history');
  await expect(connection(tab)).toHaveText(/CTI接続中/);
  const popup = await page.context().newPage();
  await popup.goto('/cti-popup');
  await expect(popup.getByText('着信を待っています')).toBeVisible();
});

test('a wrong number and a wrong password give the same message', async ({
  freshPage,
  complaints,
}) => {
  const page = await freshPage();
  await enter(page, '090-0000-1111', 'wrong-password');
  await expect(page.getByRole('alert')).toContainText('ログインIDかパスワードが違います');
  await page.getByLabel('ログインID').fill('suzuki');
  await page.getByRole('button', { name: 'ログイン', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('メールアドレスか日本の電話番号');
  complaints.expect(refusals);
});

test('a forgotten password: the same answer whether the address is known or not', async ({
  customer,
  freshPage,
  complaints,
}) => {
  const page = await freshPage();
  const known = await customer.readyAdmin();
  for (const address of [known, 'nobody-at-all@example.com']) {
    await page.reload();
    await page.getByLabel('ログインID').fill(address);
    await page.getByRole('button', { name: 'パスワードをお忘れですか' }).click();
    await expect(page.getByText('登録されていれば')).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
  }
  complaints.expect(refusals);
  await page.getByLabel('ログインID').fill('090-1234-5678');
  await page.getByRole('button', { name: 'パスワードをお忘れですか' }).click();
  await expect(page.getByText('管理者に新しいパスワードを依頼')).toBeVisible();
});

test('nobody can sign themselves up', async ({ freshPage }) => {
  const page = await freshPage();
  await expect(page.getByLabel('ログインID')).toBeVisible();
  await expect(page.getByText(/新規登録|アカウント作成|サインアップ/)).toHaveCount(0);
});
