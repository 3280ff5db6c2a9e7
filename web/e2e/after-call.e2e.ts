import { paths } from '../../functions/src/model/paths.ts';
import { createIds, type DialpadEvent, scenario } from '../../tools/demo/scenarios.ts';
import { callTo } from './agents-calls.ts';
import { sendEvent } from './send-event.ts';
import { expect, test } from './settings-customer.ts';

test('an admin sets up a group’s dispositions; the card asks for one, and for a callback time', async ({
  customer,
  at,
}) => {
  await customer.addGroup('G01', '西船橋');
  await customer.addLine('0501748', 'G01', '西船橋');
  const email = await customer.addMember('鈴木 亜美', ['G01']);
  const admin = await at(await customer.readyAdmin(), '/settings/after-call');
  await admin.getByLabel('対象').selectOption('西船橋');
  await admin.getByText('このグループだけの設定').click();
  await admin.getByLabel('自動ワーク（秒）').fill('600');
  await admin.getByText('必須', { exact: true }).click();
  await admin.getByLabel('選べる結果').fill('来店予約\n折返し');
  await admin.getByRole('button', { name: '保存する' }).click();
  await expect(admin.getByText('保存しました').last()).toBeVisible();

  const page = await at(email);
  await expect(page.getByRole('button', { name: /^自分の状態/ })).toContainText('待機中');
  const call = callTo(customer, email, 'inbound-answered', '+815017481234');
  const [popup] = await Promise.all([page.waitForEvent('popup'), call.next()]);
  const result = popup.getByLabel('結果');
  await expect(result).toContainText('結果を選ぶ（必須）');
  await call.end();
  await expect(page.getByRole('button', { name: '結果を選ぶ' })).toBeVisible();

  // Another call is handled meanwhile; the first one still has no disposition.
  const to = '+815017481234';
  const second = callTo(customer, email, 'inbound-answered', to, '+818011112222');
  const { linkedId } = await second.next();
  await second.end();
  const { db } = customer.admin;
  await db.doc(paths.call(customer.id, linkedId)).update({ disposition: '来店予約' });
  const isWrappedUp = async () => {
    const { docs } = await db.collection(paths.agents(customer.id)).get();
    return docs.some((agent) => agent.get('status') === 7 && agent.get('linkedId') === linkedId);
  };
  await expect.poll(isWrappedUp).toBe(true);
  await expect(page.getByRole('button', { name: '結果を選ぶ' })).toBeVisible();
  await expect(page.getByRole('button', { name: '終える' })).toHaveCount(0);
  await result.selectOption('折返し');
  const at15 = popup.getByLabel('折返しの日時');
  const { asTyped, asShown } = tomorrowAt15();
  await at15.fill(asTyped);
  await popup.getByLabel('メモ').focus();
  await expect(popup.getByText(`折返し希望 ${asShown}`)).toBeVisible();
  await popup.screenshot({ path: '.run/screenshots/popup-disposition.png' });
  await page.getByRole('button', { name: '終える' }).click();
  await expect(page.getByRole('button', { name: /^自分の状態/ })).toContainText('待機中');
  // The promise stays in the list until it's withdrawn.
  await page.getByRole('link', { name: /^折返し/ }).click();
  const promise = page.getByRole('listitem').filter({ hasText: `約束 ${asShown}` });
  await expect(promise).toBeVisible();
  await result.selectOption('来店予約');
  await expect(popup.getByText('折返し希望')).toHaveCount(0);
  await expect(promise).toHaveCount(0);
});

test('what a recap suggests is taken over with one key, and nothing before', async ({
  customer,
  at,
}) => {
  await customer.addGroup('G01', '西船橋');
  await customer.addLine('0501748', 'G01', '西船橋');
  const email = await customer.addMember('鈴木 亜美', ['G01']);
  const page = await at(email);
  await expect(page.getByRole('button', { name: /^自分の状態/ })).toContainText('待機中');
  const events = scenario('inbound-answered', {
    from: '+819012345678',
    to: '+815017481234',
    startedAtMs: Date.now(),
    ids: createIds(Date.now() + 900_000),
  }).map(
    ({ event }) =>
      JSON.parse(JSON.stringify(event).replaceAll('nishifuna@example.com', email)) as DialpadEvent,
  );
  const send = (event: DialpadEvent) => sendEvent(customer.id, event, customer.secret ?? '');
  const [first, ...rest] = events;
  const last = events.at(-1);
  if (!first || !last) throw new Error('the scenario has no events');
  const [popup] = await Promise.all([page.waitForEvent('popup'), send(first)]);
  for (const event of rest) await send(event);
  await expect(popup.getByLabel('結果')).toHaveValue('');
  const summary = '送迎の相談。明日15時に折り返す。';
  const linkedId = await send({
    ...last,
    state: 'recap_summary',
    event_timestamp: last.event_timestamp + 60_000,
    recap_summary: summary,
  });

  const proposal = popup.getByRole('region', { name: 'AIの要約からの提案' });
  const { asTyped, asShown } = tomorrowAt15();
  await expect(proposal).toContainText('折返し 「明日15時に折り返す。」');
  await expect(proposal).toContainText(asShown);
  await expect(popup.getByText('AIによる要約')).toBeVisible();
  await expect(popup.getByLabel('結果')).toHaveValue('');
  await popup.screenshot({ path: '.run/screenshots/popup-proposal.png' });
  await popup.keyboard.press('a');
  await expect(popup.getByLabel('結果')).toHaveValue('折返し');
  await expect(popup.getByLabel('折返しの日時')).toHaveValue(asTyped);
  await expect(popup.getByRole('textbox', { name: 'メモ' })).toHaveValue(summary);
  await expect(proposal).toHaveCount(0);
  const { db } = customer.admin;
  const memos = async () =>
    (await db.collection(paths.memos(customer.id, linkedId)).get()).docs.map((memo) =>
      String(memo.get('text')),
    );
  await expect
    .poll(async () => (await memos()).toSorted())
    .toEqual([`折返し希望 ${asShown}`, summary].toSorted());
});

/** Tomorrow at 15:00 in Japan: as one types it into a date field, and as the screen writes it. */
function tomorrowAt15() {
  const dayMs = 24 * 60 * 60 * 1000;
  const day = new Date(Date.now() + dayMs).toLocaleDateString('sv-SE', { timeZone: 'Asia/Tokyo' });
  const date = new Date(`${day}T15:00:00+09:00`);
  const weekday = date.toLocaleDateString('ja-JP', { timeZone: 'Asia/Tokyo', weekday: 'short' });
  const [, month, dayOfMonth] = day.split('-');
  return {
    asTyped: `${day}T15:00`,
    asShown: `${Number(month)}/${Number(dayOfMonth)} (${weekday}) 15:00`,
  };
}
