import { createIds, scenario } from '../../../tools/demo/scenarios.ts';
import { addDialpadCompany, askAsOther, sendFromDialpad, tellFromDialpad } from '../dialpad.ts';
import { look } from '../look.ts';
import { expect, refusals, test } from '../settings-customer.ts';

const ids = createIds(Date.now());
const offices = [
  { id: '5716039329251328', name: '本社' },
  { id: '5716039329251329', name: '大阪オフィス' },
];

test.use({ hasPhoneSystem: false });

test('an admin pastes a key, connects, sees the first call, has a fault mended and disconnects', async ({
  customer,
  at,
  complaints,
}) => {
  const person = { id: '5171365938069504', email: customer.adminEmail };
  const { key } = await addDialpadCompany(customer.id, {
    name: '株式会社つなぐ',
    offices,
    users: [
      {
        ...person,
        name: '管理者',
        officeId: offices[0]?.id ?? '',
        groups: [{ type: 'callcenter', id: '2' }],
        onDuty: true,
      },
    ],
  });
  const page = await at(await customer.readyAdmin(), '/settings/telephony');
  await page.setViewportSize({ width: 1360, height: 860 });

  await page.getByLabel('APIキー', { exact: true }).fill('a-key-that-dialpad-does-not-know');
  await page.getByRole('button', { name: 'キーを確かめる' }).click();
  await expect(page.getByRole('alert')).toContainText('このAPIキーを受け付けません');
  complaints.expect(refusals);
  await page.getByRole('button', { name: 'キーを替える' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('APIキー', { exact: true }).fill(key);
  await dialog.getByRole('button', { name: '保存する' }).click();
  await expect(page.getByText('株式会社つなぐ', { exact: true })).toBeVisible();
  expect(await page.content()).not.toContain(key);
  await look(page, 'dialpad-choose');

  await page.getByRole('button', { name: '接続する' }).click();
  await expect(page.getByText('最初の通話を待っています')).toBeVisible();
  await look(page, 'dialpad-waiting');

  const [step] = scenario('inbound-missed', {
    from: '+819012345678',
    to: '+815017481234',
    startedAtMs: Date.now(),
    ids,
  });
  if (!step) throw new Error('the scenario has no event');
  await expect
    .poll(async () => (await sendFromDialpad(key, step.event)).map(({ status }) => status))
    .toEqual([200]);
  await expect(page.getByText('つながっています', { exact: true })).toBeVisible();

  // They go off duty there, and come back here.
  const [told] = await tellFromDialpad(key, 'agent_status', {
    date: Date.now(),
    on_duty_status: 'unavailable',
    on_duty_status_reason: '昼休み',
    target: { ...person, type: 'user' },
  });
  expect(told?.status).toBe(200);
  const own = page.getByRole('button', { name: /^自分の状態/ });
  await expect(own).toContainText('離席');
  await own.click();
  await page.getByRole('menuitemradio', { name: /待機中/ }).click();
  await expect(own).toContainText('待機中');
  const onDuty = async () => {
    const path = `/users?email=${encodeURIComponent(person.email)}`;
    const { items } = await askAsOther<{ items: { is_on_duty: boolean }[] }>(key, 'GET', path);
    return items[0]?.is_on_duty;
  };
  await expect.poll(onDuty).toBe(true);

  const check = page.getByRole('button', { name: '点検する' });
  await check.click();
  await expect(page.getByText('問題は見つかりませんでした')).toBeVisible();

  // Somebody removes the subscription at Dialpad.
  const { items } = await askAsOther<{ items: { id: string }[] }>(
    key,
    'GET',
    '/subscriptions/call',
  );
  expect(items).toHaveLength(1);
  await askAsOther(key, 'DELETE', `/subscriptions/call/${items[0]?.id ?? ''}`);
  await check.click();
  const finding = page
    .getByRole('listitem')
    .filter({ hasText: 'お知らせする通話が登録されていません' });
  await expect(finding).toContainText('重大');
  await look(page, 'dialpad-finding');
  await page.goto('/');
  await page.getByRole('link', { name: '確認する' }).click();
  await finding.getByRole('button', { name: 'つなぎ直す' }).click();
  await expect(page.getByText('問題は見つかりませんでした')).toBeVisible();
  expect(await sendFromDialpad(key, step.event)).toHaveLength(1);

  await page.getByRole('button', { name: '接続を解除' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '接続を解除' }).click();
  await expect(page.getByLabel('APIキー', { exact: true })).toBeVisible();
  expect(await askAsOther(key, 'GET', '/webhooks')).toEqual({});
  expect(await sendFromDialpad(key, step.event)).toEqual([]);

  await page.getByRole('link', { name: '操作記録' }).click();
  const log = page.getByRole('table', { name: '操作記録' });
  for (const action of ['Dialpadとの接続を解除', 'Dialpadに接続', '署名の鍵を入れ替え']) {
    await expect(log.getByRole('row').filter({ hasText: action }).first()).toBeVisible();
  }
});
