import type { Page } from '@playwright/test';
import { paths } from '../../../functions/src/model/paths.ts';
import { openEmulators } from '../../../tools/admin.ts';
import { connectShop } from '../dialpad.ts';
import { card, expect, people, popupOf, test } from '../fixtures.ts';
import { look } from '../look.ts';

const number = (page: Page) => page.getByRole('button', { name: /^090-1234-5678/ }).first();
const choose = (page: Page, name: string) =>
  page.getByRole('menu', { name: /090-1234-5678/ }).getByText(name, { exact: true });

test('a call is placed, transferred and ended from here, and its number blocked and unblocked', async ({
  shop,
  signedIn,
}) => {
  await connectShop(shop);
  const emulators = openEmulators();
  const { db } = emulators;
  const customerId = shop.customerId('goodfife');
  const { docs } = await db
    .collection(paths.members(customerId))
    .where('email', '==', shop.localised(people.nishifuna))
    .get();
  await db.doc(paths.preferences(customerId, docs[0]?.id ?? '')).set({ dialWay: 'api' });
  await emulators.close();
  const page = await signedIn(people.nishifuna);
  const admin = await signedIn(people.admin);
  await page.getByRole('link', { name: '顧客' }).click();

  await number(page).click();
  const popup = await popupOf(page, () => choose(page, '電話をかける').click());
  await expect(card(popup)).toContainText('通話中');
  await popup.getByLabel('メモ').fill('90分、21時から');
  await popup.getByRole('button', { name: '転送' }).click();
  const targets = popup.getByRole('dialog', { name: '転送先を選ぶ' });
  await expect(targets.getByRole('button', { name: '予約受付' })).toBeVisible();
  await look(popup, 'transfer');
  const passed = await popupOf(admin, () =>
    targets.getByRole('button', { name: '管理 恵子' }).click(),
  );
  await expect(popup.getByText('管理 恵子に転送しました')).toBeVisible();

  await expect(card(passed)).toContainText('西村 あかりさんから転送');
  await expect(card(passed)).toContainText('90分、21時から');
  await passed.getByRole('button', { name: '切る' }).click();
  await expect(passed.getByText('通話を切りますか？')).toBeVisible();
  await passed.getByRole('button', { name: '切る' }).click();
  await expect(passed.getByText('通話を切りました')).toBeVisible();
  await expect(passed.getByRole('button', { name: '切る' })).toHaveCount(0);

  await number(page).click();
  await choose(page, '着信拒否').click();
  const question = page.getByRole('dialog', { name: /着信拒否にしますか/ });
  await question.getByLabel('理由').fill('無言電話');
  await question.getByRole('button', { name: '着信拒否にする' }).click();
  await expect(number(page)).toHaveText('090-1234-5678着信拒否中');
  await look(page, 'blocked');
  await number(page).click();
  await choose(page, '着信拒否').click();
  const undo = page.getByRole('dialog', { name: /解除しますか/ });
  await expect(undo).toContainText('無言電話');
  await expect(undo).toContainText('西村 あかり');
  await undo.getByRole('button', { name: '解除する' }).click();
  await expect(number(page)).toHaveText('090-1234-5678');
});
