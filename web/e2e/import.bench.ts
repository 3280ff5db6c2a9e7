import type { Page } from '@playwright/test';
import { FieldPath } from 'firebase-admin/firestore';
import { paths } from '../../functions/src/model/paths.ts';
import { expect, test } from './settings-customer.ts';

const rows = Number(process.env.CTI_BENCH_ROWS ?? '20000');
/** So often two customers have one address and may be one person. */
const pairEvery = 100;

/** `npm run bench -- import [rows]`: a list of customers and one of visits go in with triggers on, to their end. */
test('prints how long a large list takes, until everything that is counted is right', async ({
  customer,
  at,
}) => {
  // Ends a hang only: 20,000 rows take more than an hour of two busy cores.
  test.setTimeout(5 * 3_600_000);
  const patience = { timeout: 4 * 3_600_000 };
  const page = await at(await customer.readyAdmin(), '/contacts/import');
  const { db } = customer.admin;
  // On an overloaded machine a batch may fail; the page stops and says so, and a person presses this.
  let resumed = 0;
  await page.addLocatorHandler(page.getByRole('button', { name: '続ける' }), async (button) => {
    resumed += 1;
    await button.click();
  });
  const phone = (row: number) => `090${String(10_000_000 + row)}`;
  const email = (row: number) => `kyaku${row % pairEvery === 1 ? row - 1 : row}@example.com`;
  const numbers = Array.from({ length: rows }, (_, row) => row);
  const pairs = numbers.filter((row) => row % pairEvery === 1).length;

  const contacts = numbers.map((row) => `客 ${row},${phone(row)},${email(row)}`);
  await importList(page, ['氏名,電話番号,メール', ...contacts], patience);
  const openPairs = db.collection(paths.contactPairs(customer.id)).where('state', '==', 'open');
  await seconds('every possible pair found', () =>
    expect.poll(async () => (await openPairs.count().get()).data().count, patience).toBe(pairs),
  );

  await page.getByRole('button', { name: '別のファイルを取り込む' }).click();
  await page.getByText('利用履歴', { exact: true }).click();
  const visits = numbers.map((row) => `${phone(row)},2026/11/1,6600`);
  await importList(page, ['電話番号,利用日,金額', ...visits], patience);
  // Without a store.
  const counted = new FieldPath('visitCounts', '-');
  const told = db.collection(paths.contacts(customer.id)).where(counted, '==', 1);
  await seconds('every visit counted', () =>
    expect.poll(async () => (await told.count().get()).data().count, patience).toBe(rows),
  );
  const all = await db.collection(paths.contacts(customer.id)).get();
  const wrong = all.docs.filter((contact) => {
    const { recentVisits, orderCount } = contact.data();
    return !Array.isArray(recentVisits) || recentVisits.length !== 1 || orderCount !== 1;
  });
  process.stdout.write(
    `${all.size} contacts, ${wrong.length} wrong, continued by hand ${resumed} times\n`,
  );
  expect([all.size, wrong.length]).toEqual([rows, 0]);
});

async function importList(page: Page, lines: string[], patience: { timeout: number }) {
  const buffer = Buffer.from(lines.join('\n'));
  await seconds(`${rows} rows read and compared`, async () => {
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '一覧.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: '内容を確かめる' }).click();
    await expect(page.getByRole('button', { name: /件を取り込む$/ })).toBeVisible(patience);
  });
  await seconds('written', async () => {
    await page.getByRole('button', { name: /件を取り込む$/ }).click();
    await expect(page.getByText(/件を取り込みました/)).toBeVisible(patience);
  });
}

async function seconds(what: string, work: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  await work();
  process.stdout.write(`${what.padEnd(36)} ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
}
