import { card, expect, numbers, people, popupOf, test } from './fixtures.ts';

const memoOf = (page: Parameters<typeof card>[0]) => page.getByLabel('メモ');

test('LIS-14 a memo survives a lost connection, a closed window and a reload, and a colleague sees it live', async ({
  signedIn,
  call,
  complaints,
}) => {
  const page = await signedIn(people.nishifuna);
  const admin = await signedIn(people.admin);
  const yamada = call('inbound-missed', { from: numbers.yamada, to: numbers.nishifuna });
  const [popup, others] = await Promise.all([
    page.waitForEvent('popup'),
    admin.waitForEvent('popup'),
    yamada.next(),
  ]);
  await memoOf(popup).fill('9時に変更');
  await expect(popup.getByText('保存しました')).toBeVisible();
  await expect(others.getByText('9時に変更')).toBeVisible();

  // Without a connection it is kept here; the window goes, as in a crash.
  await page.context().setOffline(true);
  await memoOf(popup).fill('9時に変更、送迎あり');
  await expect(popup.getByText('オフライン — この端末に保存済み')).toBeVisible();
  await popup.close({ runBeforeUnload: false });
  await page.context().setOffline(false);
  await expect(page.getByRole('status').filter({ hasText: 'CTI接続中' })).toBeVisible();

  const again = await popupOf(page, () =>
    page
      .getByRole('region', { name: '鳴っています' })
      .getByRole('button', { name: /山田 太郎/ })
      .click(),
  );
  await expect(memoOf(again)).toHaveValue('9時に変更、送迎あり');
  await expect(again.getByText('保存しました')).toBeVisible();
  await expect(others.getByText('9時に変更、送迎あり')).toBeVisible();
  await again.reload();
  await expect(memoOf(again)).toHaveValue('9時に変更、送迎あり');

  // What a browser writes down when it has no connection.
  complaints.expect(/ERR_INTERNET_DISCONNECTED/);
});
