import { expect, test } from '../settings-customer.ts';

test('an unknown number is assigned with one press, and its calls are filed', async ({
  customer,
  at,
}) => {
  await customer.addGroup('G01', '西船橋');
  await customer.missedCall('+815017481234');
  await customer.missedCall('+815017481234');
  await customer.missedCall('+815017601111');
  const page = await at(await customer.readyAdmin(), '/settings/unknown');
  const row = page.getByRole('row', { name: /050-1748-1234/ });
  await expect(row.getByRole('cell', { name: '2', exact: true })).toBeVisible();
  await row.getByRole('button', { name: '050-1748-1234を割り当てる' }).click();
  await expect(page.getByLabel('番号', { exact: true })).toHaveValue('050-1748-1234');
  await expect(page.getByLabel('店舗名')).toHaveValue('西船橋');
  await page.getByRole('button', { name: '追加する' }).click();
  await expect(page.getByText('不明な着信2件を西船橋に振り分けました')).toBeVisible();
  await expect(row).toHaveCount(0);
  await expect(page.getByRole('row', { name: /050-1760-1111/ })).toBeVisible();

  await page.goto('/history');
  await expect(page.getByRole('row', { name: /西船橋/ })).toHaveCount(2);
});

test('a new line says which line it takes calls from, refuses a taken number, and offers to file calls', async ({
  customer,
  at,
}) => {
  await customer.addGroup('G01', '西船橋');
  await customer.addGroup('G02', '錦糸町');
  await customer.addLine('050', 'G02', '錦糸町');
  await customer.missedCall('+81335551234');
  const page = await at(await customer.readyAdmin(), '/settings/lines');
  await page.getByRole('button', { name: '着信番号を追加' }).click();
  const dialog = page.getByRole('dialog');
  const number = dialog.getByLabel('番号', { exact: true });

  await number.fill('050');
  await expect(dialog).toContainText('050は錦糸町が使っています');
  await number.fill('０５０−１７４８');
  await expect(dialog).toContainText('今は錦糸町（050）に入っている着信が、こちらに移ります。');
  await number.fill('033');
  await dialog.getByLabel('グループ').selectOption('G01');
  await dialog.getByRole('button', { name: '追加する' }).click();
  await expect(dialog).toContainText('不明な着信のうち1件');
  await dialog.getByRole('button', { name: '振り分ける' }).click();
  await expect(page.getByText('不明な着信1件を西船橋に振り分けました')).toBeVisible();

  await page.getByRole('button', { name: '033', exact: true }).click();
  await page.getByRole('button', { name: '削除', exact: true }).click();
  await page.getByRole('button', { name: '削除する' }).click();
  await expect(page.getByRole('button', { name: '033', exact: true })).toHaveCount(0);
});
