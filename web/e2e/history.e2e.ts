import { readFile } from 'node:fs/promises';
import { expect, people, test } from './fixtures.ts';

const rows = 'tbody tr';

test('a call entered by hand is found, exported, and told in the audit log; a viewer does neither', async ({
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
