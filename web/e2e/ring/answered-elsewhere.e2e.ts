import { card, expect, listen, numbers, people, popupOf, signIn, test } from '../fixtures.ts';

test("a colleague answers: the card says who, keeps what is typed and closes; the answerer's stays", async ({
  shop,
  browser,
  signedIn,
  call,
  complaints,
}) => {
  const mine = await signedIn(people.nishifuna);
  const theirs = await browser.newContext();
  listen(theirs, complaints);
  const viewing = await theirs.newPage();
  await signIn(viewing, shop.localised(people.admin));

  const yamada = call('inbound-answered', { from: numbers.yamada, to: numbers.nishifuna });
  const ringing = yamada.next.bind(yamada);
  const opensThere = viewing.waitForEvent('popup');
  const own = await popupOf(mine, ringing);
  const other = await opensThere;
  const memo = other.getByLabel('メモ');
  await memo.fill('折返しは夕方');
  await expect(other.getByText('保存しました')).toBeVisible();

  await yamada.next();
  const taken = other.getByText('西村 あかりさんが応答中');
  await expect(taken).toBeVisible();
  await expect(own.getByText('さんが応答中')).toHaveCount(0);
  await expect(memo).toHaveValue('折返しは夕方');

  // The caret is in the memo: the ten seconds begin when it leaves.
  await expect(other.getByText('10秒後に閉じます')).toBeVisible();
  await other.screenshot({ path: '.run/screenshots/popup-taken-light.png' });
  const closed = other.waitForEvent('close');
  await memo.blur();
  await expect(other.getByText(/[1-9]秒後に閉じます/)).toBeVisible();
  await closed;
  expect(own.isClosed()).toBe(false);
  await expect(card(own)).toContainText('通話中');
  await theirs.close();
});
