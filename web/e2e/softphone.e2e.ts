import type { BrowserContext, Page } from '@playwright/test';
import {
  type Asterisk,
  freeTcpPort,
  startAsterisk,
  unpackedAsterisk,
} from '../../bridge/asterisk/asterisk.ts';
import { carrierHost } from '../../bridge/asterisk/configuration.ts';
import { Phone } from '../../bridge/asterisk/phone.ts';
import {
  echoNumber,
  webPhoneNumber,
  webPhones,
  withWebPhones,
} from '../../bridge/asterisk/web-phones.ts';
import { asCommandLine } from '../../functions/src/callable/authorize.ts';
import { paths } from '../../functions/src/model/paths.ts';
import { saveSoftphone } from '../../functions/src/softphone/credentials.ts';
import { emulatorSealingKey } from '../../tools/emulator/config.ts';
import { chromiumArguments, findChromium } from '../../tools/testing/chromium.ts';
import { ringingCall } from '../src/ring/call-fixture.ts';
import { popupOf } from './fixtures.ts';
import { look } from './look.ts';
import { type Customer, expect, test as base } from './settings-customer.ts';
import { tcpProxy } from './tcp-proxy.ts';

/** The browser's phone beside a real Asterisk, with sound. */

const chromium = findChromium();
const caller = '09012345678';

interface Pbx {
  carrier: Phone;
  /** A desk phone of a colleague. */
  colleague: Phone;
  /** Between the browser and the PBX. */
  path: Awaited<ReturnType<typeof tcpProxy>>;
}

const test = base.extend<{ pbx: Pbx; phonePage: () => Promise<Page>; operator: string }>({
  pbx: async ({}, use) => {
    const httpPort = await freeTcpPort();
    const asterisk: Asterisk = await startAsterisk(await unpackedAsterisk(), {
      change: withWebPhones(httpPort),
    });
    const { sipPort } = asterisk.place;
    const carrier = await Phone.plugIn(caller, carrierHost, sipPort, sipPort);
    const colleague = await Phone.plugIn('102', '127.0.0.1', 0, sipPort);
    await colleague.register('pw102');
    const path = await tcpProxy(httpPort);
    await use({ carrier, colleague, path });
    path.close();
    carrier.unplug();
    colleague.unplug();
    await asterisk.close();
  },

  operator: async ({ customer, pbx }, use) => {
    const email = await customer.addMember('鈴木 次郎', ['G01']);
    const { db, auth } = customer.admin;
    const { uid } = await auth.getUserByEmail(email);
    await db.doc(paths.member(customer.id, uid)).update({ extensions: ['104'] });
    await saveSoftphone(
      { db, customerId: customer.id, by: asCommandLine },
      {
        connection: {
          address: `ws://${pbx.path.address}/ws`,
          domain: '127.0.0.1',
          realm: 'asterisk',
          echo: echoNumber,
        },
        passwords: Object.entries(webPhones).map(([extension, password]) => ({
          extension,
          password,
        })),
        sealingKey: emulatorSealingKey(),
      },
    );
    await use(email);
  },

  phonePage: async ({ at, operator }, use) => {
    let page: Page | undefined;
    await use(async () => {
      page = await at(operator);
      await page.context().addInitScript(keepConnections);
      const opened = page;
      const phone = await popupOf(opened, () =>
        opened.getByRole('button', { name: '電話を開く' }).click(),
      );
      await phone.setViewportSize({ width: 420, height: 700 });
      await expect(line(phone)).toContainText('利用できます');
      return phone;
    });
  },
});

test.use({
  launchOptions: {
    ...(chromium === undefined ? {} : { executablePath: chromium }),
    args: [
      ...chromiumArguments,
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      '--autoplay-policy=no-user-gesture-required',
    ],
  },
});

const line = (phone: Page) => phone.getByRole('banner').getByRole('paragraph');
const tiles = (phone: Page) => phone.getByRole('main').getByRole('listitem');
const press = (phone: Page, name: string) =>
  phone.getByRole('button', { name, exact: false }).first().click();

declare global {
  interface Window {
    /** The page's connections, for their statistics. */
    testConnections?: RTCPeerConnection[];
  }
}

/** In a page: remembers every connection. */
function keepConnections(): void {
  const kept: RTCPeerConnection[] = (window.testConnections = []);
  const Original = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Original {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      kept.push(this);
    }
  };
}

/** Packets that have come and gone on the newest connection. */
const packets = (phone: Page): Promise<{ received: number; sent: number }> =>
  phone.evaluate(async () => {
    const report = await window.testConnections?.at(-1)?.getStats();
    const all = [...(report?.values() ?? [])] as Record<string, unknown>[];
    const count = (type: string, field: string) =>
      Number(
        all.find((stats) => stats['type'] === type && stats['kind'] === 'audio')?.[field] ?? 0,
      );
    return {
      received: count('inbound-rtp', 'packetsReceived'),
      sent: count('outbound-rtp', 'packetsSent'),
    };
  });

/** Sound flows both ways: a second's worth of packets more than there were. */
async function expectSound(phone: Page): Promise<void> {
  const before = await packets(phone);
  await expect
    .poll(async () => {
      const now = await packets(phone);
      return Math.min(now.received - before.received, now.sent - before.sent);
    })
    .toBeGreaterThan(50);
}

async function dial(phone: Page, number: string): Promise<void> {
  await phone.getByLabel('電話番号か内線').fill(number);
  await phone.getByLabel('電話番号か内線').press('Enter');
}

/** The conversation as the bridge would tell of it. */
async function tellOfCall(customer: Customer): Promise<void> {
  const card = { name: '山田 太郎', kana: 'やまだ たろう', kind: 'vip', phones: ['+819012345678'] };
  await customer.admin.db.doc(paths.contact(customer.id, 'yamada')).set(card);
  const now = new Date();
  await customer.admin.db.doc(paths.call(customer.id, 'call-1')).set({
    ...ringingCall({ linkedId: 'call-1', source: 'relay', externalNumber: '+819012345678' }),
    ringing: [{ id: '104', name: '鈴木 次郎', email: '', since: now }],
    caller: {
      match: 'known',
      contactIds: ['yamada'],
      contact: {
        id: 'yamada',
        ...card,
        email: '',
        address: '',
        transportFee: null,
        orderCount: 23,
        lastVisitAt: null,
        notes: '',
        caution: null,
        recentVisits: [],
      },
      candidates: [],
    },
    startedAt: now,
    ringingAt: now,
    receivedAt: now,
    updatedAt: now,
  });
}

test('@asterisk a call comes in, is held, and goes on to a colleague: at once, and after a word', async ({
  customer,
  pbx,
  phonePage,
}) => {
  const { carrier, colleague } = pbx;
  const phone = await phonePage();
  await look(phone, 'phone-idle');

  const first = carrier.dial(webPhoneNumber);
  await first.ringing;
  const desk = await phone.opener();
  if (!desk) throw new Error('The console is gone.');
  const opened = await popupOf(desk, () => tellOfCall(customer));
  await expect(opened.getByRole('heading', { name: '山田 太郎' })).toBeVisible();
  await opened.close();
  await expect(tiles(phone)).toContainText('山田 太郎');
  await expect(tiles(phone)).toContainText('090-1234-5678');
  await look(phone, 'phone-ringing');
  await phone.keyboard.press('a');
  await first.answered;
  await expect(tiles(phone)).toContainText('通話中');
  await phone.keyboard.press('h');
  await expect(tiles(phone)).toContainText('保留中');
  await phone.keyboard.press('h');
  await expect(tiles(phone)).toContainText('通話中');
  const card = await popupOf(phone, () => press(phone, 'カードを開く'));
  await expect(card.getByRole('heading', { name: '山田 太郎' })).toBeVisible();
  await card.close();
  await look(phone, 'phone-talking');

  await phone.keyboard.press('t');
  await phone.getByLabel('転送先の番号か内線').fill('102');
  await press(phone, 'すぐに転送');
  const passedOn = await colleague.incoming.next();
  passedOn.answer();
  await expect(tiles(phone)).toHaveCount(0);
  await passedOn.hangUp();
  await first.ended;

  // A second caller, while the first one is on the line.
  const second = carrier.dial(webPhoneNumber);
  await second.ringing;
  await press(phone, '出る');
  await second.answered;
  await phone.keyboard.press('t');
  await phone.getByLabel('転送先の番号か内線').fill('102');
  await press(phone, '話してから転送');
  const asked = await colleague.incoming.next();
  await expect(tiles(phone)).toHaveCount(2);
  asked.answer();
  await expect(phone.getByRole('button', { name: 'つないで抜ける' })).toBeVisible();
  await phone.keyboard.press('s');
  await expect(tiles(phone).first()).toContainText('通話中');
  await look(phone, 'phone-two-calls');
  await press(phone, 'つないで抜ける');
  await expect(tiles(phone)).toHaveCount(0);
  await asked.hangUp();
  await second.ended;
});

test('@asterisk sound flows both ways, over a cut path, too; and only one window is the phone', async ({
  complaints,
  pbx,
  phonePage,
}) => {
  complaints.expect(/WebSocket connection to .* failed/);
  const phone = await phonePage();
  await press(phone, '音のチェックと設定');
  await expect
    .poll(() => phone.getByRole('meter').evaluate((meter: HTMLMeterElement) => meter.value))
    .toBeGreaterThan(0);
  await look(phone, 'phone-check');
  await press(phone, '戻る');

  await dial(phone, echoNumber);
  await expect(tiles(phone)).toContainText('通話中');
  await expectSound(phone);
  pbx.path.set('refuse');
  await expect(line(phone)).toContainText('つながっていません');
  await expect(tiles(phone)).toContainText('通話中');
  pbx.path.set('pass');
  await expect(line(phone)).toContainText('利用できます');
  await expectSound(phone);

  const context: BrowserContext = phone.context();
  const other = await context.newPage();
  await other.goto('/cti-phone');
  await expect(other.getByRole('heading')).toHaveText('別のウィンドウの電話を使っています');
  await press(other, 'ここで使う');
  await expect(other.getByText('通話中です')).toBeVisible();
  await look(other, 'phone-elsewhere');
  await press(other, '通話を切って');
  await expect(line(other)).toContainText('利用できます');
  await expect(phone.getByRole('heading')).toHaveText('別のウィンドウの電話を使っています');
  const third = pbx.carrier.dial(webPhoneNumber);
  await third.ringing;
  await expect(tiles(other)).toContainText('090-1234-5678');
  await press(other, '拒否');
  await third.ended;
  await other.close();
  // Whoever waited takes over by itself.
  await expect(line(phone)).toContainText('利用できます');
  const kept = await phone.evaluate(() => JSON.stringify(Object.entries(localStorage)));
  expect(kept).not.toMatch(/ha1|pw104/);
});
