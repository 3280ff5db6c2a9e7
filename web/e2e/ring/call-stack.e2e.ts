import { expect, numbers, people, popupOf, test } from '../fixtures.ts';

test('three calls at once: a tab each, VIP first; keys switch tabs without moving the caret', async ({
  signedIn,
  call,
}) => {
  const page = await signedIn(people.nishifuna);
  const stranger = call('inbound-missed', { from: numbers.nobody, to: numbers.nishifuna });
  const popup = await popupOf(page, () => stranger.next());
  const memo = popup.getByRole('textbox', { name: 'メモ' });
  await memo.fill('折返し希望');

  const suzuki = call('inbound-missed', { from: numbers.suzuki, to: numbers.nishifuna });
  await suzuki.next();
  const tabs = popup.getByRole('navigation').getByRole('button', { name: /^(?!.*閉じる)/ });
  await expect(tabs).toHaveCount(2);
  const yamada = call('inbound-missed', { from: numbers.yamada, to: numbers.nishifuna });
  await yamada.next();
  await expect(tabs).toHaveText([/山田 太郎/, /03-5555-9999/, /鈴木 次郎/]);
  await expect(memo).toBeFocused();
  await popup.keyboard.type('1');
  await expect(memo).toHaveValue('折返し希望1');

  await memo.blur();
  await popup.keyboard.press('1');
  await expect(popup.getByRole('heading', { name: '山田 太郎' })).toBeVisible();
  await popup.screenshot({ path: '.run/screenshots/popup-stack-light.png' });
  await popup.keyboard.press('3');
  await expect(popup.getByRole('heading', { name: '鈴木 次郎' })).toBeVisible();
  await popup.keyboard.press('2');
  await expect(memo).toHaveValue('折返し希望1');

  // Nobody is typing now: the newest call comes to the front.
  const takahashi = call('inbound-missed', { from: '+817033334444', to: numbers.nishifuna });
  await takahashi.next();
  await expect(popup.getByRole('heading', { name: '高橋 美咲' })).toBeVisible();
});
