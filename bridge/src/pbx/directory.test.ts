import { pbxBodySchema, pbxLimits } from '@cti/functions/model/calls/pbx';
import { expect, test } from 'vitest';
import { blockOf } from '../testing/recordings.ts';
import { directoryOf, type Lists } from './directory.ts';

const lines = (...text: string[]) => blockOf(text.join('\n'));
const device = (name: string, state = 'NOT_INUSE') => lines(`Device: ${name}`, `State: ${state}`);
const step = (Extension: string, Application: string, AppData = '') =>
  lines(`Extension: ${Extension}`, `Application: ${Application}`, `AppData: ${AppData}`);
const none: Lists = { devices: [], endpoints: [], peers: [], queues: new Map(), dialplan: [] };
const layout = { trunks: ['trunk'], extensions: { 'desk-west': '110' } };

const told = (lists: Partial<Lists>) => {
  const directory = directoryOf({ ...none, ...lists }, layout);
  const at = '2026-12-01T00:00:00Z';
  pbxBodySchema.parse({ envelope: 2, directory: { bridge: 'pbx', at, ...directory } });
  return directory;
};

test('telephones by their extensions, with what queues call them; trunks apart', () => {
  const { phones, trunks, queues, isCut } = told({
    devices: [
      device('PJSIP/102', 'UNAVAILABLE'),
      device('PJSIP/101'),
      device('PJSIP/trunk'),
      device('PJSIP/desk-west'),
      device('Queue:shop_avail'),
    ],
    queues: new Map([
      [
        'shop',
        new Map([
          ['101', '西船橋 1'],
          ['105', ''],
        ]),
      ],
    ]),
  });
  expect(phones).toEqual([
    { extension: '101', name: '西船橋 1', isOnline: true },
    { extension: '102', name: '', isOnline: false },
    { extension: '105', name: '', isOnline: null },
    { extension: '110', name: '', isOnline: true },
  ]);
  expect([trunks, queues, isCut]).toEqual([
    ['trunk'],
    [{ name: 'shop', members: ['101', '105'] }],
    false,
  ]);
});

test('endpoints and peers where Asterisk may be asked for them', () => {
  const { phones } = told({
    endpoints: [lines('ObjectName: 101', 'DeviceState: Unavailable'), lines('ObjectName: trunk')],
    peers: [
      lines('ObjectName: 201', 'Status: OK (12 ms)'),
      lines('ObjectName: 202', 'Status: UNKNOWN'),
    ],
  });
  expect(phones).toEqual([
    { extension: '101', name: '', isOnline: false },
    { extension: '201', name: '', isOnline: true },
    { extension: '202', name: '', isOnline: false },
  ]);
});

test('numbers of the dial plan, and the queue or telephone they lead to', () => {
  const { numbers } = told({
    dialplan: [
      step('05017480001', 'Dial', 'PJSIP/101,600,tT'),
      step('05017480002', 'Dial', 'PJSIP/101&PJSIP/102,600'),
      step('05017490003', 'Answer'),
      step('05017490003', 'Queue', 'shop,tT,,,600'),
      step('05017490004', 'Dial', 'PJSIP/trunk,30'),
      step('s', 'Queue', 'shop'),
      step('_X.', 'Hangup'),
      step('600', 'Echo'),
    ],
  });
  expect(numbers).toEqual([
    { number: '05017480001', queue: null, extension: '101' },
    { number: '05017480002', queue: null, extension: null },
    { number: '05017490003', queue: 'shop', extension: null },
    { number: '05017490004', queue: null, extension: null },
  ]);
});

test('with more than it may tell, it says so, and the body stays within the webhook’s limit', () => {
  const name = '店'.repeat(80);
  const extensionOf = (n: number) => `${'x'.repeat(36)}${1_000 + n}`;
  const queues = new Map(
    Array.from({ length: 60 }, (_, q) => [
      `${'q'.repeat(76)}${1_000 + q}`,
      new Map(Array.from({ length: 120 }, (_, n) => [extensionOf(n + q), name])),
    ]),
  );
  const devices = Array.from({ length: 600 }, (_, n) => device(`PJSIP/${extensionOf(n)}`));
  const dialplan = Array.from({ length: 600 }, (_, n) =>
    step(String(100_000_000_000_000 + n), 'Queue', 'q'.repeat(80)),
  );
  const directory = told({ devices, queues, dialplan });
  expect(directory.isCut).toBe(true);
  expect(directory.phones.length).toBeGreaterThan(pbxLimits.phones / 5);
  expect(Buffer.byteLength(JSON.stringify(directory))).toBeLessThan(250 * 1024);
});
