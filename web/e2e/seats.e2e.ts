import { callTo } from './agents-calls.ts';
import { expect, test } from './settings-customer.ts';

test('the seat map shows a colleague’s status live, and an admin moves their seat for everybody', async ({
  customer,
  at,
}) => {
  await customer.addGroup('G01', '西船橋');
  await customer.addGroup('G02', '錦糸町');
  await customer.addLine('0501748', 'G01', '西船橋');
  const suzuki = await customer.addMember('鈴木 亜美', ['G01']);
  const tanaka = await customer.addMember('田中 健', ['G01']);
  const stranger = await customer.addMember('中村 翔太', ['G02']);
  await at(suzuki);
  const colleague = await at(tanaka, '/seats');
  const other = await at(stranger, '/seats');
  const admin = await at(await customer.readyAdmin(), '/seats');

  const room = (page: typeof admin, name: string) => page.getByRole('region', { name });
  const seat = (page: typeof admin) =>
    room(page, '西船橋').getByRole('listitem').filter({ hasText: '鈴木 亜美' });
  await expect(seat(colleague)).toContainText('待機中');
  const call = callTo(customer, suzuki, 'ring-all', '+815017481234');
  await call.until('ringing');
  await call.next();
  await expect(seat(colleague)).toContainText('ACD着信:呼出中');
  await call.until('connected');
  await expect(seat(colleague)).toContainText('ACD着信:通話中');
  await expect(seat(colleague)).toContainText('相手 090-1234-5678');
  await call.end();
  await expect(seat(colleague)).toContainText('自動ワーク');
  await expect(room(other, '錦糸町')).toContainText('中村 翔太');
  await expect(other.getByRole('main')).not.toContainText('鈴木');
  await expect(colleague.getByRole('button', { name: '席を並べ替える' })).toHaveCount(0);

  // 田中 sits at the right of 鈴木; one step to the left they change places.
  await admin.getByRole('button', { name: '席を並べ替える' }).click();
  await admin.getByRole('button', { name: '田中 健の席' }).press('ArrowLeft');
  await expect(
    room(colleague, '西船橋')
      .getByRole('listitem')
      .filter({ hasText: /鈴木|田中/ })
      .first(),
  ).toContainText('田中 健');
  await admin.screenshot({ path: '.run/screenshots/seats-arrange.png' });
});
