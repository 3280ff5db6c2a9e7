import type { BrowserContext, Page } from '@playwright/test';
import { paths } from '../../../functions/src/model/paths.ts';
import type { SessionLimits } from '../../../functions/src/model/members/session-limits.ts';
import { demo } from '../../../tools/demo/constants.ts';
import { fromBase32, totp } from '../../../tools/testing/totp.ts';
import {
  type TotpStandIn,
  isCode,
  startTotpStandIn,
} from '../../../tools/testing/totp-stand-in.ts';
import { connection } from '../fixtures.ts';
import {
  type Customer,
  enter,
  expect,
  password,
  refusals,
  test as base,
} from '../settings-customer.ts';

const emulator = `http://${demo.host}:${demo.ports.auth}`;

interface Fixtures {
  standIn: TotpStandIn;
  /** A page at the sign-in whose Auth knows authenticator apps. */
  pageWithApps: () => Promise<Page>;
}

const test = base.extend<Fixtures>({
  standIn: async ({}, use) => {
    const standIn = await startTotpStandIn({ emulator, projectId: demo.projectId, now });
    await use(standIn);
    await standIn.stop();
  },
  pageWithApps: async ({ standIn, freshPage }, use) => {
    await use(async () => {
      const page = await freshPage();
      await lead(page.context(), standIn);
      return page;
    });
  },
});

/** Codes are about time: for both sides of this test it stands still. */
const startedMs = Date.now();
const now = () => startedMs;

async function lead(context: BrowserContext, { origin }: TotpStandIn): Promise<void> {
  await context.route(`${emulator}/**`, (route) =>
    route.continue({ url: route.request().url().replace(emulator, origin) }),
  );
}

const codeNow = (key: string): string => totp(fromBase32(key), now());

/** Six digits that this app shows at no moment near. */
const wrongCode = (key: string): string =>
  ['000000', '111111', '222222'].find((code) => !isCode(key, code, now())) ?? '';

async function setLimits(customer: Customer, secondFactor: SessionLimits['secondFactor']) {
  const limits: SessionLimits = { idleMinutes: null, absoluteDays: 30, secondFactor };
  await customer.admin.db.doc(paths.settings(customer.id, 'sessions')).set(limits);
}

/** Another admin of the customer, whose address is confirmed. */
async function addAdmin(customer: Customer, name: string): Promise<string> {
  const email = await customer.addMember(name, []);
  const { db, auth } = customer.admin;
  const { uid } = await auth.getUserByEmail(email);
  await auth.updateUser(uid, { emailVerified: true });
  await db.doc(paths.member(customer.id, uid)).update({ role: 'admin' });
  return email;
}

/** Does in an authenticator app and on the screen what the steps say; returns the app's key. */
async function setUp(page: Page): Promise<string> {
  const key = (await page.getByLabel('キー', { exact: true }).textContent()) ?? '';
  const code = page.getByLabel('6桁の確認コード');
  await code.fill(wrongCode(key));
  await page.getByRole('button', { name: '設定する' }).last().click();
  await expect(page.getByRole('alert')).toContainText('確認コードが違います');
  await code.fill(codeNow(key));
  await page.getByLabel('アプリの名前').fill('店のスマートフォン');
  await page.getByRole('button', { name: '設定する' }).last().click();
  return key;
}

test('AUT-17 an admin sets up a second factor, signs in with it, and removes it', async ({
  customer,
  pageWithApps,
  complaints,
}) => {
  complaints.expect(refusals);
  const email = await customer.readyAdmin();
  await setLimits(customer, 'offered');
  const page = await pageWithApps();
  await enter(page, email, password);
  await expect(connection(page)).toHaveText(/CTI接続中/);
  await page.goto('/settings');
  const section = page.getByRole('region', { name: '二段階認証' });
  await section.getByRole('button', { name: '設定する' }).click();
  const key = await setUp(page);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(section).toContainText('店のスマートフォン');
  await page.getByRole('button', { name: 'ログアウト', exact: true }).click();

  // The password alone is no longer enough, nor is a wrong code; full-width digits are digits.
  await enter(page, email, password);
  await expect(page.getByRole('heading', { name: '確認コードを入力' })).toBeVisible();
  const code = page.getByLabel('6桁の確認コード');
  await expect(code).toBeFocused();
  await code.fill(wrongCode(key));
  await code.press('Enter');
  await expect(page.getByRole('alert')).toContainText('確認コードが違います');
  await code.fill(
    codeNow(key).replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  );
  await code.press('Enter');
  await expect(connection(page)).toHaveText(/CTI接続中/);

  // Nobody is asked for a password alone to prove who they are either.
  await page.goto('/settings/sessions');
  await page.getByLabel('管理者の二段階認証').selectOption({ label: '必須' });
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('保存しました')).toBeVisible();
  await page.goto('/settings');
  await section.getByRole('button', { name: '解除する' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '解除する' }).click();
  await expect(page.getByRole('heading', { name: '二段階認証が必要です' })).toBeVisible();
});

test('AUT-18 where it is required, an admin without one is led to it, and another admin takes a lost one away', async ({
  customer,
  pageWithApps,
  complaints,
}) => {
  complaints.expect(refusals);
  await customer.addGroup('G01', '本店');
  const email = await customer.readyAdmin();
  const other = await addAdmin(customer, '山本 恵');
  await setLimits(customer, 'required');

  const page = await pageWithApps();
  await enter(page, email, password);
  await expect(page.getByRole('heading', { name: '二段階認証が必要です' })).toBeVisible();
  await page.goto('/settings/members');
  await expect(page.getByRole('heading', { name: '二段階認証が必要です' })).toBeVisible();
  await expect(page.getByText('山本 恵')).toHaveCount(0);
  await setUp(page);
  await expect(page.getByText('山本 恵')).toBeVisible();

  const lost = await pageWithApps();
  await enter(lost, other, password);
  const key = await setUp(lost);
  await expect(connection(lost)).toHaveText(/CTI接続中/);

  await page.getByRole('button', { name: '山本 恵' }).click();
  await page.getByRole('button', { name: '二段階認証を解除' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '解除する' }).click();
  await expect(page.getByText('山本 恵さんの二段階認証を解除しました')).toBeVisible();
  await lost.reload();
  await expect(lost).toHaveURL(/\/login/);
  await enter(lost, other, password);
  await expect(lost.getByRole('heading', { name: '二段階認証が必要です' })).toBeVisible();
  await expect(lost.getByLabel('キー', { exact: true })).not.toHaveText(key);
});
