import AxeBuilder from '@axe-core/playwright';
import { expect, numbers, people, test } from './fixtures.ts';

const rows = 'tbody tr';

/** Callers whom nobody knows and no other test has: as dialled, and as people write it. */
const callers = ['1', '2'].map((first) => {
  const digits = `${first}${String(Date.now()).slice(-7)}`;
  const [middle, last] = [digits.slice(0, 4), digits.slice(4)];
  return { number: `+8190${digits}`, last, text: `090-${middle}-${last}` };
});

test('a call that has ended comes first in the history, and the filters find it', async ({
  signedIn,
  call,
}) => {
  const [taken, missed] = callers;
  if (!taken || !missed) throw new Error('two callers');
  const page = await signedIn(people.nishifuna);
  await page.goto('/history?group=G01');
  const search = page.getByRole('searchbox', { name: '番号か下4桁' });
  await expect(search).toBeVisible();
  await page.locator('body').press('/');
  await expect(search).toBeFocused();
  await call('inbound-answered', { from: taken.number, to: numbers.nishifuna }).end();
  await expect(page.locator(rows).first()).toContainText(taken.text);
  await call('inbound-missed', { from: missed.number, to: numbers.nishifuna }).end();
  await expect(page.locator(rows).first()).toContainText(missed.text);
  await expect(page.locator(rows).nth(1)).toContainText(taken.text);

  await page.getByLabel('結果', { exact: true }).selectOption('missed');
  await expect(page).toHaveURL('/history?group=G01&outcome=missed');
  await expect(page.getByText(taken.text)).toHaveCount(0);
  await expect(page.locator(rows).first()).toContainText(missed.text);
  await search.fill('00');
  await search.press('Enter');
  await expect(page.getByText('番号の下4桁か')).toBeVisible();
  await page.getByLabel('メモあり').click();
  await page.getByLabel('発着', { exact: true }).selectOption('internal');
  await expect(page.getByText('この条件に合う通話はありません')).toBeVisible();
  await page.getByRole('button', { name: '条件をすべて外す' }).last().click();
  await expect(page).toHaveURL('/history?group=G01');

  await search.fill(taken.last);
  await search.press('Enter');
  await expect(page).toHaveURL(`/history?group=G01&last=${taken.last}`);
  await expect(page.locator(rows).filter({ hasText: taken.text })).toHaveCount(1);
  // The address holds the filters but never a phone number, which still survives a reload.
  await search.fill(missed.text);
  await search.press('Enter');
  await expect(page.locator(rows)).toHaveCount(1);
  await expect(page.locator(rows).first()).toContainText(missed.text);
  await expect(page).toHaveURL('/history?group=G01');
  await page.reload();
  await expect(page.getByText(`番号: ${missed.text}`)).toBeVisible();
  await expect(page.locator(rows)).toHaveCount(1);
});

test('a call is opened and handled by keyboard; only admins see its ledger', async ({
  signedIn,
  call,
}) => {
  const ended = call('inbound-answered', { from: numbers.suzuki, to: numbers.nishifuna });
  await ended.end();
  const page = await signedIn(people.nishifuna);
  await page.goto('/history');
  await expect(page.locator(rows).first()).toContainText('鈴木 次郎');
  await page.locator('body').press('j');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/history/${ended.linkedId}`);
  const detail = page.getByRole('article');
  await expect(detail.getByRole('heading', { name: /鈴木 次郎/ })).toBeVisible();
  await expect(detail.getByRole('list').filter({ hasText: '通話が終わりました' })).toBeVisible();
  await expect(detail.getByRole('heading', { name: '受信記録' })).toHaveCount(0);
  await detail.getByLabel('メモを書き足す').fill('17時に折返す');
  await page.keyboard.press('Control+Enter');
  // The summary on the call is the server's, made by a trigger.
  await expect(
    page
      .locator(rows)
      .first()
      .getByTitle(/メモ: 17時に折返す/),
  ).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  // Once out of the field, once out of the call.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL('/history');

  const admin = await signedIn(people.admin);
  await admin.goto(`/history/${ended.linkedId}`);
  const entries = admin.getByRole('article').getByRole('listitem').filter({ hasText: 'ringing' });
  await expect(entries.first()).toBeVisible();
});
