import type { Page } from '@playwright/test';
import { createIds, scenario } from '../../../tools/demo/scenarios.ts';
import { paths } from '../../../functions/src/model/paths.ts';
import { card, popupOf } from '../fixtures.ts';
import { sendEvent } from '../send-event.ts';
import { type Customer, expect, test } from '../settings-customer.ts';

const ids = createIds(Date.now() + 7);
const caller = '+819055556666';

/** A shop with one group and one operator; rings on request, and ends its call after the test. */
async function shop(customer: Customer) {
  await customer.addGroup('G01', '西船橋');
  await customer.addLine('0501748', 'G01', '西船橋');
  const operator = await customer.addMember('鈴木 亜美', ['G01']);
  const ring = async () => {
    const options = { from: caller, to: '+815017481234', startedAtMs: Date.now(), ids };
    const [first] = scenario('inbound-missed', options);
    if (!first) throw new Error('the scenario has no event');
    await sendEvent(customer.id, first.event, customer.secret ?? '');
  };
  return { operator, ring };
}

const saved = (page: Page, name: string) => expect(page.getByRole('radio', { name })).toBeChecked();

test('a person decides when their card opens, as far as the group allows', async ({
  customer,
  at,
}) => {
  const { operator, ring } = await shop(customer);
  const page = await at(operator, '/settings');
  await page.getByText('手動のみ').click();
  await saved(page, '手動のみ');
  await expect
    .poll(async () =>
      (await customer.admin.db.collectionGroup('preferences').get()).docs
        .filter((one) => one.ref.path.startsWith(`customer/${customer.id}/`))
        .map((one) => one.get('when') as string),
    )
    .toEqual(['hand']);

  await page.getByRole('link', { name: '着信' }).click();
  const opened: Page[] = [];
  page.on('popup', (popup) => opened.push(popup));
  await ring();
  const row = page
    .getByRole('region', { name: '鳴っています' })
    .getByRole('button', { name: /西船橋/ });
  await expect(row).toHaveCount(1);
  const popup = await popupOf(page, () => row.click());
  await expect(card(popup)).toContainText('西船橋');
  expect(opened).toHaveLength(1);
  await popup.close();

  // It still rings: as soon as the group does not permit it any more, it pops.
  const group = customer.admin.db.doc(paths.group(customer.id, 'G01'));
  const own = await popupOf(page, () =>
    group.update({ popup: { when: 'ring', permits: ['ring'] } }),
  );
  await expect(card(own)).toContainText('西船橋');
  await page.getByRole('link', { name: '設定' }).click();
  await expect(page.getByText('西船橋では選べません')).toBeVisible();
});

test('an admin sets the external system; for known callers its page opens beside the card or in its place', async ({
  customer,
  at,
}) => {
  const { operator, ring } = await shop(customer);
  const admin = await at(await customer.readyAdmin(), '/settings/external');
  const address = admin.getByRole('textbox', { name: 'アドレス' });
  await address.fill('https://crm.example@evil.example/?id={contactId}');
  await admin.getByLabel('開いてよいホスト').fill('crm.example');
  await admin.getByRole('button', { name: '保存する' }).click();
  await expect(admin.getByText('ホスト名の前に「@」は使えません')).toBeVisible();
  await address.fill('https://crm.example/open?id={contactId}&n={number}');
  await expect(admin.getByText('電話番号を入れるには')).toBeVisible();
  await address.fill('https://crm.example/open?id={contactId}&call={call}');
  await admin.getByText('カードと一緒に開く').click();
  await admin.getByRole('button', { name: '保存する' }).click();
  await expect(admin.getByText('保存しました')).toBeVisible();

  const page = await at(operator);
  const context = page.context();
  await context.route('https://crm.example/**', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: '<script>document.title = String(opener)</script>',
    }),
  );
  // A stranger has no page there: the card alone.
  const stranger = await popupOf(page, ring);
  await expect(card(stranger)).toContainText('090-5555-6666');
  await expect(stranger.getByRole('link', { name: '外部システムで開く' })).toHaveCount(0);
  expect(context.pages()).toHaveLength(2);

  await customer.admin.db
    .collection(paths.contacts(customer.id))
    .doc('contact-1')
    .set({ name: '山田 太郎', kana: 'やまだ たろう', kind: 'vip', phones: [caller] });
  const [there] = await Promise.all([context.waitForEvent('page'), ring()]);
  await expect(there).toHaveURL(/^https:\/\/crm\.example\/open\?id=contact-1&call=\w+$/);
  await expect(there).toHaveTitle('null');
  const link = stranger.getByRole('link', { name: '外部システムで開く' });
  await expect(link).toHaveAttribute('href', there.url());
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer');

  await Promise.all([stranger.close(), there.close()]);
  await admin.getByText('カードの代わりに開く').click();
  await admin.getByRole('button', { name: '保存する' }).click();
  const settings = customer.admin.db.doc(paths.popupSettings(customer.id));
  await expect
    .poll(async () => (await settings.get()).get('externalMode') as string)
    .toBe('instead');
  const [alone] = await Promise.all([context.waitForEvent('page'), ring()]);
  await expect(alone).toHaveURL(/^https:\/\/crm\.example\//);
  const row = page.getByRole('region', { name: '鳴っています' }).getByText('山田 太郎');
  await expect(row.first()).toBeVisible();
  expect(context.pages().map((one) => new URL(one.url()).pathname)).not.toContain('/cti-popup');
});

test('the popup reopens where it was, and ? lists the keys that work', async ({ customer, at }) => {
  const { operator, ring } = await shop(customer);
  const page = await at(operator);
  await page.evaluate(() => {
    const { availWidth, availHeight, availLeft, availTop } = window.screen as Screen & {
      availLeft: number;
      availTop: number;
    };
    localStorage.setItem(
      `cti.popup-place.${availWidth}x${availHeight}@${availLeft},${availTop}`,
      JSON.stringify({ left: 0, top: 0, width: 620, height: 640 }),
    );
  });
  const popup = await popupOf(page, ring);
  await expect(card(popup)).toBeVisible();
  expect(await popup.evaluate(() => [innerWidth, innerHeight])).toEqual([620, 640]);

  // The keys' list comes with the session, behind the first picture.
  const keys = popup.getByRole('dialog').filter({ hasText: 'メモを書く' });
  const listed = async () => {
    await popup.keyboard.press('?');
    return keys.count();
  };
  await expect.poll(listed).toBe(1);
  await expect(popup.getByRole('dialog')).not.toContainText('検索欄へ');
  await popup.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('鳴っている通話を開く');
});
