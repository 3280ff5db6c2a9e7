import { connection } from '../fixtures.ts';
import { enter, expect, password, refusals, test } from '../settings-customer.ts';

const minuteMs = 60_000;

test('an idle computer signs its user out after the time the admin has set', async ({
  customer,
  at,
  complaints,
}) => {
  // What one tab still asks for when the other has signed out is refused.
  complaints.expect(refusals);
  await customer.addGroup('G01', '本店');
  const admin = await at(await customer.readyAdmin(), '/settings/sessions');
  await admin.getByLabel('操作がないときの自動ログアウト').selectOption('30分');
  await admin.getByRole('button', { name: '保存する' }).click();
  await expect(admin.getByText('保存しました')).toBeVisible();
  await admin.getByRole('link', { name: '操作記録' }).click();
  await expect(
    admin
      .getByRole('table', { name: '操作記録' })
      .getByRole('row')
      .filter({ hasText: 'ログインの期限' }),
  ).toContainText('自動ログアウト（分）');

  const email = await customer.addMember('森 真理', ['G01']);
  const page = await at(email);
  const tab = await page.context().newPage();
  await tab.goto('/history');
  await expect(connection(tab)).toHaveText(/CTI接続中/);
  const began = await page.evaluate(() => Date.now());
  const later = (minutes: number) => page.context().clock.setSystemTime(began + minutes * minuteMs);
  const warning = page.getByRole('dialog', { name: 'まもなくログアウトします' });

  await later(29.5);
  await expect(warning).toContainText('続けて使う');
  await page.keyboard.press('Enter');
  await expect(warning).toHaveCount(0);

  // What is done in one tab counts in all.
  await later(59);
  await expect(warning).toBeVisible();
  await tab.keyboard.press('Escape');
  await expect(warning).toHaveCount(0);

  await later(120);
  await expect(page).toHaveURL(/\/login/);
  await expect(tab).toHaveURL(/\/login/);
  // The first of the two knows why; the other one has heard of a sign-out.
  const why = 'しばらく操作がなかったため、ログアウトしました。';
  const told = async () => (await page.getByText(why).count()) + (await tab.getByText(why).count());
  await expect.poll(told).toBeGreaterThan(0);
  // A page that is still signing out would take back what is typed.
  for (const one of [page, tab]) await expect(one.getByLabel('ログインID')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('ログインID')).toBeVisible();
  await expect(page).toHaveURL(/\/login/);
  await enter(page, email, password);
  await expect(connection(page)).toHaveText(/CTI接続中/);
  await expect(warning).toHaveCount(0);
});
