import type { Page } from '@playwright/test';
import { card, expect, numbers, people, popupOf, test } from '../fixtures.ts';
import { look } from '../look.ts';
import { endTestCalls } from '../test-calls.ts';

test('a known caller: the popup shows everything the shop knows about them', async ({
  signedIn,
  call,
}) => {
  const page = await signedIn(people.nishifuna);
  const yamada = call('inbound-answered', { from: numbers.yamada, to: numbers.nishifuna });
  const popup = await popupOf(page, () => yamada.next());

  await expect(popup).toHaveURL(`/cti-popup?call=${yamada.linkedId}`);
  const shown = card(popup);
  await expect(shown.getByRole('heading', { name: '山田 太郎' })).toBeVisible();
  await expect(shown).toContainText('やまだ たろう');
  await expect(shown).toContainText('VIP');
  await expect(shown).toContainText('090-1234-5678');
  await expect(shown).toContainText('西船橋');
  await expect(shown).toContainText('鳴っています');
  for (const label of ['住所', 'メール', '備考', '注文', '最終', '交通費']) {
    await expect(shown).toContainText(label);
  }
  await expect(popup.getByLabel('メモ')).toBeVisible();
  expect(
    popup.viewportSize() ??
      (await popup.evaluate(() => ({ width: innerWidth, height: innerHeight }))),
  ).toEqual({
    width: 500,
    height: 700,
  });
});

test('the popup follows the call: ringing, answered by whom, ended', async ({ signedIn, call }) => {
  const page = await signedIn(people.nishifuna);
  const yamada = call('inbound-answered', { from: numbers.yamada, to: numbers.nishifuna });
  const popup = await popupOf(page, () => yamada.next());
  await expect(card(popup)).toContainText('鳴っています');
  await yamada.next();
  await expect(card(popup)).toContainText('通話中');
  await yamada.end();
  await expect(card(popup)).toContainText('応答');
  await expect(page.getByRole('region', { name: 'きょう' })).toContainText('山田 太郎');
});

test('an unknown caller is registered in the popup, with their number', async ({
  signedIn,
  call,
}) => {
  const page = await signedIn(people.nishifuna);
  const from = `+8190${String(Date.now()).slice(-8)}`;
  const first = call('inbound-missed', { from, to: numbers.nishifuna });
  const popup = await popupOf(page, () => first.next());
  await expect(popup.getByText('新規顧客登録が必要')).toBeVisible();
  await look(popup, 'popup-unknown');
  await popup.getByLabel('お名前').fill('新井 ひかり');
  await popup.getByRole('button', { name: '登録' }).click();
  await expect(card(popup).getByRole('heading', { name: '新井 ひかり' })).toBeVisible();
  await first.end();
  await popup.close();

  const again = call('inbound-missed', { from, to: numbers.nishifuna });
  const second = await popupOf(page, () => again.next());
  await expect(card(second).getByRole('heading', { name: '新井 ひかり' })).toBeVisible();
});

test('a shared number: the operator chooses the caller by key', async ({ signedIn, call }) => {
  const page = await signedIn(people.nishifuna);
  const sato = call('inbound-missed', { from: numbers.sato, to: numbers.nishifuna });
  const popup = await popupOf(page, () => sato.next());
  await expect(card(popup)).toContainText('佐藤 花子');
  await expect(card(popup)).toContainText('佐藤 一郎');
  await look(popup, 'popup-shared');
  await popup.keyboard.press('1');
  await expect(card(popup).getByRole('heading', { name: /^佐藤 (花子|一郎)$/ })).toBeVisible();
});

test('a withheld number looks different and offers no registration', async ({ signedIn, call }) => {
  const page = await signedIn(people.nishifuna);
  const hidden = call('withheld', { from: numbers.yamada, to: numbers.nishifuna });
  const popup = await popupOf(page, () => hidden.next());
  await expect(card(popup)).toContainText('非通知');
  await expect(popup.getByText('新規顧客登録が必要')).toHaveCount(0);
  await look(popup, 'popup-withheld');
});

test('only the called group sees the call', async ({ signedIn, call }) => {
  const [own, other] = [await signedIn(people.nishifuna), await signedIn(people.kinshicho)];
  const otherPopups: unknown[] = [];
  other.on('popup', (popup) => otherPopups.push(popup));

  const ours = call('inbound-missed', { from: numbers.yamada, to: numbers.nishifuna });
  await popupOf(own, () => ours.next());
  // The counterpart: the same caller on the other group's line reaches the other operator, so they were listening.
  const theirs = call('inbound-missed', { from: numbers.suzuki, to: numbers.kinshicho });
  const popup = await popupOf(other, () => theirs.next());
  await expect(card(popup).getByRole('heading', { name: '鈴木 次郎' })).toBeVisible();
  expect(otherPopups).toHaveLength(1);
  await expect(other.getByRole('region', { name: '鳴っています' })).not.toContainText('山田');
  await expect(own.getByRole('region', { name: '鳴っています' })).not.toContainText('鈴木');
});

test('another customer with the same caller sees its own contact and never ours', async ({
  shop,
  signedIn,
  call,
}) => {
  await shop.openSample();
  const [ours, theirs] = [await signedIn(people.nishifuna), await signedIn(people.sampleAdmin)];
  const seen: unknown[] = [];
  theirs.on('popup', (popup) => seen.push(popup));
  const yamada = call('inbound-missed', { from: numbers.yamada, to: numbers.nishifuna });
  await popupOf(ours, () => yamada.next());
  const sample = call('inbound-missed', {
    from: numbers.yamada,
    to: numbers.nishifuna,
    like: 'sample',
  });
  const popup = await popupOf(theirs, () => sample.next());
  await expect(card(popup).getByRole('heading', { level: 1 })).toBeVisible();
  await expect(card(popup)).toContainText('090-1234-5678');
  await expect(card(popup)).not.toContainText('山田 太郎');
  expect(seen).toHaveLength(1);
});

test('shows nothing when signed out', async ({ browser, signedIn, call }) => {
  const out = await browser.newContext();
  const page = await out.newPage();
  await page.goto('/');
  await expect(page).toHaveURL(/\/login/);
  const yamada = call('inbound-missed', { from: numbers.yamada, to: numbers.nishifuna });
  const witness = await signedIn(people.nishifuna);
  await yamada.next();
  await expect(witness.getByRole('region', { name: '鳴っています' })).toContainText('山田 太郎');
  await page.goto(`/cti-popup?call=${yamada.linkedId}`);
  await expect(page.getByRole('link', { name: /ログイン/ })).toBeVisible();
  await expect(page.locator('body')).not.toContainText('山田');
  await out.close();
});

test('LIS-07 a reload while it rings does not open the call twice', async ({ signedIn, call }) => {
  const page = await signedIn(people.nishifuna);
  const yamada = call('inbound-missed', { from: numbers.yamada, to: numbers.nishifuna });
  await popupOf(page, () => yamada.next());
  const opened: unknown[] = [];
  page.on('popup', (popup) => opened.push(popup));
  await page.reload();
  await expect(page.getByRole('region', { name: '鳴っています' })).toContainText('山田 太郎');
  // A second call proves that this page pops again; the first must not have.
  await yamada.end();
  await expect(page.getByRole('region', { name: '鳴っています' })).not.toContainText('山田 太郎');
  expect(opened).toHaveLength(0);
});

test('LIS-08 one of a person’s two tabs pops, the other if it freezes or closes, and never both', async ({
  browser,
  signedIn,
  call,
}) => {
  const context = await browser.newContext();
  const first = await signedIn(people.nishifuna, { context });
  const second = await context.newPage();
  await second.goto('/');
  await expect(second.getByRole('region', { name: '鳴っています' })).toBeVisible();
  const popups: Page[] = [];
  context.on('page', (page) => popups.push(page));
  const rings = async (from: string, name: string) => {
    const ringing = call('inbound-missed', { from, to: numbers.nishifuna });
    const [popup] = await Promise.all([context.waitForEvent('page'), ringing.next()]);
    await expect(card(popup).getByRole('heading', { name })).toBeVisible();
    return popup;
  };

  const yamada = await rings(numbers.yamada, '山田 太郎');
  expect(await yamada.opener()).toBe(first);
  await expect(second.getByRole('region', { name: '鳴っています' })).toContainText('山田 太郎');
  await yamada.close();

  // Not a line of the first tab's script runs any more, while it keeps its lock.
  const devtools = await context.newCDPSession(first);
  await devtools.send('Debugger.enable');
  const frozen = new Promise((resolve) => devtools.once('Debugger.paused', resolve));
  await devtools.send('Debugger.pause');
  await frozen;
  const suzuki = await rings(numbers.suzuki, '鈴木 次郎');
  expect(await suzuki.opener()).toBe(second);
  await devtools.send('Debugger.resume');
  await devtools.detach();
  await expect(first.getByRole('region', { name: '鳴っています' })).toContainText('鈴木 次郎');
  await suzuki.close();

  await second.close();
  const takahashi = await rings('+817033334444', '高橋 美咲');
  expect(await takahashi.opener()).toBe(first);
  expect(popups).toHaveLength(3);
  await expect(takahashi.getByRole('navigation')).toHaveCount(0);
  await context.close();
});

test('XSS-07 a popup’s address reveals nothing about the caller', async ({ signedIn, call }) => {
  const page = await signedIn(people.nishifuna);
  const yamada = call('inbound-missed', { from: numbers.yamada, to: numbers.nishifuna });
  const popup = await popupOf(page, () => yamada.next());
  await expect(card(popup).getByRole('heading', { name: '山田 太郎' })).toBeVisible();
  const told = [
    popup.url(),
    await popup.title(),
    await popup.evaluate(() => document.referrer),
  ].join(' ');
  expect(told).not.toMatch(/9012345678|山田|%E5%B1%B1/);
});

test('an admin makes a test call; every hop responds, and the call ends on its own', async ({
  shop,
  signedIn,
}) => {
  const page = await signedIn(people.admin);
  await page.getByRole('button', { name: 'テスト着信' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  const popup = await popupOf(page, () =>
    dialog.getByRole('button', { name: /テスト着信|鳴らす|発信/ }).click(),
  );
  await expect(card(popup).getByRole('heading', { name: '山田 太郎' })).toBeVisible();
  await expect(card(popup)).toContainText('西船橋');

  await endTestCalls(shop.customerId('goodfife'));
  await expect(card(popup)).toContainText('不在');
});

test('an operator has no button for test calls', async ({ signedIn }) => {
  const page = await signedIn(people.nishifuna);
  await expect(page.getByRole('region', { name: '鳴っています' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'テスト着信' })).toHaveCount(0);
});
