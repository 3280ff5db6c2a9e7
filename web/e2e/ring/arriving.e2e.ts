import type { Page } from '@playwright/test';
import { paths } from '../../../functions/src/model/paths.ts';
import { defaultWrapUp } from '../../../functions/src/model/desk/wrap-up.ts';
import { callTo } from '../agents-calls.ts';
import { card } from '../fixtures.ts';
import { type Customer, enter, expect, password, test } from '../settings-customer.ts';

const dialled = '+815017481234';
const ownStatus = (page: Page) => page.getByRole('button', { name: /^自分の状態/ });

/** A shop whose only operator has never opened the console, and the server's record of them. */
async function newcomer(customer: Customer) {
  await customer.addGroup('G01', '西船橋');
  await customer.addLine('0501748', 'G01', '西船橋');
  await customer.admin.db
    .doc(paths.group(customer.id, 'G01'))
    .update({ wrapUp: { ...defaultWrapUp, wrapUpMs: 0 } });
  const email = await customer.addMember('鈴木 亜美', ['G01']);
  const uid = email.split('@')[0] ?? '';
  const agent = customer.admin.db.doc(paths.agent(customer.id, uid));
  return { email, agent: async () => (await agent.get()).data() };
}

test('signing in while the phone rings shows the card at once, and the status is 待機中 after the call', async ({
  customer,
  freshPage,
}) => {
  const { email, agent } = await newcomer(customer);
  const call = callTo(customer, email, 'inbound-answered', dialled);
  await call.until('ringing');
  await expect.poll(agent).toMatchObject({ status: 88, chosen: 1 });

  const page = await freshPage();
  const [popup] = await Promise.all([page.waitForEvent('popup'), enter(page, email, password)]);
  await expect(card(popup)).toContainText('090-1234-5678');
  await expect(ownStatus(page)).toContainText('ACD以外着信:呼出中');
  await call.end();
  await expect(ownStatus(page)).toContainText('待機中');
  expect(await agent()).toMatchObject({ status: 0, chosen: 0 });
});

test('an operator who signs in during a call gets the next card, and is 待機中 after the calls', async ({
  customer,
  at,
}) => {
  const { email, agent } = await newcomer(customer);
  const first = callTo(customer, email, 'inbound-answered', dialled);
  await first.until('connected');
  await expect.poll(agent).toMatchObject({ status: 89, chosen: 1 });

  const page = await at(email);
  await expect(ownStatus(page)).toContainText('ACD以外着信:通話中');
  await expect.poll(agent).toMatchObject({ chosen: 0 });
  const second = callTo(customer, email, 'inbound-missed', dialled, '+819055550102');
  const [popup] = await Promise.all([page.waitForEvent('popup'), second.until('ringing')]);
  await expect(card(popup)).toContainText('090-5555-0102');
  await second.end();
  await first.end();
  await expect(ownStatus(page)).toContainText('待機中');
});
