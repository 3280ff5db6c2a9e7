import { card, connection, popupOf } from '../fixtures.ts';
import { choosePassword, enter, expect, joinByLink, test } from '../settings-customer.ts';

test('a new admin gets from an empty customer to a popup in the right group using only the screens', async ({
  customer,
  freshPage,
}) => {
  const admin = await freshPage();
  let clicks = 0;
  const press = async (name: string, role: 'button' | 'link' = 'button') => {
    clicks += 1;
    await admin.getByRole(role, { name, exact: true }).last().click();
  };
  const link = await customer.linkFor(customer.adminEmail);
  await joinByLink(admin, link, 'the-admins-own-password');

  const steps = admin.getByRole('region', { name: 'はじめの設定' });
  await expect(steps.getByRole('listitem')).toHaveCount(4);
  await press('グループを作る', 'link');
  await admin.getByLabel('名前', { exact: true }).fill('西船橋');
  await press('追加する');
  await expect(admin.getByRole('table')).toContainText('西船橋');

  await press('着信番号を追加する', 'link');
  await admin.getByLabel('番号', { exact: true }).fill('050-1748');
  await expect(admin.getByLabel('店舗名')).toHaveValue('西船橋');
  await press('追加する');
  await expect(admin.getByRole('table')).toContainText('050-1748');
  await expect(admin.getByRole('dialog')).toHaveCount(0);
  await admin.getByLabel('この番号はどの着信番号に入る?').fill('050-1748-1234');
  await expect(admin.getByText('西船橋（グループ 西船橋）に入ります。')).toBeVisible();

  await press('メンバーを追加する', 'link');
  const digits = String(Date.now());
  const phone = `090-1${digits.slice(-7, -4)}-${digits.slice(-4)}`;
  await admin.getByRole('dialog').getByLabel('ログインID').fill(phone);
  await admin.getByLabel('名前', { exact: true }).fill('鈴木 亜美');
  await expect(admin.getByRole('checkbox', { name: /西船橋/ })).toBeChecked();
  await press('追加する');
  const given = admin.getByText(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
  const firstPassword = (await given.textContent()) ?? '';
  await press('完了');
  await expect(admin.getByRole('row', { name: /鈴木 亜美/ })).toContainText('初回変更待ち');

  const operator = await freshPage();
  await enter(operator, phone.replaceAll('-', ''), firstPassword);
  await choosePassword(operator, firstPassword, 'the-operators-own-password');
  await expect(admin.getByRole('row', { name: /鈴木 亜美/ })).toContainText('有効');

  await press('テスト着信を鳴らす', 'link');
  await press('テスト着信');
  const popup = await popupOf(operator, () => press('鳴らす'));
  await expect(card(popup)).toContainText('西船橋');
  await expect(steps).toHaveCount(0);
  process.stdout.write(`  clicks of the admin after the first password: ${clicks}\n`);

  await operator.reload();
  await expect(connection(operator)).toHaveText(/CTI接続中/);
});

test.describe('without a phone system', () => {
  test.use({ hasPhoneSystem: false });

  test('the board links to its settings', async ({ customer, at }) => {
    await customer.addGroup('G01', '西船橋');
    await customer.addLine('0501748', 'G01', '西船橋');
    await customer.addMember('鈴木 亜美', ['G01']);
    const page = await at(await customer.readyAdmin());
    await expect(page.getByText('電話システムがまだつながっていません')).toBeVisible();
    await expect(page.getByRole('link', { name: '電話システムの設定へ' })).toBeVisible();
  });
});
