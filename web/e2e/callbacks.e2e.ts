import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './settings-customer.ts';

const line = '+815017481234';
const caller = '+819055556666';

/** The caller's row in the list. */
const row = (page: Page) => page.getByRole('listitem').filter({ hasText: '090-5555-6666' });
const rail = (page: Page) => page.getByRole('link', { name: /^折返し/ });

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
}

test('everybody sees who claims a missed caller, and the caller leaves the list when they get through', async ({
  customer,
  at,
}) => {
  await customer.addGroup('G01', '西船橋');
  await customer.addLine('0501748', 'G01', '西船橋');
  const [nishimura, nakano] = [
    await at(await customer.addMember('西村 あかり', ['G01']), '/callbacks'),
    await at(await customer.addMember('中野 健', ['G01']), '/callbacks'),
  ];
  await expect(nishimura.getByText('折り返すお電話はありません')).toBeVisible();

  await customer.playCall('inbound-missed', { from: caller, to: line, minutesAgo: 9 });
  await customer.playCall('voicemail', { from: caller, to: line, minutesAgo: 8 });
  for (const page of [nishimura, nakano]) {
    await expect(row(page)).toContainText('2回');
    await expect(row(page)).toContainText('留守電');
    await expect(rail(page)).toContainText('1');
  }
  await row(nakano).getByRole('button', { name: '着信2回を見る' }).click();
  await expect(nakano.getByRole('list', { name: '着信の一覧' }).getByRole('button')).toHaveCount(2);
  await expect(row(nakano).getByRole('button', { name: /折返す/ })).toBeVisible();
  await expectNoViolations(nishimura);

  await nishimura.keyboard.press('j');
  await nishimura.keyboard.press('c');
  await expect(row(nishimura)).toContainText('自分が対応中');
  await expect(row(nakano)).toContainText('西村 あかりさんが対応中');
  await expect(row(nakano).getByRole('button', { name: '手放す' })).toHaveCount(0);

  await customer.playCall('inbound-answered', { from: caller, to: line, minutesAgo: 5 });
  for (const page of [nishimura, nakano]) {
    await expect(page.getByText('折り返すお電話はありません')).toBeVisible();
  }

  // A caller who calls again waits again, and nobody has claimed them.
  await customer.missedCall(line);
  await expect(row(nakano).getByRole('button', { name: '対応する' })).toBeVisible();
  await row(nakano).getByRole('button', { name: '済み' }).click();
  await expect(row(nishimura)).toHaveCount(0);
  await nakano.getByRole('button', { name: '取り消す' }).click();
  await expect(row(nishimura)).toBeVisible();
});

test('the statistics count the calls', async ({ customer, at }) => {
  await customer.addGroup('G01', '西船橋');
  await customer.addLine('0501748', 'G01', '西船橋');
  const page = await at(await customer.addMember('西村 あかり', ['G01']), '/statistics');
  await expect(page.getByText('この期間の通話はまだありません')).toBeVisible();

  for (const name of ['inbound-answered', 'ring-all', 'inbound-missed', 'outbound'] as const) {
    await customer.playCall(name, { from: caller, to: line });
  }
  await expect(page.getByText('着信3件のうち2件に応答')).toBeVisible();
  await expect(page.getByText('67%', { exact: true })).toBeVisible();
  await expect(page.getByText('1件つながりました')).toBeVisible();
  const missed = page.getByRole('region', { name: '最近の出られなかった着信' });
  await expect(missed.getByRole('button')).toHaveCount(1);
  await page.getByText('表で見る').click();
  await expect(
    page
      .getByRole('row', { name: /^\d+時/ })
      .filter({ hasText: '2' })
      .first(),
  ).toBeVisible();

  await page.getByText('7日間').click();
  await expect(page).toHaveURL(/period=7/);
  await expect(page.getByRole('region', { name: '日ごとの着信' })).toBeVisible();
  await expect(page.getByText('着信3件のうち2件に応答')).toBeVisible();
  await expectNoViolations(page);
});
