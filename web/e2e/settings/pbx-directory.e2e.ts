import { signJson } from '../../../tools/demo/scenarios.ts';
import { webhookUrl } from '../../../tools/demo/constants.ts';
import { look } from '../look.ts';
import { type Customer, expect, test } from '../settings-customer.ts';

/** What a bridge tells besides calls, until it's taken. */
async function tellAs({ id, secret }: Customer, told: object): Promise<void> {
  const body = JSON.stringify(told);
  const headers = { 'X-Dialpad-Signature': signJson(body, secret ?? '') };
  const status = async () =>
    (await fetch(webhookUrl(id), { method: 'POST', body, headers })).status;
  await expect.poll(status).toBe(200);
}

const phone = (extension: string, name = '') => ({ extension, name, isOnline: true });

/** What a bridge tells of an Asterisk with a queue. */
const directory = (phones: object[]) => ({
  envelope: 2,
  directory: {
    bridge: 'pbx',
    at: new Date().toISOString(),
    phones,
    trunks: ['trunk'],
    queues: [{ name: '西船橋', members: ['101'] }],
    numbers: [{ number: '05017531234', queue: '西船橋', extension: null }],
    isCut: false,
  },
});

/** Two callers wait, and 101 has paused. */
const queues = () => ({
  envelope: 2,
  queues: {
    bridge: 'pbx',
    at: new Date().toISOString(),
    isWhole: true,
    states: [
      { name: '西船橋', waiting: 2, longestSince: new Date().toISOString(), members: 1, paused: 1 },
    ],
    pauses: [
      {
        extension: '101',
        isPaused: true,
        reason: '昼休み',
        at: new Date().toISOString(),
        isFound: false,
      },
    ],
  },
});

test('an admin takes a queue, its number and a telephone over from an Asterisk, whose queue and pauses the seat map then shows', async ({
  customer,
  at,
}) => {
  const tell = (told: object) => tellAs(customer, told);
  await customer.addGroup('G09', '本社');
  const nakano = await customer.addMember('中野 健', ['G01']);
  await tell(directory([phone('101', '中野健'), phone('102')]));
  const page = await at(await customer.readyAdmin(), '/settings/telephony');
  await page.getByRole('link', { name: '内線・キュー・番号を取り込む' }).click();
  await page.getByRole('button', { name: 'PBXの内容を読み取る' }).click();

  // A queue's number is ticked with its group, a telephone isn't; one without a member can't be.
  await expect(page.getByRole('checkbox', { name: '050-1753-1234を選ぶ' })).toBeChecked();
  await page.getByLabel('西船橋のグループコード').fill('G01');
  const telephones = page.getByRole('table', { name: '内線' });
  await expect(telephones.getByRole('checkbox', { name: '102を選ぶ' })).toBeDisabled();
  await expect(page.getByLabel('内線101のメンバー')).toHaveValue(/./);
  const theirs = telephones.getByRole('checkbox', { name: '101を選ぶ' });
  await expect(theirs).not.toBeChecked();
  await theirs.check();
  await look(page, 'pbx-directory');
  await page.getByRole('button', { name: '選んだ3件を登録' }).click();
  await expect(page.getByText('3件を登録しました')).toBeVisible();

  await page.reload();
  const read = page.getByRole('button', { name: 'PBXの内容を読み取る' });
  await read.click();
  await expect(page.getByText('新しいものはありません。')).toBeVisible();
  await tell(directory([phone('102')]));
  await page.getByRole('button', { name: '読み直す' }).click();
  await expect(page.getByText('中野 健さんの内線101がなくなりました。')).toBeVisible();
  await page.getByRole('link', { name: 'メンバー', exact: true }).click();
  await expect(page.getByRole('row', { name: /中野 健/ })).toContainText('101');

  const seats = await at(nakano, '/seats');
  const room = seats.getByRole('region', { name: '西船橋' });
  await expect(room.getByRole('listitem').filter({ hasText: '中野 健' })).toContainText('待機中');
  await tell(queues());
  await expect(room.getByRole('list', { name: 'キュー' })).toContainText('待ち 2');
  await expect(room).toContainText('PBXで変更・昼休み');
  await look(seats, 'seats-queue');
});
