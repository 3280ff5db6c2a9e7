import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import {
  withSearchKeys,
  type Searchable,
} from '../../functions/src/model/contacts/contact-search.ts';
import { paths } from '../../functions/src/model/paths.ts';
import { card, numbers, people, popupOf, test as demo } from './fixtures.ts';
import { expect, test } from './settings-customer.ts';

const axe = async (page: Page) => (await new AxeBuilder({ page }).analyze()).violations;
const search = (page: Page) => page.getByRole('searchbox');
const shot = (page: Page, name: string) =>
  page.screenshot({ path: `.run/screenshots/contacts-${name}.png` });

test('customers are found while typing, registered from the search text, and edited by two people', async ({
  customer,
  at,
}) => {
  await customer.addGroup('G01', '西船橋');
  await customer.addLine('0501748', 'G01', '西船橋');
  await customer.addLine('0501749', 'G02', '錦糸町');
  // As another system would write it: neither keys to be found by nor a place in the list.
  await customer.admin.db.doc(paths.contact(customer.id, 'yamada')).set({
    name: '山田 太郎',
    kana: 'やまだ たろう',
    phones: ['+819012345678'],
    kind: 'vip',
  });
  const page = await at(await customer.addMember('鈴木 亜美', ['G01']), '/contacts');
  await expect(page.getByRole('link', { name: '山田 太郎' })).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press('/');
  for (const text of ['ﾔﾏﾀﾞ', '太郎', '5678', '０９０－１２３４']) {
    await search(page).fill('川');
    await expect(page.getByText('「川」の顧客は見つかりません')).toBeVisible();
    await search(page).fill(text);
    await expect(page.getByRole('link', { name: '山田 太郎' })).toBeVisible();
  }

  await search(page).fill('0335559876');
  await page.getByRole('button', { name: '「0335559876」を登録' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('電話番号 1')).toHaveValue('0335559876');
  await dialog.getByLabel('お名前').fill('新井 ひかり');
  await dialog.getByRole('button', { name: '登録する' }).click();
  await expect(page.getByRole('heading', { name: '新井 ひかり' })).toBeVisible();
  expect(page.url()).not.toMatch(/3555|%/);

  const other = await at(await customer.readyAdmin(), new URL(page.url()).pathname);
  await page.getByLabel('備考').fill('駐車場なし');
  await page.getByLabel('よみ', { exact: true }).fill('あらい ひかり');
  await other.getByLabel('備考').fill('駐車場あり');
  await other.getByRole('button', { name: '保存する' }).click();
  await expect(other.getByText('保存しました')).toBeVisible();
  await expect(page.getByText('重なっている項目: 備考')).toBeVisible();
  await shot(page, 'conflict');
  await page.getByRole('button', { name: 'ほかの人の内容にする' }).click();
  await expect(page.getByLabel('備考')).toHaveValue('駐車場あり');
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.getByText('保存しました')).toBeVisible();
  await expect(other.getByLabel('よみ', { exact: true })).toHaveValue('あらい ひかり');

  for (const store of ['G01', 'G02']) {
    await page.getByRole('button', { name: '利用を追加' }).click();
    await dialog.getByLabel('店舗').selectOption(store);
    await dialog.getByLabel('金額').fill('6,600');
    await dialog.getByRole('button', { name: '保存する' }).click();
    await expect(dialog).toHaveCount(0);
  }
  await expect(page.getByText('自店 1回 / 他店 1回')).toBeVisible();
  await expect(page.getByLabel('注文回数')).toHaveValue('2');
  expect(await axe(page)).toEqual([]);
  await shot(page, 'record');
});

test('duplicates are merged and unmerged, and a person is erased with proof', async ({
  customer,
  at,
}) => {
  const add = <T extends Searchable>(id: string, fields: T) =>
    customer.admin.db
      .doc(paths.contact(customer.id, id))
      .set({ kind: 'new', ...withSearchKeys(fields, new Date()) });
  await add('a', {
    name: '佐藤 花子',
    kana: 'さとう はなこ',
    phones: ['+81335551234'],
    orderCount: 2,
  });
  await add('b', {
    name: '佐藤花子',
    kana: 'サトウハナコ',
    phones: ['+819011112222'],
    notes: '北口',
  });
  const page = await at(await customer.readyAdmin(), '/contacts/a');
  await expect(page.getByText('お名前とよみが同じ')).toBeVisible();
  await page.getByRole('button', { name: '比べる' }).click();
  await shot(page, 'merge');
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'まとめる', exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByLabel('備考')).toHaveValue('北口');
  await expect(page.getByRole('textbox', { name: '電話番号 2' })).toHaveValue('090-1111-2222');
  const merged = page.getByRole('region', { name: /まとめた記録/ });
  await merged.getByRole('button', { name: '元に戻す' }).click();
  await expect(page.getByText('お名前とよみが同じ')).toBeVisible();
  await expect(page.getByLabel('備考')).toHaveValue('');

  await page.goto('/contacts/duplicates');
  const pairs = page.getByRole('list', { name: '重複の候補' });
  await expect(pairs.getByText('お名前が同じ')).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await shot(page, 'pairs');
  await pairs.getByRole('button', { name: '別人' }).click();
  await expect(page.getByText('別人として覚えました')).toBeVisible();
  await expect(page.getByText('重複の候補はありません')).toBeVisible();
  await page.goto('/contacts/a');
  await expect(page.getByLabel('備考')).toHaveValue('');
  await expect(page.getByText('お名前とよみが同じ')).toHaveCount(0);

  await page.getByRole('button', { name: 'ほかの操作' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    (async () => {
      await page.getByRole('button', { name: 'この人の記録を書き出す' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'この人の記録を書き出す' }).click();
    })(),
  ]);
  expect(download.suggestedFilename()).toBe('customer-a.json');
  await page.getByRole('button', { name: 'ほかの操作' }).click();
  await page.getByRole('button', { name: '本人の求めで消す' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('佐藤 花子');
  await dialog.getByRole('button', { name: '本人の求めで消す' }).click();
  await expect(dialog.getByRole('heading', { name: '消した証明' })).toBeVisible();
  await dialog.getByRole('button', { name: '閉じる' }).first().click();
  await expect(page).toHaveURL(/\/contacts$/);
  await expect(page.getByRole('link', { name: '佐藤花子' })).toBeVisible();
  await expect(page.getByRole('link', { name: '佐藤 花子' })).toHaveCount(0);
});

test('a Shift_JIS list is imported once, and rejected rows are returned', async ({
  customer,
  at,
}) => {
  const page = await at(await customer.readyAdmin(), '/contacts/import');
  // 氏名,電話番号 / 山田,0901... / 田,abc
  const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');
  const list = Buffer.concat([
    bytes('8e81 96bc 2c 9364 98 62 94d4 8d86 0d0a'),
    bytes('8e52 9363 2c'),
    Buffer.from('9012345678\r\n'),
    bytes('9363 2c'),
    Buffer.from('=1+1\r\n'),
  ]);
  const choose = (buffer = list) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: '顧客.csv', mimeType: 'text/csv', buffer });
  await choose();
  await expect(page.getByLabel('文字コード')).toHaveValue('shift_jis');
  await expect(page.getByLabel('電話番号: 取り込み先')).toHaveValue('phone');
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: '内容を確かめる' }).click();
  await expect(page.getByRole('button', { name: '新規 1' })).toBeVisible();
  await expect(page.getByText('電話番号として読めません')).toBeVisible();
  await shot(page, 'import');
  const [rejected] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '取り込めなかった行をCSVで保存' }).click(),
  ]);
  const stream = await rejected.createReadStream();
  const text = Buffer.concat(await stream.toArray()).toString('utf8');
  expect(text).toContain("田,'=1+1,電話番号として読めません");
  await page.getByRole('button', { name: '1件を取り込む' }).click();
  await expect(page.getByText('1件を取り込みました')).toBeVisible();

  // Too many customers by now to read them all for one row.
  const { db } = customer.admin;
  const crowd = db.batch();
  for (let n = 0; n < 100; n += 1) {
    const contact = { name: `名前 ${n}`, kana: '', phones: [], kind: 'new' };
    crowd.set(db.doc(paths.contact(customer.id, `other-${n}`)), contact);
  }
  await crowd.commit();
  await page.getByRole('button', { name: '別のファイルを取り込む' }).click();
  await choose();
  await page.getByRole('button', { name: '内容を確かめる' }).click();
  await expect(page.getByRole('button', { name: '変更なし 1' })).toBeVisible();
  await expect(page.getByRole('button', { name: '取り込むものはありません' })).toBeDisabled();

  // It breaks off, and after a reload the same file goes on without a question.
  const others = Buffer.from('氏名,電話番号\n鈴木,08011112222\n');
  const writes = '**/google.firestore.v1.Firestore/Write/**';
  // Never answered.
  await page.route(writes, () => {});
  await page.getByRole('button', { name: '別のファイルを取り込む' }).click();
  await choose(others);
  await page.getByRole('button', { name: '内容を確かめる' }).click();
  await page.getByRole('button', { name: '1件を取り込む' }).click();
  await expect(page.getByText('取り込んでいます')).toBeVisible();
  await page.reload();
  await page.unroute(writes);
  await expect(page.getByText('1件のうち0件で止まっています')).toBeVisible();
  await choose(others);
  await page.getByRole('button', { name: '1件を取り込む' }).click();
  await expect(page.getByText('1件を取り込みました')).toBeVisible();

  const visits = Buffer.from('電話番号,利用日,金額\n08011112222,2026/11/1,6600\n');
  await page.getByRole('button', { name: '別のファイルを取り込む' }).click();
  await page.getByText('利用履歴', { exact: true }).click();
  for (const times of ['first', 'again']) {
    await choose(visits);
    await page.getByRole('button', { name: '内容を確かめる' }).click();
    if (times === 'again') break;
    await page.getByRole('button', { name: '1件を取り込む' }).click();
    await expect(page.getByText('1件を取り込みました')).toBeVisible();
    await page.getByRole('button', { name: '別のファイルを取り込む' }).click();
  }
  await expect(page.getByRole('button', { name: '変更なし 1' })).toBeVisible();

  await page.goto('/contacts');
  await search(page).fill('山田');
  await expect(page.getByRole('link', { name: '山田' })).toHaveCount(1);
  await expect(page.getByText('090-1234-5678')).toBeVisible();
});

test('a typical shop’s list: how it is read can be changed, and contradictions are asked about', async ({
  customer,
  at,
}) => {
  const page = await at(await customer.readyAdmin(), '/contacts/import');
  const choose = (text: string) =>
    page.locator('input[type=file]').setInputFiles({
      name: '顧客.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(text.replaceAll('\n', '\r\n')),
    });
  const again = () => page.getByRole('button', { name: '別のファイルを取り込む' }).click();
  const preview = () => page.getByRole('button', { name: '内容を確かめる' }).click();

  await choose(
    '顧客一覧（2026年11月29日現在）,,,\n,,,\n会員番号,氏名,電話番号,電話番号\n7,試験 一郎,090-5555-0101,03-5555-0101 内線12\n,,,\n9,試験 二郎,"090-5555-0102,\n11,試験 三郎,090-5555-0103,なし\n',
  );
  await expect(page.getByLabel('見出しの行')).toHaveValue('3');
  await expect(page.getByLabel('電話番号: 取り込み先')).toHaveCount(2);
  await page.getByLabel('見出しの行').selectOption('1');
  // Without headings to go by, a column of numbers is still known by its numbers.
  await expect(page.getByLabel('C: 取り込み先')).toHaveValue('phone');
  await page.getByLabel('見出しの行').selectOption('3');
  await preview();
  const rows = page.getByRole('table', { name: '取り込めない' }).getByRole('row');
  await expect(rows.nth(1)).toContainText('6');
  await expect(rows.nth(1)).toContainText('引用符（"）が閉じていません');
  await page.getByRole('button', { name: '2件を取り込む' }).click();
  await expect(page.getByText('2件を取り込みました')).toBeVisible();

  // The same shop's list a month later: number 7 has become somebody else's.
  await again();
  await choose(
    '会員番号,氏名,電話番号,電話番号\n7,試験 青子,090-5555-0199,\n11,試験 三郎,090-5555-0103,\n',
  );
  await preview();
  await expect(page.getByText('この顧客番号は「試験 一郎」様ですが')).toBeVisible();
  await expect(page.getByRole('button', { name: '取り込むものはありません' })).toBeDisabled();
  expect(await axe(page)).toEqual([]);
  await shot(page, 'import-asked');
  await page.getByText('別の人', { exact: true }).click();
  await page.getByRole('button', { name: '1件を取り込む' }).click();
  await expect(page.getByText('1件を取り込みました')).toBeVisible();

  await page.goto('/contacts');
  await search(page).fill('試験');
  for (const name of ['試験 一郎', '試験 三郎', '試験 青子']) {
    await expect(page.getByRole('link', { name })).toHaveCount(1);
  }
  await page.getByRole('link', { name: '試験 一郎' }).click();
  await expect(page.getByLabel('備考')).toHaveValue('03-5555-0101 内線12');
});

test('an unmatched column becomes a custom field, and our own file changes nothing', async ({
  customer,
  at,
}) => {
  const page = await at(await customer.readyAdmin(), '/contacts/import');
  const choose = (buffer: Buffer) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: '顧客.csv', mimeType: 'text/csv', buffer });
  await choose(
    Buffer.from(
      '氏名,電話番号,担当,指名料,備考,タグ\r\n' +
        '試験 一郎,090-5555-0101,鈴木,"1,500","北口\n2階",法人、窓側\r\n' +
        '試験 二郎,090-5555-0102,田中,0,=1+1,\r\n',
    ),
  );
  await expect(page.getByText('「担当」「指名料」は取り込みません')).toBeVisible();
  await page.getByLabel('担当: 取り込み先').selectOption('新しい項目にする');
  await page.getByLabel('担当: 種類').selectOption('選択');
  await page.getByLabel('指名料: 取り込み先').selectOption('新しい項目にする');
  await expect(page.getByLabel('指名料: 種類')).toHaveValue('number');
  expect(await axe(page)).toEqual([]);
  await shot(page, 'import-new-field');
  await page.getByRole('button', { name: '内容を確かめる' }).click();
  await expect(page.getByText('新しく作る項目：担当（選択）、指名料（数）')).toBeVisible();
  await page.getByRole('button', { name: '2件を取り込む' }).click();
  await expect(page.getByText('2件を取り込みました')).toBeVisible();

  await page.goto('/contacts');
  await search(page).fill('試験');
  await page.getByRole('link', { name: '試験 一郎' }).click();
  const operator = page.getByLabel('担当', { exact: true });
  await expect(operator).toHaveValue('鈴木');
  await expect(operator.getByRole('option')).toHaveText(['なし', '鈴木', '田中']);
  await expect(page.getByLabel('指名料')).toHaveValue('1500');
  await expect(page.getByRole('textbox', { name: 'タグ' })).toHaveValue('法人、窓側');

  // As other people's hands leave customers: signs that Shift_JIS has no place for, a ban that ends, several numbers.
  await customer.admin.db.doc(paths.contact(customer.id, 'odd')).set({
    name: '髙橋😀',
    kana: 'ﾀｶﾊｼ',
    phones: ['+819055550103', '+81355550103'],
    kind: 'vip',
    notes: '10〜12時, "裏口"\n=1+1',
    ban: { text: '当日取消3回', authorName: '鈴木', until: new Date('2027-03-31T14:59:59Z') },
    externalId: '007',
  });
  for (const [encoding, lost] of [
    ['UTF-8', false],
    ['Shift_JIS', true],
  ] as const) {
    await page.goto('/contacts');
    await page.getByRole('button', { name: '書き出す' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(new RegExp(encoding)).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: '書き出す' }).click(),
    ]);
    await expect(dialog.getByText(/〓/)).toHaveCount(lost ? 1 : 0);
    const stream = await download.createReadStream();
    const file = Buffer.concat(await stream.toArray());
    await page.goto('/contacts/import');
    await choose(file);
    await expect(page.getByLabel('項目:担当: 取り込み先')).toHaveValue(/^field:/);
    await expect(page.getByText('」は取り込みません')).toHaveCount(0);
    await page.getByRole('button', { name: '内容を確かめる' }).click();
    await expect(page.getByRole('button', { name: '変更なし 3' })).toBeVisible();
    await expect(page.getByRole('button', { name: '取り込むものはありません' })).toBeDisabled();
  }
});

demo(
  'who called is chosen for all, remembered, and said of a hidden number later',
  async ({ signedIn, call }) => {
    const page = await signedIn(people.nishifuna);
    const sato = call('inbound-missed', { from: numbers.sato, to: numbers.nishifuna });
    const popup = await popupOf(page, () => sato.next());
    await card(popup)
      .getByRole('button', { name: /佐藤 一郎/ })
      .click();
    await expect(card(popup).getByRole('heading', { name: '佐藤 一郎' })).toBeVisible();
    // The board names both until the server has the choice.
    const ringing = page.getByRole('region', { name: '鳴っています' });
    await expect(ringing).not.toContainText('佐藤 花子');
    await expect(ringing).toContainText('佐藤 一郎');
    await sato.end();
    await popup.close();

    const again = call('inbound-missed', { from: numbers.sato, to: numbers.nishifuna });
    const second = await popupOf(page, () => again.next());
    await expect(card(second).getByRole('listitem').first()).toContainText('佐藤 一郎');
    await expect(card(second).getByRole('listitem').first()).toContainText('前回');
    await again.end();
    await second.close();

    const hidden = call('withheld', { from: numbers.yamada, to: numbers.nishifuna });
    const third = await popupOf(page, () => hidden.next());
    await third.getByRole('button', { name: '既存のお客様を選ぶ' }).click();
    await third.getByLabel('どのお客様ですか').fill('たかはし');
    await third.getByRole('button', { name: /高橋 美咲/ }).click();
    await expect(card(third).getByRole('heading', { name: '高橋 美咲' })).toBeVisible();
    await shot(third, 'attached');
  },
);

demo('a viewer sees customers and changes nothing', async ({ signedIn }) => {
  const page = await signedIn(people.viewer);
  await page.goto('/contacts');
  await search(page).fill('やまだ たろう');
  await page.getByRole('link', { name: '山田 太郎' }).click();
  await expect(page.getByText('閲覧のみの権限です')).toBeVisible();
  await expect(page.getByLabel('備考')).not.toBeEditable();
  await expect(page.getByRole('button', { name: '保存する' })).toHaveCount(0);
});
