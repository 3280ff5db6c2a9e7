import { connect } from 'node:net';
import type { BridgeAction } from '@cti/functions/model/calls/bridge-command';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AmiClient } from '../ami/client.ts';
import {
  type Action,
  type Connection,
  type FakeAsterisk,
  fakeAsterisk,
} from '../testing/fake-asterisk.ts';
import { stillClock } from '../testing/still-clock.ts';
import { Failed } from './failed.ts';
import type { CommandSettings } from './number.ts';
import { createPbx } from './pbx.ts';

let asterisk: FakeAsterisk;
let ami: AmiClient;
beforeEach(async () => {
  asterisk = await fakeAsterisk();
});
afterEach(async () => {
  ami.stop('the test is over');
  await asterisk.close();
});

const settings: CommandSettings = {
  context: 'from-phones',
  phone: 'PJSIP/{endpoint}',
  prefix: '',
  countryCode: '81',
  nationalPrefix: '0',
  internationalPrefix: '010',
};
const intentId = 'Intent00000000000001';

/** A bridge beside an Asterisk that plays what a test says. */
async function opened({ commands = settings, extensions = {}, idPrefix = '' } = {}) {
  const clock = stillClock();
  const ready = Promise.withResolvers<void>();
  ami = new AmiClient(
    {
      connect: () => connect({ port: asterisk.port, host: '127.0.0.1', noDelay: true }),
      username: 'cti',
      secret: 'cti-secret',
      random: () => 0,
      clock,
    },
    {
      event: (event) => pbx.hear(event),
      resync: () => undefined,
      state: (state) => state === 'ready' && ready.resolve(),
    },
  );
  const ask = ami.ask.bind(ami);
  const pbx = createPbx({ ask, commands, asterisk: { extensions, idPrefix }, clock });
  ami.start();
  const connection = await asterisk.connections.next();
  await connection.admit();
  await ready.promise;
  return { pbx, connection, clock, asks: asking(connection) };
}

const asking = (connection: Connection) => {
  const next = (name: string): Promise<Action> =>
    connection.actions.find(({ Action }) => Action === name);
  const answer = ({ ActionID }: Action, ...lines: string[]) =>
    connection.say(...lines, `ActionID: ${ActionID}`);
  return {
    next,
    lists: async (...channels: string[][]) =>
      connection.list(await next('CoreShowChannels'), channels),
    accepts: async (name: string) => {
      const action = await next(name);
      answer(action, 'Response: Success', 'Message: done');
      return action;
    },
    refuses: async (name: string, message: string) =>
      answer(await next(name), 'Response: Error', `Message: ${message}`),
  };
};

const channel = (name: string, id: string, bridge = '', state = '6') => [
  'Event: CoreShowChannel',
  `Channel: ${name}`,
  `ChannelState: ${state}`,
  `Uniqueid: ${id}`,
  `BridgeId: ${bridge}`,
];
const trunk = channel('PJSIP/trunk-00000001', '1795938801.1', 'b1');
const phone = channel('PJSIP/101-00000002', '1795938801.2', 'b1');

/** Why it wasn't done. */
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Failed ? error.code : error),
  );

const call = (number = '+81312345678'): BridgeAction => ({
  kind: 'call',
  intentId,
  extension: '101',
  number,
});
const rings = [
  'Event: Newstate',
  'Channel: PJSIP/101-00000080',
  'ChannelState: 5',
  `Uniqueid: cti-${intentId}`,
  `Linkedid: cti-${intentId}`,
];

describe('a call', () => {
  test('rings the own phone, under an id that is told apart, and is done then', async () => {
    const { pbx, connection, asks } = await opened();
    const done = pbx.carryOut(call());
    await asks.lists(trunk);
    const { ActionID: _, ...asked } = await asks.accepts('Originate');
    expect(asked).toEqual({
      Action: 'Originate',
      Channel: 'PJSIP/101',
      Context: 'from-phones',
      Exten: '0312345678',
      Priority: '1',
      ChannelId: `cti-${intentId}`,
      Timeout: '45000',
      Async: 'true',
    });
    connection.say(...rings);
    expect(await done).toBeNull();
  });

  test('of a phone that isn’t there says so', async () => {
    const { pbx, connection, asks } = await opened();
    const code = codeOf(pbx.carryOut(call()));
    await asks.lists();
    await asks.accepts('Originate');
    connection.say(
      'Event: OriginateResponse',
      'Response: Failure',
      'Channel: PJSIP/101',
      'Exten: 0312345678',
      'Reason: 0',
      'Uniqueid: <unknown>',
    );
    expect(await code).toBe('phone-unreachable');
  });

  test('isn’t placed while the phone still rings for another', async () => {
    const { pbx, asks } = await opened();
    const code = codeOf(pbx.carryOut(call()));
    await asks.lists(channel('PJSIP/101-00000009', 'cti-Intent00000000000000', '', '5'));
    expect(await code).toBe('already-calling');
    // One that is on a call of its own can be rung.
    const done = pbx.carryOut(call());
    await asks.lists(channel('PJSIP/101-00000009', 'cti-Intent00000000000000', 'b', '6'));
    expect((await asks.accepts('Originate'))['Channel']).toBe('PJSIP/101');
    expect(await Promise.race([done, Promise.resolve('waits')])).toBe('waits');
  });

  test('is left at that when nothing more is heard', async () => {
    const { pbx, clock, asks } = await opened();
    const done = pbx.carryOut(call());
    await asks.lists();
    await asks.accepts('Originate');
    await clock.awaited(4_000);
    await clock.pass(4_000);
    expect(await done).toBeNull();
  });

  test.each([
    ['+81312345678', {}, '0312345678'],
    ['+14155550100', {}, '01014155550100'],
    ['+81312345678', { prefix: '9' }, '90312345678'],
    ['+14155550100', { countryCode: '1', nationalPrefix: '1' }, '14155550100'],
  ])('to %s with %j dials %s', async (number, fields, exten) => {
    const { pbx, asks } = await opened({ commands: { ...settings, ...fields } });
    void codeOf(pbx.carryOut(call(number)));
    await asks.lists();
    expect((await asks.accepts('Originate'))['Exten']).toBe(exten);
  });

  test('rings the phone as the settings have it', async () => {
    const local = { ...settings, phone: 'Local/{extension}@from-internal/n' };
    const { pbx, asks } = await opened({ commands: local });
    void codeOf(pbx.carryOut(call()));
    await asks.lists();
    expect(await asks.accepts('Originate')).toMatchObject({
      Channel: 'Local/101@from-internal/n',
      OtherChannelId: `cti-${intentId}-2`,
    });
    ami.stop('next');
    const { pbx: desk, asks: there } = await opened({ extensions: { 'desk-west': '101' } });
    void codeOf(desk.carryOut(call()));
    await there.lists();
    expect((await there.accepts('Originate'))['Channel']).toBe('PJSIP/desk-west');
  });

  test.each([
    ['a line break', { number: '+81312345678\r\nVariable: X=1' }],
    ['a variable', { number: '+8131234${EXTEN}' }],
    ['a second channel', { extension: '101&PJSIP/102' }],
    ['a path', { extension: '101/..' }],
  ])('AMI-06 with %s in it is refused before Asterisk is asked', async (_, fields) => {
    const { pbx, connection } = await opened();
    const action = { ...call(), ...fields } as BridgeAction;
    expect(await codeOf(pbx.carryOut(action))).toBe('command-unreadable');
    expect(connection.actions.rest()).toEqual([]);
  });
});

describe('a call in progress', () => {
  const leg = '1795938801-2';

  test('is hung up by the channel that has the leg’s id now', async () => {
    const { pbx, asks } = await opened();
    const done = pbx.carryOut({ kind: 'hang-up', leg });
    await asks.lists(trunk, phone);
    expect(await asks.accepts('Hangup')).toMatchObject({ Channel: 'PJSIP/101-00000002' });
    expect(await done).toBeNull();
  });

  test('of another server’s isn’t found', async () => {
    const { pbx, asks } = await opened({ idPrefix: 'west-' });
    const code = codeOf(pbx.carryOut({ kind: 'hang-up', leg }));
    await asks.lists(trunk, phone);
    expect(await code).toBe('call-over');
    const done = pbx.carryOut({ kind: 'hang-up', leg: `west-${leg}` });
    await asks.lists(trunk, phone);
    await asks.accepts('Hangup');
    expect(await done).toBeNull();
  });

  test.each([
    ['blind', 'BlindTransfer'],
    ['attended', 'Atxfer'],
  ] as const)('is transferred %s', async (how, name) => {
    const { pbx, asks } = await opened();
    const done = pbx.carryOut({ kind: 'transfer', leg, to: '103', how });
    await asks.lists(trunk, phone);
    expect(await asks.accepts(name)).toMatchObject({
      Channel: 'PJSIP/101-00000002',
      Context: 'from-phones',
      Exten: '103',
    });
    expect(await done).toBeNull();
  });

  test.each([
    ['No such channel', 'call-over'],
    ['Permission denied', 'pbx-refused'],
  ])('stays as it is when Asterisk says "%s"', async (message, expected) => {
    const { pbx, asks } = await opened();
    const code = codeOf(pbx.carryOut({ kind: 'transfer', leg, to: '103', how: 'blind' }));
    await asks.lists(trunk, phone);
    await asks.refuses('BlindTransfer', message);
    expect(await code).toBe(expected);
  });

  test('is parked: the other end, behind whatever lies between', async () => {
    const { pbx, connection, asks } = await opened();
    const done = pbx.carryOut({ kind: 'park', leg });
    await asks.lists(
      phone,
      channel('Local/101@ring-00000004;2', '1795938801.4', 'b1'),
      channel('Local/101@ring-00000004;1', '1795938801.3', 'b2'),
      channel('PJSIP/trunk-00000001', '1795938801.1', 'b2'),
    );
    expect(await asks.accepts('Park')).toMatchObject({
      Channel: 'PJSIP/trunk-00000001',
      TimeoutChannel: 'PJSIP/101-00000002',
    });
    connection.say(
      'Event: ParkedCall',
      'ParkeeChannel: PJSIP/trunk-00000001',
      'ParkeeUniqueid: 1795938801.1',
      'ParkingSpace: 801',
    );
    expect(await done).toBe('801');
  });

  test('isn’t parked when nobody is at the other end', async () => {
    const { pbx, asks } = await opened();
    const code = codeOf(pbx.carryOut({ kind: 'park', leg }));
    await asks.lists(channel('PJSIP/101-00000002', '1795938801.2'));
    expect(await code).toBe('call-over');
  });

  test('can’t be reached while Asterisk can’t', async () => {
    const { pbx } = await opened();
    ami.stop('gone');
    expect(await codeOf(pbx.carryOut({ kind: 'hang-up', leg }))).toBe('pbx-away');
  });
});

describe('a pause', () => {
  const members = [
    ['Event: QueueMember', 'Location: Local/101@from-queue/n', 'StateInterface: PJSIP/101'],
    ['Event: QueueMember', 'Location: PJSIP/102', 'StateInterface: PJSIP/102'],
    ['Event: QueueMember', 'Location: Local/101@from-queue/n', 'StateInterface: PJSIP/101'],
  ];

  test('is of the member as the queues name them, in all of them at once', async () => {
    const { pbx, connection, asks } = await opened();
    const done = pbx.carryOut({ kind: 'pause', extensions: ['101'], paused: true, reason: '離席' });
    connection.list(await asks.next('QueueStatus'), members);
    expect(await asks.accepts('QueuePause')).toMatchObject({
      Interface: 'Local/101@from-queue/n',
      Paused: 'true',
      Reason: '離席',
    });
    expect(await done).toBeNull();
  });

  test('of somebody who is in no queue says so', async () => {
    const { pbx, connection, asks } = await opened();
    const code = codeOf(
      pbx.carryOut({ kind: 'pause', extensions: ['103'], paused: false, reason: '' }),
    );
    connection.list(await asks.next('QueueStatus'), members);
    expect(await code).toBe('not-in-queue');
  });
});
