import type { Page } from '@playwright/test';
import { dialerAddress } from '../../../functions/src/model/desk/dialer.ts';
import { paths } from '../../../functions/src/model/paths.ts';
import { miniDialerPage } from '../../../tools/dialpad/mini-dialer.ts';
import { popupOf } from '../fixtures.ts';
import { look } from '../look.ts';
import { expect, test } from '../settings-customer.ts';

const clientId = 'client-id_of-the-story';
const number = '+819012345678';

/** Whether a page may hand its microphone to Dialpad. */
const lendsMicrophone = (page: Page) =>
  page.evaluate(() =>
    (
      document as unknown as {
        featurePolicy: { allowsFeature: (feature: string, origin: string) => boolean };
      }
    ).featurePolicy.allowsFeature('microphone', 'https://dialpad.com'),
  );

test('an admin sets up the mini dialer, signs in to Dialpad there, and calls a contact with it', async ({
  customer,
  at,
}) => {
  const { db } = customer.admin;
  const contact = { name: '山田 太郎', kana: 'やまだ たろう', kind: 'regular', phones: [number] };
  await db.doc(paths.contact(customer.id, 'yamada')).set(contact);
  const page = await at(await customer.readyAdmin(), '/settings/telephony');
  await page.setViewportSize({ width: 1360, height: 860 });
  await page
    .context()
    .route(dialerAddress(clientId), (route) =>
      route.fulfill({ contentType: 'text/html; charset=utf-8', body: miniDialerPage }),
    );

  const section = page.getByRole('region', { name: /ミニダイヤラー/ });
  const field = section.getByLabel('クライアントID');
  const open = page.getByRole('button', { name: 'Dialpadの電話機を開く' });
  await expect(open).toHaveCount(0);
  await field.fill('../evil');
  await section.getByRole('button', { name: '保存する' }).click();
  await expect(field).toHaveAccessibleDescription(/8文字から/);
  await field.fill(clientId);
  await field.press('Enter');
  const dialer = await popupOf(page, () => open.click());
  const frame = dialer.frameLocator('iframe');
  const line = dialer.getByRole('main');
  await expect(line).toContainText('Dialpadにサインインすると');
  expect([await lendsMicrophone(dialer), await lendsMicrophone(page)]).toEqual([true, false]);

  await frame.getByRole('button', { name: 'Sign in' }).click();
  await expect(line).toContainText('この電話機からかけられます');
  await look(dialer, 'dialer-ready');
  await look(page, 'dialer-settings');

  await page.getByRole('link', { name: '顧客', exact: true }).click();
  await page.getByRole('button', { name: '090-1234-5678', exact: true }).first().click();
  await page.getByRole('menuitem', { name: '電話をかける' }).click();
  await expect(page.getByText('090-1234-5678に電話機でかけています')).toBeVisible();
  const intents = db.collection(paths.callIntents(customer.id));
  await expect
    .poll(async () => (await intents.get()).docs.map((one) => one.get('number')))
    .toEqual([number]);
  const [intent] = (await intents.get()).docs;
  await expect(frame.getByRole('list', { name: 'Calls' }).getByRole('listitem')).toHaveText([
    `${number} cti.v1.${intent?.id}`,
  ]);
  await expect(frame.getByRole('list', { name: 'Faults' }).getByRole('listitem')).toHaveCount(0);

  // Signed out, nobody calls from there.
  await frame.getByRole('button', { name: 'Sign out' }).click();
  await expect(line).toContainText('Dialpadにサインインすると');
  const closed = dialer.waitForEvent('close');
  await dialer.getByRole('heading').focus();
  // The window may be gone before the key is up.
  await dialer.keyboard.press('Escape').catch(() => {});
  await closed;
});
