import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Connection, type FakeAsterisk, fakeAsterisk } from '../testing/fake-asterisk.ts';
import { inbox } from '../testing/inbox.ts';
import { recorded } from '../testing/recordings.ts';
import { type StillClock, stillClock } from '../testing/still-clock.ts';
import type { AmiEvent } from './event.ts';
import { AmiClient, type AmiState } from './client.ts';

let asterisk: FakeAsterisk;
beforeEach(async () => {
  asterisk = await fakeAsterisk();
});
afterEach(() => asterisk.close());

function started() {
  const clock = stillClock();
  const states = inbox<{ state: AmiState; reason: string }>();
  /** Everything that is told, in order. */
  const told = inbox<
    { event: Record<string, string> } | { resync: Array<Record<string, string>> }
  >();
  const client = new AmiClient(
    {
      connect: () => connect({ port: asterisk.port, host: '127.0.0.1', noDelay: true }),
      username: 'cti',
      secret: 'cti-secret',
      clock,
      random: () => 0,
    },
    {
      event: (event) => told.put({ event: plain(event) }),
      resync: (items) => told.put({ resync: items.map(plain) }),
      state: (state, reason) => states.put({ state, reason }),
    },
  );
  client.start();
  return {
    client,
    clock,
    told,
    state: (wanted: AmiState) => states.find(({ state }) => state === wanted),
  };
}

/** A client that has been let in. */
async function ready(channels?: string[][]) {
  const all = started();
  const connection = await asterisk.connections.next();
  await connection.admit(channels);
  await all.state('ready');
  const resync = await all.told.next();
  return { ...all, connection, resync };
}

/** Each key with its first value. */
const plain = (event: AmiEvent): Record<string, string> =>
  Object.fromEntries([...event].map(([key, [value = '']]) => [key, value]));

const channel = (id: string) => ['Event: CoreShowChannel', `Uniqueid: ${id}`, `Linkedid: ${id}`];
const hangup = (id: string) => ['Event: Hangup', 'Privilege: call,all', `Uniqueid: ${id}`];

test('nothing is said, the secret least of all, before the greeting', async () => {
  started();
  const connection = await asterisk.connections.next();
  connection.greet();
  expect(await connection.actions.next()).toEqual({
    Action: 'Login',
    Username: 'cti',
    Secret: 'cti-secret',
    Events: 'call,agent,system',
    ActionID: '1',
  });
});

test('a client that is let in is told what is going on, then what happens', async () => {
  const { resync, connection, told } = await ready([channel('1.1'), channel('1.2')]);
  expect(resync).toMatchObject({ resync: [{ Uniqueid: '1.1' }, { Uniqueid: '1.2' }] });
  for (const message of recorded('10-queue-answered')) connection.socket.write(message);
  const events = [];
  for (const _ of recorded('10-queue-answered')) events.push(await told.next());
  expect(events).toHaveLength(recorded('10-queue-answered').length);
  expect(events.at(-1)).toMatchObject({ event: { Event: expect.any(String) } });
});

test('what happens while the lists come is told after them, in order', async () => {
  const { told, state } = started();
  const connection = await asterisk.connections.next();
  connection.greet();
  const login = await connection.actions.next();
  connection.say('Response: Success', `ActionID: ${login['ActionID']}`);
  connection.say('Event: FullyBooted', 'Uptime: 5');
  const channels = await connection.actions.next();
  connection.say('Response: Success', `ActionID: ${channels['ActionID']}`, 'EventList: start');
  connection.say(...channel('1.1'), `ActionID: ${channels['ActionID']}`);
  connection.say(...hangup('1.1'));
  connection.say(
    'Event: CoreShowChannelsComplete',
    `ActionID: ${channels['ActionID']}`,
    'EventList: Complete',
  );
  connection.list(await connection.actions.next(), []);
  connection.list(await connection.actions.next(), []);
  await state('ready');
  expect(told.rest()).toMatchObject([
    { resync: [{ Event: 'CoreShowChannel', Uniqueid: '1.1' }] },
    { event: { Event: 'Hangup', Uniqueid: '1.1' } },
  ]);
});

test('an Asterisk that still starts is asked once it has started', async () => {
  const { clock, told, state } = started();
  const connection = await asterisk.connections.next();
  connection.greet();
  const login = await connection.actions.next();
  connection.say('Response: Success', `ActionID: ${login['ActionID']}`);
  connection.say('Event: PeerStatus', 'Peer: PJSIP/101');
  await clock.awaited(120_000);
  await answerPings(connection, clock, 3);
  connection.say('Event: FullyBooted', 'Uptime: 0');
  for (const _ of ['channels', 'status', 'queues']) {
    connection.list(await connection.actions.next(), []);
  }
  await state('ready');
  expect(told.rest()).toMatchObject([{ resync: [] }, { event: { Event: 'PeerStatus' } }]);
});

test('an Asterisk without queues, or one that forbids it, is connected all the same', async () => {
  const { told, state } = started();
  const connection = await asterisk.connections.next();
  connection.greet();
  const login = await connection.actions.next();
  connection.say('Response: Success', `ActionID: ${login['ActionID']}`);
  connection.say('Event: FullyBooted');
  connection.list(await connection.actions.next(), [channel('1.1')]);
  for (const message of ['Permission denied', 'Invalid/unknown command: QueueStatus.']) {
    const action = await connection.actions.next();
    connection.say('Response: Error', `ActionID: ${action['ActionID']}`, `Message: ${message}`);
  }
  await state('ready');
  expect(told.rest()).toMatchObject([{ resync: [{ Uniqueid: '1.1' }] }]);
});

test('a user that may not ask for the channels is told what it lacks, and tried again later', async () => {
  const { clock, state } = started();
  const connection = await asterisk.connections.next();
  connection.greet();
  const login = await connection.actions.next();
  connection.say('Response: Success', `ActionID: ${login['ActionID']}`);
  connection.say('Event: FullyBooted');
  const action = await connection.actions.next();
  connection.say(
    'Response: Error',
    `ActionID: ${action['ActionID']}`,
    'Message: Permission denied',
  );
  expect((await state('refused')).reason).toBe(
    'CoreShowChannels refused, which needs write = reporting: Permission denied',
  );
  await clock.pass(60_000);
  await (await asterisk.connections.next()).admit();
  await state('ready');
});

test('a wrong secret is one refusal, and the next attempt a minute later', async () => {
  const { clock, state } = started();
  const connection = await asterisk.connections.next();
  connection.greet();
  const login = await connection.actions.next();
  connection.say(
    'Response: Error',
    `ActionID: ${login['ActionID']}`,
    'Message: Authentication failed',
  );
  connection.socket.end();
  expect((await state('refused')).reason).toBe('login refused: Authentication failed');
  await clock.pass(59_000);
  expect(asterisk.connections.rest()).toEqual([]);
  await clock.pass(1_000);
  await (await asterisk.connections.next()).admit();
  await state('ready');
});

test('something else at the port is refused, silence there lost', async () => {
  const { clock, state } = started();
  const first = await asterisk.connections.next();
  first.socket.write('SSH-2.0-OpenSSH_9.2p1\r\n');
  expect((await state('refused')).reason).toBe('the greeting of a manager interface is missing');
  await clock.pass(60_000);
  await asterisk.connections.next();
  await clock.pass(10_000);
  expect((await state('waiting')).reason).toBe('no greeting');
});

test('a port where nobody listens is tried again with growing pauses of five seconds at most', async () => {
  await asterisk.close();
  const { clock, state, client } = started();
  const begun = clock.now().getTime();
  const pauses = [];
  for (const expected of [250, 500, 1_000, 2_000, 4_000, 5_000, 5_000]) {
    expect((await state('waiting')).reason).toBe('ECONNREFUSED');
    await clock.pass(expected - 1);
    expect(clock.waiting()).toBe(1);
    await clock.pass(1);
    pauses.push(expected);
  }
  expect(clock.now().getTime() - begun).toBe(pauses.reduce((sum, ms) => sum + ms));
  await state('waiting');
  client.stop('enough');
  asterisk = await fakeAsterisk();
});

test('a path that has gone silent is lost five seconds after a ping', async () => {
  const { clock, connection, state, told } = await ready();
  await answerPings(connection, clock, 2);
  await clock.pass(10_000);
  expect(await connection.actions.next()).toMatchObject({ Action: 'Ping' });
  await clock.pass(5_000);
  expect((await state('waiting')).reason).toBe('no answer to Ping');
  await clock.pass(250);
  await (await asterisk.connections.next()).admit([channel('2.1')]);
  await state('ready');
  expect(told.rest()).toMatchObject([{ resync: [{ Uniqueid: '2.1' }] }]);
});

test('a pong that waits behind many events is no silence', async () => {
  const { clock, connection, told, state } = await ready();
  await clock.awaited(10_000);
  await clock.pass(10_000);
  const ping = await connection.actions.next();
  connection.say(...hangup('1.1'));
  await told.next();
  await clock.pass(5_000);
  connection.say('Response: Success', `ActionID: ${ping['ActionID']}`, 'Ping: Pong');
  connection.say(...hangup('1.2'));
  expect(await told.next()).toMatchObject({ event: { Uniqueid: '1.2' } });
  await clock.awaited(10_000);
  await clock.pass(10_000);
  expect(await connection.actions.next()).toMatchObject({ Action: 'Ping' });
  connection.socket.destroy();
  await state('waiting');
});

test('half a message of a lost connection is not glued to the next', async () => {
  const { clock, connection, state, told } = await ready();
  connection.socket.end('Event: Newchannel\r\nUniqueid: 1.9\r\nCallerIDNum: 090');
  await state('waiting');
  await clock.pass(250);
  const next = await asterisk.connections.next();
  await next.admit();
  next.say(...hangup('1.8'));
  await state('ready');
  expect(await told.find((item) => 'event' in item)).toEqual({
    event: { Event: 'Hangup', Privilege: 'call,all', Uniqueid: '1.8' },
  });
});

test('a connection that ends while the lists come begins anew with them', async () => {
  const { clock, told, state } = started();
  const connection = await asterisk.connections.next();
  connection.greet();
  const login = await connection.actions.next();
  connection.say('Response: Success', `ActionID: ${login['ActionID']}`);
  connection.say('Event: FullyBooted');
  const channels = await connection.actions.next();
  connection.say('Response: Success', `ActionID: ${channels['ActionID']}`, 'EventList: start');
  connection.say(...channel('1.1'), `ActionID: ${channels['ActionID']}`);
  connection.say(...hangup('1.1'));
  connection.socket.end();
  await state('waiting');
  expect(told.rest()).toEqual([]);
  await clock.pass(250);
  await (await asterisk.connections.next()).admit([channel('1.2')]);
  await state('ready');
  expect(told.rest()).toMatchObject([{ resync: [{ Uniqueid: '1.2' }] }]);
});

test('what another program says under our id is news, not an answer', async () => {
  const { clock, connection, told } = await ready();
  await clock.awaited(10_000);
  await clock.pass(10_000);
  const ping = await connection.actions.next();
  connection.say('Event: UserEvent', 'UserEvent: note', `ActionID: ${ping['ActionID']}`);
  expect(await told.next()).toMatchObject({ event: { UserEvent: 'note' } });
});

test('a client that is stopped stays away until it is started', async () => {
  const { client, clock, state } = await ready();
  client.stop('the disk is full');
  expect((await state('stopped')).reason).toBe('the disk is full');
  await clock.pass(600_000);
  expect(clock.waiting()).toBe(0);
  expect(asterisk.connections.rest()).toEqual([]);
  client.start();
  await (await asterisk.connections.next()).admit();
  await state('ready');
});

async function answerPings(
  connection: Connection,
  clock: StillClock,
  count: number,
): Promise<void> {
  for (let done = 0; done < count; done += 1) {
    await clock.awaited(10_000);
    await clock.pass(10_000);
    const ping = await connection.actions.find(({ Action }) => Action === 'Ping');
    connection.say('Response: Success', `ActionID: ${ping['ActionID']}`, 'Ping: Pong');
  }
  await clock.awaited(10_000);
}
