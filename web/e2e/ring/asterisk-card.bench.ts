import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { bundle, startBridge } from '../../../bridge/test/running-bridge.ts';
import { openShop as openTelephones } from '../../../bridge/test/shop.ts';
import { paths } from '../../../functions/src/model/paths.ts';
import { openEmulators } from '../../../tools/admin.ts';
import { percentile, table } from '../../../tools/bench/statistics.ts';
import { demo, webhookUrl } from '../../../tools/demo/constants.ts';
import { card, expect, numbers, people, popupOf, test } from '../fixtures.ts';
import { firstPaintAt } from './paints.ts';

const rounds = 25;

/** `npm run bench -- asterisk-card`: a call on an Asterisk beside one of Dialpad's, in turn, to the painted card. */
test('prints how long a card takes from the PBX, beside an event of Dialpad in the same run', async ({
  signedIn,
  call,
  shop,
}) => {
  test.setTimeout(400_000);
  const customerId = shop.customerId('goodfife');
  const admin = openEmulators();
  const folder = mkdtempSync(join(tmpdir(), 'cti-card-'));
  const telephones = await openTelephones();
  const { amiPort, secret: amiSecret } = telephones.asterisk.place;
  const url = webhookUrl(customerId);
  const secret = demo.customers.goodfife;
  const bridge = startBridge({ folder, amiPort, amiSecret, url, secret, program: bundle });
  try {
    await bridge.logged('ami', { state: 'ready' });
    const members = admin.db.collection(paths.members(customerId));
    const email = shop.localised(people.nishifuna);
    const { docs } = await members.where('email', '==', email).get();
    await Promise.all(docs.map((one) => one.ref.update({ extensions: ['101'] })));
    const page = await signedIn(people.nishifuna);

    const fromDialpad: number[] = [];
    const fromPbx: number[] = [];
    const toWebhook: number[] = [];
    for (let round = -2; round < rounds; round += 1) {
      const yamada = call('inbound-missed', { from: numbers.yamada, to: numbers.nishifuna });
      let sentAt = 0;
      const posted = await cardAt(page, async () => (sentAt = await yamada.next()));
      await yamada.end();

      const arrives = telephones.phone('101').incoming.next();
      let dialledAt = 0;
      let caller: ReturnType<typeof telephones.carrier.dial> | undefined;
      const dialled = await cardAt(page, async () => {
        dialledAt = Date.now();
        caller = telephones.carrier.dial('05017480001');
      });
      await arrives;
      await caller?.hangUp();
      const ended = await latestCall(customerId, admin);
      // The first rounds load what the later ones have.
      if (round < 0) continue;
      fromDialpad.push(posted - sentAt);
      fromPbx.push(dialled - dialledAt);
      toWebhook.push(ended - dialledAt);
    }
    const row = (name: string, values: number[]) => [
      name,
      percentile(values, 0.5).toFixed(0),
      percentile(values, 0.95).toFixed(0),
    ];
    const rows = [
      row('POST of Dialpad’s event to the painted card', fromDialpad),
      row('INVITE at the Asterisk to the painted card', fromPbx),
      row('INVITE at the Asterisk to the webhook', toWebhook),
    ];
    process.stdout.write(
      `\n${rounds} calls each, in turn\n${table(['', 'p50 ms', 'p95 ms'], rows)}\n`,
    );
  } finally {
    await bridge.stop();
    await telephones.close();
    await admin.close();
    rmSync(folder, { recursive: true });
  }
});

/** Unix ms when the card that opens for `act` was painted; it's closed again. */
async function cardAt(page: Page, act: () => Promise<unknown>): Promise<number> {
  const popup = await popupOf(page, act);
  await expect(card(popup).getByRole('heading', { name: '山田 太郎' })).toBeVisible();
  const at = await firstPaintAt(popup);
  await popup.close();
  return at;
}

/** When the webhook first heard of the PBX's latest call, Unix ms, once that call has ended. */
async function latestCall(
  customerId: string,
  { db }: ReturnType<typeof openEmulators>,
): Promise<number> {
  const query = db
    .collection(paths.calls(customerId))
    .where('source', '==', 'relay')
    .where('active', '==', true);
  await expect.poll(async () => (await query.get()).size).toBe(0);
  const { docs } = await db
    .collection(paths.calls(customerId))
    .where('source', '==', 'relay')
    .get();
  const times = docs.map((one) => (one.get('receivedAt') as { toMillis(): number }).toMillis());
  return Math.max(...times);
}
