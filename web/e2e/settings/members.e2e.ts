import type { Page } from '@playwright/test';
import { connection } from '../fixtures.ts';
import { enter, expect, joinByLink, password, refusals, test } from '../settings-customer.ts';

test('a deactivated member loses their board at once, a colleague keeps theirs', async ({
  customer,
  at,
  complaints,
}) => {
  await customer.addGroup('G01', '西船橋');
  const [suzuki, tanaka] = [
    await customer.addMember('鈴木 亜美', ['G01']),
    await customer.addMember('田中 健', ['G01']),
  ];
  const [admin, his, hers] = [
    await at(await customer.readyAdmin(), '/settings/members'),
    await at(tanaka),
    await at(suzuki),
  ];
  await admin.getByRole('button', { name: '田中 健' }).click();
  await admin.getByRole('button', { name: '利用を停止' }).click();
  await expect(admin.getByRole('dialog')).toContainText('画面はすぐに閉じ');
  await admin.getByRole('button', { name: '停止する' }).click();

  await expect(his.getByRole('heading', { name: 'ログアウトしました' })).toBeVisible();
  await expect(his.getByRole('region', { name: '鳴っています' })).toHaveCount(0);
  await expect(hers.getByRole('region', { name: '鳴っています' })).toBeVisible();
  await expect(connection(hers)).toHaveText(/CTI接続中/);
  await expect(admin.getByRole('row', { name: /田中 健/ })).toContainText('停止中');

  await his.getByRole('button', { name: 'ログインへ' }).click();
  await enter(his, tanaka, password);
  await expect(his.getByRole('alert')).toContainText('ログインIDかパスワードが違います');
  complaints.expect(refusals);
});

test('a deactivated member can be reactivated and keeps their password', async ({
  customer,
  at,
  freshPage,
}) => {
  await customer.addGroup('G01', '西船橋');
  const tanaka = await customer.addMember('田中 健', ['G01']);
  const admin = await at(await customer.readyAdmin(), '/settings/members');
  const row = admin.getByRole('row', { name: /田中 健/ });
  for (const [press, confirm, state] of [
    ['利用を停止', '停止する', '停止中'],
    ['利用を再開', '再開する', '有効'],
  ] as const) {
    await row.getByRole('button').click();
    await admin.getByRole('button', { name: press }).click();
    await admin.getByRole('button', { name: confirm, exact: true }).click();
    await expect(row).toContainText(state);
  }
  const his = await freshPage();
  await enter(his, tanaka, password);
  await expect(connection(his)).toHaveText(/CTI接続中/);
});

test('a member moved to another group: their board follows without a reload', async ({
  customer,
  at,
}) => {
  await customer.addGroup('G01', '西船橋');
  await customer.addGroup('G02', '錦糸町');
  await customer.addLine('0501748', 'G01', '西船橋');
  await customer.addLine('0501749', 'G02', '錦糸町');
  const email = await customer.addMember('鈴木 亜美', ['G01']);
  await customer.missedCall('+815017481234');
  await customer.missedCall('+815017491234');
  const admin = await at(await customer.readyAdmin(), '/settings/members');
  const page = await at(email);
  const today = page.getByRole('region', { name: 'きょう' });
  await expect(today).toContainText('西船橋');
  await expect(today).not.toContainText('錦糸町');

  await admin.getByRole('button', { name: '鈴木 亜美' }).click();
  await admin.getByRole('checkbox', { name: /西船橋/ }).uncheck();
  await admin.getByRole('checkbox', { name: /錦糸町/ }).check();
  await admin.getByRole('button', { name: '保存する' }).click();
  await expect(today).toContainText('錦糸町');
  await expect(today).not.toContainText('西船橋');
});

test('the last admin can’t step down, and is told what to do', async ({
  customer,
  at,
  complaints,
}) => {
  const page = await at(await customer.readyAdmin(), '/settings/members');
  await page.getByRole('table').getByRole('button').first().click();
  await page.getByText('閲覧者', { exact: true }).click();
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.getByRole('alert')).toContainText('先にほかの方を管理者にしてください');
  complaints.expect(refusals);
});

test('a person invited by email joins through the link, and isn’t a member before', async ({
  customer,
  at,
  freshPage,
  complaints,
}) => {
  const page = await at(await customer.readyAdmin(), '/settings/members?add=1');
  const email = `new-${customer.id}@example.com`;
  const invite = async () => {
    await page.getByRole('dialog').getByLabel('ログインID').fill(email);
    await page.getByLabel('名前', { exact: true }).fill('新井 ひかり');
    await page.getByRole('button', { name: '追加する' }).click();
  };
  await invite();
  await expect(page.getByRole('dialog')).toContainText(`${email}）に招待メールを送りました`);
  await page.getByRole('button', { name: '完了' }).click();
  const invited = page.getByRole('table', { name: '招待中' });
  await expect(invited.getByRole('row', { name: /新井 ひかり/ })).toContainText('返事待ち');
  await expect(page.getByRole('button', { name: '新井 ひかり' })).toHaveCount(0);
  await page.getByRole('button', { name: 'メンバーを追加' }).click();
  await invite();
  await expect(page.getByRole('alert')).toContainText('すでに招待しています');
  await page.keyboard.press('Escape');

  const hers = await freshPage();
  await joinByLink(hers, await customer.linkFor(email), 'a-password-of-her-own');
  await expect(page.getByRole('button', { name: '新井 ひかり' })).toBeVisible();
  await expect(invited).toHaveCount(0);
  complaints.expect(refusals);
});

test('a withdrawn invitation can’t be accepted; a new one can be declined', async ({
  customer,
  at,
  freshPage,
  complaints,
}) => {
  const page = await at(await customer.readyAdmin(), '/settings/members');
  const email = `new-${customer.id}@example.com`;
  const invite = async () => {
    await page.getByRole('button', { name: 'メンバーを追加' }).click();
    await page.getByRole('dialog').getByLabel('ログインID').fill(email);
    await page.getByLabel('名前', { exact: true }).fill('新井 ひかり');
    await page.getByRole('button', { name: '追加する' }).click();
    await page.getByRole('button', { name: '完了' }).click();
  };
  const open = async (hers: Page, chosen: string) => {
    await hers.goto(await customer.linkFor(email));
    await hers.getByLabel('新しいパスワード', { exact: true }).fill(chosen);
    await hers.getByLabel('新しいパスワード（もう一度）').fill(chosen);
    await hers.getByRole('button', { name: '決めてログイン' }).click();
    await expect(hers.getByRole('heading', { name: 'あたらしい契約からの招待' })).toBeVisible();
  };
  const invited = page.getByRole('table', { name: '招待中' });
  const hers = await freshPage();
  await invite();
  await open(hers, 'her-first-own-password');
  await invited.getByRole('button', { name: '取り消す' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '取り消す' }).click();
  await expect(invited).toHaveCount(0);
  await hers.getByRole('button', { name: '参加する' }).click();
  await expect(hers.getByRole('alert')).toContainText('この招待は取り消されたか');

  await invite();
  const again = await freshPage();
  await open(again, 'her-second-own-password');
  await again.getByRole('button', { name: '辞退する' }).click();
  await again.getByRole('button', { name: '辞退する' }).click();
  await expect(again.getByText('あたらしい契約への参加を辞退しました。')).toBeVisible();
  await expect(invited).toHaveCount(0);
  complaints.expect(refusals);
});

test('a used link says so', async ({ customer, freshPage, complaints }) => {
  const link = await customer.linkFor(customer.adminEmail);
  const page = await freshPage();
  await joinByLink(page, link, 'the-admins-own-password');
  const later = await freshPage();
  await later.goto(link);
  await expect(later.getByRole('heading', { name: 'このリンクは使えません' })).toBeVisible();
  complaints.expect(refusals);
});

test('an operator who opens an admin’s page by its address gets a plain message', async ({
  customer,
  at,
}) => {
  await customer.addGroup('G01', '西船橋');
  const page = await at(await customer.addMember('鈴木 亜美', ['G01']), '/settings/members');
  await expect(page.getByRole('heading', { name: 'この画面は開けません' })).toBeVisible();
  await page.goto('/settings');
  await expect(page.getByRole('heading', { name: '自分' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'メンバー' })).toHaveCount(0);
});
