import { pbxEveryMs, queuesEveryMs } from '@cti/functions/model/calls/pbx';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AmiClient } from '../ami/client.ts';
import { webhook } from '../send/webhook.ts';
import { type Connection, type FakeAsterisk, fakeAsterisk } from '../testing/fake-asterisk.ts';
import { type Sink, sink } from '../testing/sink.ts';
import { stillClock } from '../testing/still-clock.ts';
import { Reporter } from './reporter.ts';

const secret = 'a-secret-of-the-tests-with-32-or-more';
let asterisk: FakeAsterisk;
let server: Sink;
let stop: () => void;
beforeEach(async () => {
  asterisk = await fakeAsterisk({ answersPings: true, knows: ['DeviceStateList', 'ShowDialPlan'] });
  server = await sink(secret);
});
afterEach(async () => {
  stop();
  await asterisk.close();
  await server.close();
});

/** A reporter that listens to the fake Asterisk. */
function started() {
  const clock = stillClock();
  const logged: string[] = [];
  const log = {
    reportUnknown: () => void logged.push('unknown'),
    failed: () => void logged.push('failed'),
  };
  const layout = { trunks: ['trunk'], contexts: ['from-trunk'] };
  const common = { clock, random: () => 0 };
  const reporter: Reporter = new Reporter({
    name: 'pbx',
    layout,
    webhook: webhook(server.url, secret),
    ask: (action) => ami.ask(action),
    log,
    ...common,
  });
  const ami = new AmiClient(
    {
      connect: () => connect({ port: asterisk.port, host: '127.0.0.1', noDelay: true }),
      username: 'cti',
      secret: 'cti-secret',
      ...common,
    },
    {
      event: (event, at) => reporter.take(event, at),
      resync: (items, at) => reporter.resync(items, at),
      state: (state) => state === 'ready' && reporter.ready(),
    },
  );
  ami.start();
  stop = () => {
    reporter.stop();
    ami.stop('over');
  };
  return { clock, logged };
}

const queues = [
  ['Event: QueueParams', 'Queue: shop'],
  ['Event: QueueMember', 'Queue: shop', 'Name: 西船橋 1', 'Location: PJSIP/101', 'Paused: 0'],
];

/** Answers what is asked after a login. */
async function answer(connection: Connection): Promise<void> {
  const asked = (name: string) => connection.actions.find(({ Action }) => Action === name);
  connection.list(await asked('DeviceStateList'), [
    ['Event: DeviceStateChange', 'Device: PJSIP/101', 'State: NOT_INUSE'],
    ['Event: DeviceStateChange', 'Device: PJSIP/102', 'State: UNAVAILABLE'],
  ]);
  connection.list(await asked('ShowDialPlan'), [
    ['Event: ListDialplan', 'Extension: 05017490003', 'Application: Queue', 'AppData: shop,tT'],
  ]);
}

const told = async (kind: 'directory' | 'queues') => {
  const { body } = await server.delivered.find((one) => kind in one.body);
  return body[kind] as Record<string, unknown>;
};

async function listening() {
  const all = started();
  const connection = await asterisk.connections.next();
  await connection.admit([], queues);
  await answer(connection);
  const directory = await told('directory');
  return { ...all, connection, directory };
}

const calls = (...lines: string[]) => [...lines, 'Queue: shop', 'Uniqueid: 1.1'];

test('after a login the webhook hears what there is and how the queues are', async () => {
  const { clock, directory, logged } = await listening();
  expect(directory).toEqual({
    bridge: 'pbx',
    at: clock.now().toISOString(),
    phones: [
      { extension: '101', name: '西船橋 1', isOnline: true },
      { extension: '102', name: '', isOnline: false },
    ],
    trunks: ['trunk'],
    queues: [{ name: 'shop', members: ['101'] }],
    numbers: [{ number: '05017490003', queue: 'shop', extension: null }],
    isCut: false,
  });
  await clock.awaited(0);
  await clock.pass(0);
  expect(await told('queues')).toMatchObject({
    bridge: 'pbx',
    isWhole: true,
    states: [{ name: 'shop', waiting: 0, members: 1, paused: 0 }],
    pauses: [{ extension: '101', isPaused: false, isFound: true }],
  });
  expect(logged).toEqual([]);
});

test('changes within a second are told together, and the whole now and then', async () => {
  const { clock, connection } = await listening();
  await clock.awaited(0);
  await clock.pass(0);
  await told('queues');
  connection.say(...calls('Event: QueueCallerJoin'));
  connection.say(...calls('Event: QueueCallerLeave'));
  connection.say('Event: QueueCallerJoin', 'Queue: shop', 'Uniqueid: 2.2');
  await clock.awaited(1_000);
  await clock.pass(1_000);
  expect(await told('queues')).toMatchObject({
    isWhole: false,
    states: [{ waiting: 1 }],
    pauses: [],
  });
  await clock.awaited(queuesEveryMs - 1_000);
  await clock.pass(queuesEveryMs);
  expect(await told('queues')).toMatchObject({
    isWhole: true,
    states: [{ waiting: 1 }],
    pauses: [],
  });
});

test('what the webhook did not take is told again, as it is by then', async () => {
  const { clock, connection } = await listening();
  await clock.awaited(0);
  await clock.pass(0);
  await told('queues');
  const { answer: take } = server;
  server.answer = () => ({ status: 503 });
  connection.say(...calls('Event: QueueCallerJoin'));
  await clock.awaited(1_000);
  await clock.pass(1_000);
  await clock.awaited(2_000);
  connection.say(...calls('Event: QueueCallerLeave'));
  connection.say(
    'Event: QueueMemberPause',
    'Queue: shop',
    'Interface: PJSIP/101',
    'Location: PJSIP/101',
    'Paused: 1',
    'PausedReason: 離席',
  );
  server.answer = take;
  await clock.pass(2_000);
  expect(await told('queues')).toMatchObject({
    pauses: [{ extension: '101', isPaused: true, reason: '離席' }],
  });
});

test('what there is, is asked for again every quarter of an hour, and sooner after an attempt in vain', async () => {
  const clock = stillClock();
  const reporter = new Reporter({
    name: 'pbx',
    layout: { trunks: ['trunk'] },
    webhook: webhook(server.url, secret),
    ask: () => Promise.resolve([]),
    log: { reportUnknown: () => undefined, failed: () => undefined },
    clock,
    random: () => 0,
  });
  stop = () => reporter.stop();
  const { answer: take } = server;
  server.answer = () => ({ status: 503 });
  reporter.ready();
  await clock.awaited(60_000);
  server.answer = take;
  await clock.pass(60_000);
  await told('directory');
  await clock.awaited(pbxEveryMs);
  await clock.pass(pbxEveryMs);
  expect(await told('directory')).toMatchObject({ at: clock.now().toISOString() });
});

test('a webhook that does not know these bodies keeps one as a dead letter, and gets no more', async () => {
  server.answer = () => ({ status: 202, body: { received: true, deadLetter: 'd' } });
  const { clock, logged } = started();
  const connection = await asterisk.connections.next();
  await connection.admit([], queues);
  await answer(connection);
  await expect.poll(() => logged).toEqual(['unknown']);
  await clock.pass(2 * pbxEveryMs);
  expect(logged).toEqual(['unknown']);
});
