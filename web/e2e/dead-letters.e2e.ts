import type { Page } from '@playwright/test';
import type { DeadLetter } from '../../functions/src/model/calls/ledger.ts';
import { paths } from '../../functions/src/model/paths.ts';
import { webhookUrl } from '../../tools/demo/constants.ts';
import { createIds, scenario, sign, signJson } from '../../tools/demo/scenarios.ts';
import { card, popupOf } from './fixtures.ts';
import { look } from './look.ts';
import { type Customer, expect, test } from './settings-customer.ts';

/** A signed JSON body, whatever it is, to the webhook: kept, not dropped. */
async function post(customer: Customer, body: string): Promise<void> {
  const response = await fetch(webhookUrl(customer.id), {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Dialpad-Signature': signJson(body, customer.secret ?? ''),
    },
    body,
  });
  expect(response.status, await response.text()).toBe(202);
}

const sms = {
  event_type: 'sms.received',
  data: {
    direction: 'inbound',
    from_number: '+819012345678',
    contact: { name: '山田 太郎', email: 'yamada@example.com' },
    text: '送迎を30分早くしてください <img src=x onerror=alert(1)>',
    created_date: 1_795_176_240_000,
  },
};

const letters = (page: Page) => page.getByRole('table', { name: '読めなかった受信' });

test('XSS-13 an unreadable body is shown masked, then unmasked, and stays unreadable when replayed', async ({
  customer,
  at,
}) => {
  await post(customer, JSON.stringify(sms));
  const page = await at(await customer.readyAdmin(), '/settings/dead-letters');
  await page.setViewportSize({ width: 1360, height: 860 });
  await letters(page)
    .getByRole('row')
    .filter({ hasText: '知らない種類のお知らせ' })
    .getByRole('button')
    .click();
  const letter = page.getByRole('region', { name: '知らない種類のお知らせ' });
  const content = letter.getByRole('region', { name: '内容' });
  await expect(content).toContainText('"from_number": "●●●78"');
  await expect(content).toContainText('"created_date": 1795176240000');
  for (const personal of ['山田', 'yamada', '9012345', '送迎']) {
    await expect(page.locator('body')).not.toContainText(personal);
  }
  await look(page, 'dead-letter-masked');

  await letter.getByRole('button', { name: '伏せずに表示' }).click();
  await expect(content).toContainText('"name": "山田 太郎"');
  await expect(content).toContainText('<img src=x onerror=alert(1)>');
  await expect(content.locator('img')).toHaveCount(0);

  await letter.getByRole('button', { name: '再読込' }).click();
  await expect(letter).toContainText('今のプログラムでも読めませんでした。');
  await expect(letters(page)).toContainText('まだ読めません');
  await look(page, 'dead-letter-shown');

  // Who saw it is told, and seeing it masked is not.
  await page.goto('/settings/audit');
  await expect(
    page.getByRole('row').filter({ hasText: '読めなかった受信を伏せずに表示' }),
  ).toHaveCount(1);
});

test('a body that has become readable is replayed, and its call opens', async ({
  customer,
  at,
}) => {
  await customer.addGroup('G01', '西船橋');
  await customer.addLine('0501748', 'G01', '西船橋');
  await customer.addMember('鈴木 亜美', ['G01']);
  const steps = scenario('inbound-missed', {
    from: '+819012345678',
    to: '+815017481234',
    startedAtMs: Date.now() - 3_600_000,
    ids: createIds(Date.now()),
  });
  // Its last event: a call that came in while nobody could read it, and is over.
  const event = steps.at(-1)?.event;
  if (!event) throw new Error('the scenario has no event');
  const received = new Date(Date.now() - 3_500_000);
  const keep = (id: string, raw: string, reason: string, receivedAt: Date) => {
    const kept: DeadLetter = { raw, reason, receivedAt, replay: null, expireAt: null };
    return customer.admin.db.doc(paths.deadLetter(customer.id, id)).set(kept);
  };
  await keep('readable', await sign(event, customer.secret ?? ''), 'unknown-envelope', received);
  await keep('again', await sign(event, customer.secret ?? ''), 'a-reason-of-tomorrow', new Date());
  await post(customer, '"こんにちは\u202E"');
  await post(customer, JSON.stringify({ id: 6095823680520192, text: 'よろしくお願いします' }));

  const page = await at(await customer.readyAdmin(), '/settings/dead-letters?id=readable');
  await page.setViewportSize({ width: 1360, height: 860 });
  const letter = page.getByRole('region', { name: '知らない種類のお知らせ' });
  await letter.getByRole('button', { name: '再読込' }).click();
  await expect(letter).toContainText('通話として記録しました。');
  await expect(letters(page)).toContainText('読めました');
  await look(page, 'dead-letter-replayed');
  const { linkedId } = (
    await customer.admin.db.doc(paths.deadLetter(customer.id, 'readable')).get()
  ).get('replay') as { linkedId: string };
  const call = await customer.admin.db.doc(paths.call(customer.id, linkedId)).get();
  expect(call.data()).toMatchObject({ externalNumber: '+819012345678', groupCode: 'G01' });
  const popup = await popupOf(page, () =>
    letter.getByRole('button', { name: '通話を開く' }).click(),
  );
  await expect(card(popup)).toContainText('090-1234-5678');
  await popup.close();

  await letters(page)
    .getByRole('row')
    .filter({ hasText: 'a-reason-of-tomorrow' })
    .getByRole('button')
    .click();
  const other = page.getByRole('region', { name: 'その他（a-reason-of-tomorrow）' });
  await other.getByRole('button', { name: '再読込' }).click();
  await expect(other).toContainText('すでに通話に記録されていました');
});

test('an empty list says so in one line', async ({ customer, at }) => {
  const page = await at(await customer.readyAdmin(), '/settings/dead-letters');
  await expect(page.getByText('読めなかった受信はありません')).toBeVisible();
});
