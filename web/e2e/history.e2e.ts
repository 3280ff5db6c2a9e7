import { readFile } from 'node:fs/promises';
import { addDialpadCompany } from './dialpad.ts';
import { people } from './fixtures.ts';
import { expect, test } from './settings-customer.ts';

const rows = 'tbody tr';

test('a manually entered call is found, exported and audited; a viewer can do neither', async ({
  signedIn,
}) => {
  const page = await signedIn(people.admin);
  await page.goto('/history');
  await page.getByRole('button', { name: '通話を手入力' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('相手の番号').fill('070-3333-4444');
  await dialog.getByLabel('メモ').fill('=店頭で受付');
  await dialog.getByRole('button', { name: '残す' }).click();
  await expect(page).toHaveURL(/\/history\/manual-/);
  await expect(page.getByRole('article')).toContainText('=店頭で受付');
  await page.getByRole('article').getByRole('button', { name: 'この顧客の通話' }).click();
  await expect(page.getByText('顧客: 高橋 美咲')).toBeVisible();
  await expect(page.locator(rows).first()).toContainText('高橋 美咲');

  await page.getByRole('button', { name: 'CSVに書き出す' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog').getByRole('button', { name: '書き出す' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^通話履歴_\d{4}-\d\d-\d\d\.csv$/);
  const csv = await readFile(await download.path(), 'utf8');
  expect(csv.startsWith('\ufeff日時,グループ名')).toBe(true);
  expect(csv).toContain("'=店頭で受付");
  expect(csv).toContain('070-3333-4444');
  await page.goto('/settings/audit');
  await expect(page.locator(rows).first()).toContainText('データを書き出し');

  const viewer = await signedIn(people.viewer);
  await viewer.goto('/history');
  await expect(viewer.getByRole('columnheader', { name: '記録' })).toBeVisible();
  await expect(viewer.getByRole('button', { name: '通話を手入力' })).toHaveCount(0);
  await expect(viewer.getByRole('button', { name: 'CSVに書き出す' })).toHaveCount(0);
});

test('an admin sets the API key and shortens retention; an operator plays a recording', async ({
  customer,
  at,
}) => {
  const { key: apiKey } = await addDialpadCompany(customer.id, { name: '録音の会社' });
  await customer.addGroup('G01', '西船橋');
  await customer.addLine('0501748', 'G01', '西船橋');
  await customer.playCall('recorded', { from: '+819012345678', to: '+815017481234' });
  const admin = await at(await customer.readyAdmin(), '/settings/telephony');
  await admin.getByLabel('APIキー', { exact: true }).fill(apiKey);
  await admin.getByRole('button', { name: 'キーを確かめる' }).click();
  await expect(admin.getByText('録音の会社', { exact: true })).toBeVisible();
  expect(await admin.content()).not.toContain(apiKey);

  const page = await at(await customer.addMember('鈴木 亜美', ['G01']), '/history');
  await page.locator(rows).first().click();
  await page.getByRole('button', { name: '通話の録音を再生' }).press('Enter');
  const player = page.getByLabel('通話の録音のプレーヤー');
  await expect(player).toBeFocused();
  await expect(player).toHaveJSProperty('duration', 3);
  await expect(player).toHaveJSProperty('ended', true);
  await page.screenshot({ path: '.run/screenshots/history-recording.png' });
  expect(await player.getAttribute('src')).toMatch(/^\/api\/recordings\//);

  await admin.goto('/settings/audit');
  await expect(admin.locator(rows).first()).toContainText('録音を再生');
  await expect(admin.locator(rows).first()).toContainText('鈴木 亜美');

  // What would be gone sooner than it was is asked about first.
  await admin.goto('/settings/retention');
  const callDays = admin.getByLabel('通話とメモを残す期間');
  await expect(callDays).toHaveValue('730');
  await callDays.selectOption('1年');
  await admin.getByRole('button', { name: '保存する' }).click();
  await admin.getByRole('dialog').getByRole('button', { name: '短くして消す' }).click();
  await expect(admin.getByText('保存期間を変更しました')).toBeVisible();
  await expect(callDays).toHaveValue('365');
  await expect(admin.getByRole('button', { name: '保存する' })).toBeDisabled();
});
