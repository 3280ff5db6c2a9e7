import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type PbxDirectory,
  pbxBodySchema,
  queuesBodySchema,
} from '../../functions/src/model/calls/pbx.ts';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Sink, sink } from '../src/testing/sink.ts';
import { bundle, type RunningBridge, startBridge, webhookSecret } from './running-bridge.ts';
import { openShop, type Shop } from './shop.ts';

/** What a bridge tells of a real Asterisk besides calls. */

let shop: Shop;
let folder: string;
let server: Sink;
let bridge: RunningBridge;
let manager: Socket;
beforeAll(async () => {
  shop = await openShop();
  const { amiPort, secret } = shop.asterisk.place;
  manager = connect(amiPort, '127.0.0.1');
  manager.resume();
  act({ Action: 'Login', Username: 'manager', Secret: secret, Events: 'off' });
});
afterAll(async () => {
  manager.destroy();
  await shop.close();
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cti-pbx-'));
  server = await sink(webhookSecret);
});
afterEach(async () => {
  await bridge.kill();
  await server.close();
  rmSync(folder, { recursive: true });
});

/** What somebody else does to the queues. */
function act(action: Record<string, string>): void {
  const lines = Object.entries(action).map(([key, value]) => `${key}: ${value}\r\n`);
  manager.write(`${lines.join('')}\r\n`);
}

function listen(amiUser: string): void {
  const { amiPort, secret } = shop.asterisk.place;
  const settings = { folder, amiPort, amiSecret: secret, amiUser, url: server.url };
  bridge = startBridge({ ...settings, program: bundle, tellsPbx: true });
}

async function directory(): Promise<Omit<PbxDirectory, 'at' | 'bridge'>> {
  const { body } = await server.delivered.find((one) => 'directory' in one.body);
  const { at: _, bridge: name, ...told } = pbxBodySchema.parse(body).directory;
  expect(name).toBe('pbx');
  return told;
}

/** The next that is told of queues and matches. */
async function queues(matches: (told: ReturnType<typeof read>) => boolean) {
  for (;;) {
    const { body } = await server.delivered.find((one) => 'queues' in one.body);
    const told = read(body);
    if (matches(told)) return told;
  }
}
const read = (body: unknown) => queuesBodySchema.parse(body).queues;

const phone = (extension: string, name = '') => ({ extension, name, isOnline: true });

test.each([
  ['cti', 'the rights that the README gives'],
  ['manager', 'the right to list endpoints'],
])('as %s, with %s: telephones, the trunk, the queue and the numbers', async (amiUser) => {
  listen(amiUser);
  expect(await directory()).toEqual({
    phones: [phone('101', 'Nishifuna 1'), phone('102', 'Nishifuna 2'), phone('103')],
    trunks: ['trunk'],
    queues: [{ name: 'shop', members: ['101', '102'] }],
    numbers: [
      { number: '05017480001', queue: null, extension: '101' },
      { number: '05017480002', queue: null, extension: null },
      { number: '05017490003', queue: 'shop', extension: null },
    ],
    isCut: false,
  });
});

test('a member who pauses, with the reason, and goes on; after a restart the pause is found', async () => {
  listen('cti');
  const whole = await queues(({ isWhole }) => isWhole);
  expect(whole.states).toMatchObject([{ name: 'shop', waiting: 0, members: 2, paused: 0 }]);
  act({ Action: 'QueuePause', Interface: 'PJSIP/101', Paused: 'true', Reason: '離席' });
  const away = await queues(({ pauses }) => pauses.some(({ isPaused }) => isPaused));
  expect(away.pauses).toMatchObject([
    { extension: '101', isPaused: true, reason: '離席', isFound: false },
  ]);
  expect(away.states).toMatchObject([{ members: 2, paused: 1 }]);

  await bridge.kill();
  listen('cti');
  const found = await queues(({ isWhole }) => isWhole);
  const chosenMs = away.pauses[0]?.at.getTime() ?? 0;
  const one = found.pauses.find(({ extension }) => extension === '101');
  expect(one).toMatchObject({ isPaused: true, reason: '離席', isFound: true });
  // Asterisk knows it to the second.
  expect(Math.abs((one?.at.getTime() ?? 0) - chosenMs)).toBeLessThanOrEqual(1_000);

  act({ Action: 'QueuePause', Interface: 'PJSIP/101', Paused: 'false' });
  const back = await queues(({ pauses }) => pauses.length > 0);
  expect(back.pauses).toMatchObject([{ extension: '101', isPaused: false, isFound: false }]);
});

test('a caller who waits is counted until somebody takes the call', async () => {
  listen('cti');
  await queues(({ isWhole }) => isWhole);
  const call = shop.carrier.dial('05017490003');
  const ringing = await shop.phone('101').incoming.next();
  const waits = await queues(({ states }) => states.length > 0);
  expect(waits.states).toMatchObject([
    { name: 'shop', waiting: 1, longestSince: expect.any(Date) },
  ]);
  ringing.answer();
  const taken = await queues(({ states }) => states.length > 0);
  expect(taken.states).toMatchObject([{ waiting: 0, longestSince: null }]);
  await call.hangUp();
});
