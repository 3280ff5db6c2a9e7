import type { Page } from '@playwright/test';
import { paths } from '../../functions/src/model/paths.ts';
import { defaultWrapUp } from '../../functions/src/model/desk/wrap-up.ts';
import { callTo } from './agents-calls.ts';
import { type Customer, expect, test } from './settings-customer.ts';

const line = '0501748';
const dialled = '+815017481234';
const ownStatus = (page: Page) => page.getByRole('button', { name: /^自分の状態/ });

async function openGroup(customer: Customer, wrapUp: object): Promise<void> {
  await customer.addGroup('G01', '西船橋');
  await customer.addLine(line, 'G01', '西船橋');
  await customer.admin.db
    .doc(paths.group(customer.id, 'G01'))
    .update({ wrapUp: { ...defaultWrapUp, ...wrapUp } });
}

test('a call changes my status: ringing, talking, an extended wrap-up, and available again', async ({
  customer,
  at,
}) => {
  await openGroup(customer, { wrapUpMs: 4_000 });
  const email = await customer.addMember('鈴木 亜美', ['G01']);
  const page = await at(email);
  await expect(ownStatus(page)).toContainText('待機中');

  const call = callTo(customer, email, 'ring-all', dialled);
  await call.next();
  const [popup] = await Promise.all([page.waitForEvent('popup'), call.next()]);
  await expect(ownStatus(page)).toContainText('ACD着信:呼出中');
  await call.until('connected');
  await expect(ownStatus(page)).toContainText('ACD着信:通話中');
  // A status chosen while talking applies afterwards.
  await page.bringToFront();
  await page.locator('body').press('s');
  await expect(page.getByRole('menu', { name: '状態を選ぶ' })).toBeVisible();
  await page.keyboard.press('4');
  await expect(ownStatus(page)).toContainText('ACD着信:通話中');
  await call.end();
  await expect(ownStatus(page)).toContainText('自動ワーク');
  const wrapUp = page.getByRole('group', { name: '通話後の処理' });
  await wrapUp.getByRole('button', { name: '+1分' }).click();
  await expect(wrapUp.getByRole('timer')).toContainText(/残り (1:0|0:5)\d/);
  await page.screenshot({ path: '.run/screenshots/status-wrap-up.png' });
  await wrapUp.getByRole('button', { name: '終える' }).click();
  await expect(ownStatus(page)).toContainText('離席');
  await expect(wrapUp).toHaveCount(0);
  await popup.close();

  // Away: the next call from outside opens nothing, though the board has it.
  const opened: unknown[] = [];
  page.on('popup', (another) => opened.push(another));
  const second = callTo(customer, email, 'inbound-answered', dialled);
  await second.next();
  await expect(page.getByRole('region', { name: '鳴っています' })).toContainText('090-1234-5678');
  await expect(ownStatus(page)).toContainText('ACD以外着信:呼出中');
  await second.end();
  await expect(ownStatus(page)).toContainText('自動ワーク');
  // Left alone, the countdown ends it.
  await expect(ownStatus(page)).toContainText('離席');
});

test('a required disposition holds the wrap-up', async ({ customer, at }) => {
  await openGroup(customer, { wrapUpMs: 1_000, mode: 'required' });
  const email = await customer.addMember('鈴木 亜美', ['G01']);
  const uid = email.split('@')[0] ?? '';
  const page = await at(email);
  await expect(ownStatus(page)).toContainText('待機中');
  const call = callTo(customer, email, 'inbound-answered', dialled);
  const linkedId = await call.until('ringing');
  await call.end();
  await expect(ownStatus(page)).toContainText('自動ワーク');
  await expect(page.getByRole('timer').filter({ hasText: '結果を選んでください' })).toBeVisible();
  await expect(page.getByRole('button', { name: '終える' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: '結果を選ぶ' })).toBeVisible();
  // Another status does not end it either: it comes afterwards.
  await page.bringToFront();
  await page.locator('body').press('s');
  await expect(page.getByRole('menu', { name: '状態を選ぶ' })).toBeVisible();
  await page.keyboard.press('4');
  await expect
    .poll(async () => (await customer.admin.db.doc(paths.agent(customer.id, uid)).get()).data())
    .toMatchObject({ status: 7, chosen: 3 });
  await customer.admin.db.doc(paths.call(customer.id, linkedId)).update({ disposition: '予約' });
  await expect(ownStatus(page)).toContainText('離席');
});

test('signing out ends the shift, signing in starts it', async ({ customer, at }) => {
  await openGroup(customer, { wrapUpMs: 0 });
  const email = await customer.addMember('鈴木 亜美', ['G01']);
  const uid = email.split('@')[0] ?? '';
  const statusOf = async () =>
    (await customer.admin.db.doc(paths.agent(customer.id, uid)).get()).get('status') as unknown;
  const page = await at(email);
  await expect(ownStatus(page)).toContainText('待機中');
  await ownStatus(page).click();
  await page.getByRole('menuitemradio', { name: '離席' }).click();
  await expect(ownStatus(page)).toContainText('離席');
  await page.reload();
  await expect(ownStatus(page)).toContainText('離席');
  await page.getByRole('button', { name: '鈴木 亜美' }).click();
  await page.getByRole('button', { name: 'ログアウト' }).click();
  await expect(page).toHaveURL(/\/login/);
  expect(await statusOf()).toBe(1);
  const again = await at(email);
  await expect(ownStatus(again)).toContainText('待機中');
});
