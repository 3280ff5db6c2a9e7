import type { Page } from '@playwright/test';
import { paths } from '../../../functions/src/model/paths.ts';
import { createClock, createLeg, type Step } from '../../../tools/demo/leg.ts';
import { createIds, type DialpadEvent } from '../../../tools/demo/scenarios.ts';
import { card, popupOf } from '../fixtures.ts';
import { sendEvent } from '../send-event.ts';
import { type Customer, expect, test } from '../settings-customer.ts';

const ids = createIds(Date.now() + 900_000);
const dialled = '+815017481234';
const caller = '+819055550188';

/** A shop with one line that rings its members' phones. */
async function openShop(customer: Customer): Promise<void> {
  await customer.addGroup('G01', '西船橋');
  await customer.addLine('0501748', 'G01', '西船橋');
  // Only the person whose phone rings is notified.
  await customer.admin.db
    .doc(paths.group(customer.id, 'G01'))
    .update({ popup: { audience: 'rung' } });
}

/** A call as Dialpad tells it, that began some seconds ago; the test says how they pass. */
function begunAgo(customer: Customer, seconds: number) {
  const clock = createClock(Date.now() - seconds * 1_000, 1);
  const openedMs = Date.now();
  let passedMs = 0;
  const now = () => Date.now() - openedMs + passedMs;
  const phoneOf = (email: string, name: string) => ({
    id: Number.parseInt(email.replaceAll(/\D/g, '').slice(0, 12), 10),
    type: 'user',
    email,
    name,
    phone: '+815030001009',
    office_id: 1,
  });
  const between = {
    direction: 'inbound' as const,
    external_number: caller,
    internal_number: dialled,
    contact: { id: null, name: caller, type: 'local', phone: caller, email: '' },
  };
  const send = ({ event }: Step<DialpadEvent>) =>
    sendEvent(customer.id, event, customer.secret ?? '');
  return {
    send,
    now,
    pass: (more: number) => void (passedMs += more * 1_000),
    legTo: (email: string, name: string, more: object = {}) =>
      createLeg(ids(), clock, now(), { ...between, target: phoneOf(email, name), ...more }),
    queue: () =>
      createLeg(ids(), clock, 0, {
        ...between,
        target: { ...phoneOf('', '受付'), type: 'call_center', email: '' },
      }),
  };
}

const closeAll = async (page: Page) => {
  for (const other of page.context().pages()) if (other !== page) await other.close();
};

test('a caller who waited three minutes in the queue gets a card when a phone starts to ring', async ({
  customer,
  at,
}) => {
  await openShop(customer);
  const email = await customer.addMember('鈴木 亜美', ['G01']);
  const page = await at(email);
  const call = begunAgo(customer, 180);
  const queue = call.queue();
  const linkedId = await call.send(queue.say(0, 'queued'));
  // It was heard of as it began.
  const begun = new Date(Date.now() - 180_000);
  await customer.admin.db.doc(paths.call(customer.id, linkedId)).update({ receivedAt: begun });
  call.pass(180);
  const phone = call.legTo(email, '鈴木 亜美', { entry_point_call_id: queue.id });
  const popup = await popupOf(page, () => call.send(phone.ring(call.now())));
  await expect(card(popup)).toContainText('090-5555-0188');
  await call.send(phone.hangUp(call.now()));
  await call.send(queue.hangUp(call.now()));
});

test('a transferred call opens its card with the memo and who transferred it, and again when it comes back', async ({
  customer,
  at,
}) => {
  await openShop(customer);
  const ami = await customer.addMember('鈴木 亜美', ['G01']);
  const ken = await customer.addMember('中野 健', ['G01']);
  const [amis, kens] = [await at(ami), await at(ken)];

  const call = begunAgo(customer, 60);
  const first = call.legTo(ami, '鈴木 亜美');
  const amisCard = await popupOf(amis, () => call.send(first.ring(call.now())));
  call.pass(10);
  await call.send(first.connect(call.now()));
  await card(amisCard).getByLabel('メモ').fill('9時の予約を21時に変更');
  await expect(card(amisCard)).toContainText('保存しました');

  // A blind transfer: her leg ends, his phone rings.
  call.pass(15);
  await call.send(first.hangUp(call.now(), { is_transferred: true }));
  const second = call.legTo(ken, '中野 健', { master_call_id: first.id, is_transferred: true });
  const kensCard = await popupOf(kens, () => call.send(second.ring(call.now())));
  await expect(card(kensCard)).toContainText('090-5555-0188');
  await expect(card(kensCard)).toContainText('鈴木 亜美さんから転送');
  await expect(card(kensCard)).toContainText('9時の予約を21時に変更');
  await expect(card(amisCard)).toContainText('中野 健さんに転送しました');
  await kensCard.screenshot({ path: '.run/screenshots/card-transferred.png' });
  await amisCard.screenshot({ path: '.run/screenshots/card-passed-on.png' });

  // He answers and transfers it back: her phone rings again.
  call.pass(5);
  await call.send(second.connect(call.now()));
  await closeAll(amis);
  call.pass(15);
  await call.send(second.hangUp(call.now(), { is_transferred: true }));
  const third = call.legTo(ami, '鈴木 亜美', { master_call_id: second.id, is_transferred: true });
  const again = await popupOf(amis, () => call.send(third.ring(call.now())));
  await expect(card(again)).toContainText('中野 健さんから転送');
  await call.send(third.connect(call.now()));
  await call.send(third.hangUp(call.now()));
});
