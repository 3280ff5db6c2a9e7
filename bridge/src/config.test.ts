import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ConfigMistakes, configOf, readConfig } from './config.ts';

const least = {
  asterisk: { trunks: ['trunk'] },
  ami: { username: 'cti', secret: 'cti-secret' },
  webhook: {
    url: 'https://shop.example/api/dialpad/webhook/shop',
    secret: 'a-secret-of-the-tests-with-32-or-more',
  },
};

function mistakes(read: () => unknown): string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof ConfigMistakes) return error.lines;
    throw error;
  }
}

test('two users, an address and the line to the outside are enough', () => {
  expect(configOf(least)).toEqual({
    name: 'pbx',
    ami: { host: '127.0.0.1', port: 5038, username: 'cti', secret: 'cti-secret', tls: false },
    webhook: least.webhook,
    queue: { folder: '/var/lib/cti-bridge', maxMegabytes: 256, maxDays: 7 },
    heartbeatSeconds: 60,
    tellsPbx: true,
    asterisk: { trunks: ['trunk'], extensions: {}, contexts: [], idPrefix: '' },
  });
});

test('each mistake is a line of its own', () => {
  expect(
    mistakes(() =>
      configOf({
        name: 'a b',
        ami: { port: 70_000, username: 'cti\nAction: Originate', pasword: 'x' },
        webhook: { url: 'http://shop.example/hook', secret: 'short' },
        queue: { folder: 'queue', maxDays: '7' },
        heartbeat: 10,
        asterisk: { trunks: [], extensions: { p1: 101 } },
      }),
    ),
  ).toEqual([
    'name: must be up to 40 letters, digits, hyphens and underscores',
    'ami.port: must be a whole number from 1 to 65535',
    'ami.username: must be the name of a user in manager.conf',
    'ami.secret: is missing',
    'ami.pasword: there is no such setting',
    'webhook.url: must be an https address without a password in it',
    "webhook.secret: must be the webhook's secret, of at least 32 characters",
    'queue.folder: must begin with /',
    'queue.maxDays: must be a whole number from 1 to 90',
    'asterisk.trunks: must name at least one endpoint',
    'asterisk.extensions.p1: must be an extension',
    'heartbeat: there is no such setting',
  ]);
});

test.each([
  ['https://shop.example/hook', true],
  ['http://127.0.0.1:5001/hook', true],
  ['http://localhost:5001/hook', true],
  ['http://192.0.2.1/hook', false],
  ['https://user:password@shop.example/hook', false],
  ['file:///etc/passwd', false],
  ['shop.example', false],
])('%s may be a webhook: %s', (url, isAllowed) => {
  const lines = mistakes(() => configOf({ ...least, webhook: { ...least.webhook, url } }));
  expect(lines).toHaveLength(isAllowed ? 0 : 1);
});

test.each([[null], [[]], ['text'], [5]])('%j is not a set of settings', (value) => {
  expect(mistakes(() => configOf(value))).toHaveLength(1);
});

test('a file that is missing or not JSON is one line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cti-config-'));
  const path = join(folder, 'cti-bridge.json');
  expect(mistakes(() => readConfig(path))).toEqual([`${path}: can't be read (ENOENT)`]);
  writeFileSync(path, '{"ami": ');
  expect(mistakes(() => readConfig(path))).toEqual([`${path}: is not JSON`]);
  writeFileSync(path, JSON.stringify(least));
  expect(readConfig(path).name).toBe('pbx');
  rmSync(folder, { recursive: true });
});

const commands = { context: 'from-phones' };

test('what Asterisk may be told to do needs to know where phones dial, and nothing else', () => {
  expect(configOf(least).commands).toBeUndefined();
  expect(configOf({ ...least, commands }).commands).toEqual({
    context: 'from-phones',
    phone: 'PJSIP/{endpoint}',
    prefix: '',
    countryCode: '81',
    nationalPrefix: '0',
    internationalPrefix: '010',
  });
});

test.each<[object, string]>([
  [{}, 'commands.context: is missing'],
  [{ context: 'a,b' }, 'commands.context: must be letters, digits, hyphens, underscores'],
  [{ prefix: '0,w' }, 'commands.prefix: must be up to 10 of the keys 0 to 9, * and #'],
  [
    { phone: 'PJSIP/101' },
    'commands.phone: must be like PJSIP/{endpoint} or Local/{extension}@from-internal/n',
  ],
  [
    { phone: 'PJSIP/{endpoint}&PJSIP/1' },
    'commands.phone: must be like PJSIP/{endpoint} or Local/{extension}@from-internal/n',
  ],
  [{ countryCode: '+81' }, 'commands.countryCode: must be a country code like 81'],
  [
    { url: 'http://shop.example/x' },
    'commands.url: must be an https address without a password in it',
  ],
])('commands %j are one mistake: %s', (fields, line) => {
  const given =
    'context' in fields || Object.keys(fields).length === 0 ? fields : { ...commands, ...fields };
  expect(mistakes(() => configOf({ ...least, commands: given }))).toEqual([line]);
});

test('where tokens are had is told by the webhook’s address, or has to be said', () => {
  const elsewhere = { ...least.webhook, url: 'https://fn.example/dialpadWebhook/shop' };
  expect(mistakes(() => configOf({ ...least, webhook: elsewhere, commands }))).toEqual([
    'commands.url: is missing, and webhook.url does not tell it',
  ]);
  const url = 'https://fn.example/signIn/bridgeToken';
  const told = { ...commands, url };
  expect(configOf({ ...least, webhook: elsewhere, commands: told }).commands?.url).toBe(url);
  // Whose they are has to be told by it all the same.
  const nobodys = { ...least.webhook, url: 'https://fn.example/dialpadWebhook/?of=shop' };
  expect(mistakes(() => configOf({ ...least, webhook: nobodys, commands: told }))).toEqual([
    'webhook.url: must end in the customer with commands',
  ]);
});
