import AxeBuilder from '@axe-core/playwright';
import { paths } from '../../functions/src/model/paths.ts';
import { openEmulators } from '../../tools/admin.ts';
import { demo, webhookUrl } from '../../tools/demo/constants.ts';
import { signJson } from '../../tools/demo/sign.ts';
import { card, connection, expect, people, popupOf, signIn, test } from './fixtures.ts';
import { endTestCalls } from './test-calls.ts';
import { tcpProxy } from './tcp-proxy.ts';

test('the light shows each hop, sends a test signal, and names the broken hop', async ({
  browser,
  shop,
}) => {
  // The policy doesn't allow the proxy's port.
  const context = await browser.newContext({ bypassCSP: true });
  const proxy = await tcpProxy(demo.ports.firestore);
  await context.addInitScript(
    (address) => localStorage.setItem('cti.firestoreEmulator', address),
    proxy.address,
  );
  const page = await context.newPage();
  await signIn(page, shop.localised(people.nishifuna));
  await page.getByRole('button', { name: '接続の詳しい状態' }).click();
  const panel = page.getByRole('region', { name: '接続の状態' });
  await expect(panel).toContainText('すべてつながっています');
  await panel.getByRole('button', { name: 'テスト信号を送る' }).click();
  await expect(panel).toContainText(/秒で届きました/);
  await page.screenshot({ path: '.run/screenshots/light-good.png' });
  expect((await new AxeBuilder({ page }).include('.light-panel').analyze()).violations).toEqual([]);

  proxy.set('swallow');
  await expect(connection(page)).toHaveText(/CTI未接続/);
  await expect(panel.getByRole('alert')).toContainText('通話データのサーバーから応答がありません');
  await expect(panel).toContainText(/から応答なし/);
  await page.screenshot({ path: '.run/screenshots/light-red.png' });
  proxy.set('pass');
  await expect(panel).toContainText('すべてつながっています');

  // A webhook that does not answer, with everything else in order: two lost signals turn it red.
  await page.route('**/api/dialpad/webhook/**', (route) => route.fulfill({ status: 503 }));
  for (const round of [1, 2]) {
    await panel.getByRole('button', { name: 'テスト信号を送る' }).click();
    await expect(panel, `round ${round}`).toContainText('サーバーから応答がありません');
  }
  await expect(connection(page)).toHaveText(/CTI未接続/);
  await expect(panel.getByRole('alert')).toContainText(
    '着信のお知らせを受け取るサーバーから応答がありません',
  );
  await page.unroute('**/api/dialpad/webhook/**');
  await panel.getByRole('button', { name: 'テスト信号を送る' }).click();
  await expect(connection(page)).toHaveText(/CTI接続中/);

  // A bridge beside the shop's phone system that has lost it, and finds it again.
  const tell = async (state: 'waiting' | 'ready', minute: number) =>
    expect(await tellOfBridge(shop.customerId('goodfife'), state, minute)).toBe(200);
  await tell('waiting', 1);
  await expect(panel.getByRole('alert')).toContainText(
    '電話交換機からの着信のお知らせが止まっています',
  );
  await expect(connection(page)).toHaveText(/CTI未接続/);
  await tell('ready', 2);
  await expect(panel).toContainText('すべてつながっています');
  await expect(connection(page)).toHaveText(/CTI接続中/);
  await context.close();
  proxy.close();
});

test('the self-check covers everything an operator’s computer needs and ends with a test call', async ({
  shop,
  signedIn,
}) => {
  const page = await signedIn(people.admin);
  await page.context().grantPermissions(['notifications']);
  await page.goto('/settings/check');
  const step = (name: string) => page.getByRole('listitem', { name, exact: true });
  await step('通知').getByRole('button', { name: '通知を試す' }).click();
  await expect(step('通知')).toContainText('通知を出しました');
  await step('着信音').getByRole('button').click();
  await expect(step('着信音')).toContainText('音を鳴らしました');
  // Once more where a starved machine has let the first one wait for too long.
  await expect(async () => {
    await step('電話からこの画面まで').getByRole('button').click();
    await expect(step('電話からこの画面まで')).toContainText(/秒で届きました/);
  }).toPass();
  await expect(step('時計')).toContainText('サーバーの時計と合っています');
  await expect(step('通話データの回線')).toContainText('つながっています');
  const [strip] = await Promise.all([
    page.context().waitForEvent('page'),
    step('常に手前の小窓').getByRole('button').click(),
  ]);
  await expect(step('常に手前の小窓')).toContainText('開いています');
  await strip.close();
  await step('ポップアップ').getByRole('button').click();
  await expect(step('ポップアップ')).toContainText('自動で開きます');

  const report = page.getByRole('region', { name: '不具合を知らせる' });
  await report.getByRole('button', { name: '知らせる' }).click();
  await expect(report).toContainText('お電話でこの番号をお伝えください');
  const number = /\d{6}/.exec(await report.innerText())?.[0] ?? '';
  const admin = openEmulators();
  const kept = await admin.db.doc(paths.problem(shop.customerId('goodfife'), number)).get();
  await admin.close();
  const lines = kept.get('lines') as { what: string; is: string }[];
  expect(lines.map(({ what, is }) => `${what} ${is}`)).toEqual(
    expect.arrayContaining(['page settings', 'pulse connected', 'canary arrived']),
  );
  await page.screenshot({ path: '.run/screenshots/check.png' });
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await step('テスト着信').getByRole('button').click();
  const dialog = page.getByRole('dialog');
  const popup = await popupOf(page, () =>
    dialog.getByRole('button', { name: /テスト着信|鳴らす|発信/ }).click(),
  );
  await expect(card(popup).getByRole('heading', { name: '山田 太郎' })).toBeVisible();
  await endTestCalls(shop.customerId('goodfife'));
  await expect(card(popup)).toContainText('不在');
});

/** A bridge's heartbeat; the status of its answer. */
async function tellOfBridge(customerId: string, state: 'waiting' | 'ready', minute: number) {
  const at = `2026-12-01T00:0${minute}:00.000Z`;
  const heartbeat = {
    at,
    bridge: 'pbx',
    version: '1.0.0',
    asterisk: { state, since: at },
    queue: { waiting: 0, oldestAt: null, setAside: 0, fullSince: null },
    failingSince: null,
  };
  const body = JSON.stringify({ envelope: 2, heartbeat });
  const response = await fetch(webhookUrl(customerId), {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Dialpad-Signature': signJson(body, demo.customers.goodfife),
    },
    body,
  });
  return response.status;
}
