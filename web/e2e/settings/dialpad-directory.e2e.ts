import { paths } from '../../../functions/src/model/paths.ts';
import { seal } from '../../../functions/src/sealing/seal.ts';
import { emulatorSealingKey } from '../../../tools/emulator/config.ts';
import { addDialpadCompany } from '../dialpad.ts';
import { look } from '../look.ts';
import { type Customer, expect, test } from '../settings-customer.ts';

const officeId = '5716039329251328';
const center = (id: string, name: string) => ({ id, name, officeId });
const old = center('5716039329252000', '西船橋');
const fresh = center('5716039329252001', '市川');
const rings = (number: string, { id }: { id: string }) => ({
  number,
  officeId,
  target: { type: 'callcenter' as const, id },
});

/** What there is at Dialpad; the new store may have got another name. */
const company = (customerId: string, name = fresh.name) => ({
  offices: [{ id: officeId, name: '本社' }],
  callCenters: [old, { ...fresh, name }],
  numbers: [rings('+815017481234', old), rings('+815017521234', fresh)],
  users: [
    {
      id: '5171365938069599',
      name: '中野 健',
      email: `nakano-${customerId}@example.com`,
      officeId,
      groups: [{ type: 'callcenter' as const, id: fresh.id }],
    },
  ],
});

/** As connecting leaves a customer. */
async function connect({ admin, id }: Customer, key: string): Promise<void> {
  const place = paths.dialpadAccess(id);
  await admin.db.doc(place).set({
    apiKey: await seal(key, emulatorSealingKey(), place),
    setAt: new Date(),
  });
  await admin.db.doc(paths.dialpad(id)).set({
    connection: { webhookId: '1', officeIds: [], at: new Date(), byName: '' },
  });
}

test('an admin takes over a new store’s number, group and operator from Dialpad, and hears later that it was renamed', async ({
  customer,
  at,
}) => {
  await customer.addGroup('G01', '西船橋');
  await customer.addLine('0501748', 'G01', '西船橋');
  await customer.missedCall('+815017521234');
  const { key } = await addDialpadCompany(customer.id, company(customer.id));
  await connect(customer, key);
  const page = await at(await customer.readyAdmin(), '/settings/telephony');
  await page.getByRole('link', { name: '番号・グループ・メンバーを取り込む' }).click();
  await page.getByRole('button', { name: 'Dialpadから読み取る' }).click();

  // What is here already isn't proposed; what sends a mail isn't ticked.
  const lines = page.getByRole('table', { name: '着信番号' });
  await expect(lines.getByRole('row')).toHaveCount(2);
  await expect(lines.getByRole('checkbox', { name: '050-1752-1234を選ぶ' })).toBeChecked();
  const code = page.getByLabel('市川のグループコード');
  await expect(code).toHaveValue('G02');
  const invite = page.getByRole('checkbox', { name: '中野 健を選ぶ' });
  await expect(invite).not.toBeChecked();
  await invite.check();
  await code.fill('a/b');
  await expect(page.getByRole('button', { name: '選んだ3件を登録' })).toBeDisabled();
  await code.fill('N01');
  await look(page, 'dialpad-directory');
  await page.getByRole('button', { name: '選んだ3件を登録' }).click();
  await expect(page.getByText('3件を登録しました')).toBeVisible();
  // Calls that came before the number was known.
  await page.getByRole('button', { name: '振り分ける' }).click();
  await expect(page.getByText('不明な着信1件を振り分けました')).toBeVisible();

  // The next import finds nothing to do.
  const read = page.getByRole('button', { name: 'Dialpadから読み取る' });
  await page.reload();
  await read.click();
  await expect(page.getByText('新しいものはありません。')).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);

  await page.getByRole('link', { name: 'メンバー', exact: true }).click();
  const invited = page.getByRole('table', { name: '招待中' }).getByRole('row');
  await expect(invited.filter({ hasText: '中野 健' })).toContainText('市川');

  await addDialpadCompany(customer.id, company(customer.id, '市川駅前'));
  await page.goto('/settings/telephony/directory');
  await read.click();
  await expect(page.getByText('「市川」が「市川駅前」に変わりました。')).toBeVisible();
  await page.getByRole('button', { name: '選んだ1件を登録' }).click();
  await expect(page.getByText('新しいものはありません。')).toBeVisible();

  await page.getByRole('link', { name: '着信番号' }).click();
  await expect(page.getByRole('row', { name: /050-1752-1234/ })).toContainText('市川駅前');
  await page.getByRole('link', { name: '操作記録' }).click();
  const log = page.getByRole('table', { name: '操作記録' }).getByRole('row');
  await expect(log.filter({ hasText: '市川駅前' }).first()).toBeVisible();
});
