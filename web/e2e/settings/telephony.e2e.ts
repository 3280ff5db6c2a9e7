import type { Page } from '@playwright/test';
import { hostingUrl, webhookUrl } from '../../../tools/demo/constants.ts';
import { createIds, scenario, signedRequest } from '../../../tools/demo/scenarios.ts';
import { people, test as demoTest } from '../fixtures.ts';
import { look } from '../look.ts';
import { expect, test } from '../settings-customer.ts';

const ids = createIds(Date.now());

/** How the webhook answers an event that nobody has sent before, signed with this secret. */
async function answerTo(secret: string, customerId: string): Promise<number> {
  const [step] = scenario('inbound-missed', {
    from: '+819012345678',
    to: '+815017481234',
    startedAtMs: Date.now(),
    ids,
  });
  if (!step) throw new Error('the scenario has no event');
  const request = await signedRequest(step.event, secret);
  return (await fetch(webhookUrl(customerId), request)).status;
}

/** What the dialog shows once, taken over as a person would: read, then closed. */
async function takeSecret(page: Page): Promise<string> {
  const dialog = page.getByRole('dialog', { name: '新しい鍵' });
  const secret = await dialog.locator('code').innerText();
  expect(secret.length).toBeGreaterThanOrEqual(43);
  await dialog.getByRole('button', { name: '控えたので閉じる' }).click();
  await expect(page.getByText(secret)).toHaveCount(0);
  return secret;
}

const confirm = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

test.describe('a customer without a phone system', () => {
  test.use({ hasPhoneSystem: false });

  test('is told what is missing, connects, rotates and drops without losing an event', async ({
    customer,
    at,
  }) => {
    const page = await at(await customer.readyAdmin(), '/settings/telephony');
    await page.setViewportSize({ width: 1360, height: 860 });
    await expect(
      page.getByText('電話システムがまだつながっていません', { exact: true }),
    ).toBeVisible();
    await expect(page.getByText(`${hostingUrl}/api/dialpad/webhook/${customer.id}`)).toBeVisible();
    const reception = page.getByRole('switch', { name: '着信の受信' });
    await expect(reception).toBeDisabled();
    await look(page, 'telephony-missing');

    await page.getByRole('button', { name: '鍵を作る' }).click();
    await confirm(page, '鍵を作る');
    const first = await takeSecret(page);
    expect(await answerTo(first, customer.id)).toBe(403);
    await reception.click();
    await confirm(page, '有効にする');
    await expect(reception).toBeChecked();
    await expect.poll(() => answerTo(first, customer.id)).toBe(200);

    await page.getByRole('button', { name: '鍵を入れ替える' }).click();
    await confirm(page, '鍵を入れ替える');
    const shown = page.getByRole('dialog', { name: '新しい鍵' });
    await expect(shown).toContainText('新しい鍵と前の鍵の、どちらも使えます');
    await look(page, 'telephony-new-secret');
    await page.keyboard.press('Escape');
    await expect(shown).toContainText('控えてから、もう一度閉じてください');
    const second = await takeSecret(page);
    await expect.poll(() => answerTo(second, customer.id)).toBe(200);
    expect(await answerTo(first, customer.id)).toBe(200);
    await look(page, 'telephony-two-secrets');

    await page.getByRole('button', { name: '前の鍵を消す' }).click();
    await confirm(page, '前の鍵を消す');
    await expect(page.getByRole('button', { name: '前の鍵を消す' })).toHaveCount(0);
    await expect.poll(() => answerTo(first, customer.id)).toBe(401);
    expect(await answerTo(second, customer.id)).toBe(200);

    await reception.click();
    await confirm(page, '受信を止める');
    await expect(page.getByText('着信の受信が止まっています')).toBeVisible();
    await expect.poll(() => answerTo(second, customer.id)).toBe(403);
  });
});

test('a phone system’s id is linked, and every change is audited', async ({ customer, at }) => {
  await customer.addGroup('G01', '西船橋');
  await customer.addLine('05017481234', 'G01', '西船橋');
  const page = await at(await customer.readyAdmin(), '/settings/telephony');
  await page.setViewportSize({ width: 1360, height: 860 });
  const contractId = `DP-${customer.id}`;
  await page.getByRole('button', { name: '結びつける' }).click();
  await page.getByRole('textbox', { name: '契約番号' }).fill('二つ の番号');
  await confirm(page, '保存する');
  await expect(page.getByRole('dialog')).toContainText('英数字と');
  await page.getByRole('textbox', { name: '契約番号' }).fill(contractId);
  await confirm(page, '保存する');
  await expect(page.getByText(contractId, { exact: true })).toBeVisible();
  await expect.poll(() => answerTo(customer.secret ?? '', contractId)).toBe(200);

  await page.getByRole('link', { name: '操作記録' }).click();
  const log = page.getByRole('table', { name: '操作記録' });
  const linked = log.getByRole('row').filter({ hasText: '契約番号を変更' });
  await expect(linked).toContainText(`なし→変更後 ${contractId}`);
  await expect(log.getByRole('row').filter({ hasText: '着信番号を追加' })).toContainText(
    '050-1748-1234',
  );
  await expect(log.getByRole('row').filter({ hasText: '契約を作成' })).toContainText(
    'サーバー管理',
  );
  await look(page, 'audit');
});

test('a customer is deleted by typing its id, and the session ends', async ({ customer, at }) => {
  const page = await at(await customer.readyAdmin(), '/settings/telephony');
  await page.getByRole('button', { name: 'この契約を削除' }).click();
  const field = page.getByLabel('確認のため');
  await field.fill('goodfife');
  await confirm(page, 'すべて削除する');
  await expect(page.getByText('契約IDと一致しません')).toBeVisible();
  await look(page, 'telephony-delete');
  await field.fill(customer.id);
  await confirm(page, 'すべて削除する');
  await expect(page.getByRole('heading', { name: 'ログアウトしました' })).toBeVisible();
  await expect
    .poll(async () => (await customer.admin.db.doc(`customer/${customer.id}`).get()).exists)
    .toBe(false);
});

demoTest('who is no admin can’t open these pages', async ({ signedIn }) => {
  const page = await signedIn(people.nishifuna);
  for (const section of ['telephony', 'audit', 'dead-letters']) {
    await page.goto(`/settings/${section}`);
    await expect(page.getByRole('heading', { name: 'この画面は開けません' })).toBeVisible();
    await expect(page.getByRole('link', { name: '操作記録' })).toHaveCount(0);
  }
});
