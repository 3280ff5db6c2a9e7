import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Clock, systemClock } from '../../bridge/src/clock.ts';
import { Failed } from '../../bridge/src/commands/failed.ts';
import { CommandLine } from '../../bridge/src/commands/line.ts';
import { Runner } from '../../bridge/src/commands/runner.ts';
import { askForToken } from '../../bridge/src/commands/token.ts';
import { bridgeLog } from '../../bridge/src/log.ts';
import { fakeAsterisk } from '../../bridge/src/testing/fake-asterisk.ts';
import { stillClock } from '../../bridge/src/testing/still-clock.ts';
import { bundle, startBridge, webhookSecret as secret } from '../../bridge/test/running-bridge.ts';
import { tellStatus } from '../src/agents/status-callable.ts';
import * as dialling from '../src/dialling/dialling-callables.ts';
import { readDocument } from '../src/firestore/read-document.ts';
import { bridgeCommandSchema, type BridgeAction } from '../src/model/calls/bridge-command.ts';
import { callSchema, legSchema } from '../src/model/calls/call.ts';
import type { Member, Role } from '../src/model/members/member.ts';
import { paths } from '../src/model/paths.ts';
import { seedCustomer } from './database.ts';
import { setupMs, startServer, type Server } from './harness.ts';
import { json, send } from './http.ts';
import { addMember, codeOf, openPeople, requestOf, unique, type People } from './people.ts';
import { hexSignature } from './tokens.ts';

/** Commands from the callables through the rules to a bridge that listens as it does in a shop, and back. */

/** Auth makes tokens for the emulators' own project alone. */
const projectId = 'demo-cti';
let people: People;
let server: Server;
beforeAll(async () => {
  people = openPeople(projectId);
  const env = {
    FIREBASE_AUTH_EMULATOR_HOST: process.env['FIREBASE_AUTH_EMULATOR_HOST'] ?? '',
    ENFORCE_APP_CHECK: 'true',
  };
  server = await startServer({ projectId, target: 'signIn', env });
}, setupMs);
afterAll(() => server.stop());

const running: { stop: () => void }[] = [];
afterEach(() => {
  for (const line of running.splice(0)) line.stop();
});

const address = () => `http://127.0.0.1:${server.port}/bridgeToken`;
const soon = () => Date.now() + 10_000;
let lastIntent = 0;
const newIntentId = () =>
  `${unique('').replaceAll('-', '')}Intent${(lastIntent += 1)}`.padEnd(20, '0');

/** A bridge that listens, and what its phone system was told. */
async function listening(
  customerId: string,
  carryOut: (action: BridgeAction) => Promise<string | null> = () => Promise.resolve(null),
  { clock = systemClock, by }: { clock?: Clock; by?: string } = {},
) {
  const told: BridgeAction[] = [];
  const lines: string[] = [];
  const log = bridgeLog(
    (line) => lines.push(line),
    () => new Date(),
  );
  const runner = new Runner({
    pbx: {
      carryOut: (action) => {
        told.push(action);
        return carryOut(action);
      },
    },
    clock: systemClock,
    log,
  });
  const token = async (now: Date) => {
    const answer = await askForToken({ url: address(), customerId, secret, bridge: 'pbx' }, now);
    const { emulators } = answer;
    return by === undefined || !emulators
      ? answer
      : { ...answer, emulators: { ...emulators, firestore: by } };
  };
  const ready = Promise.withResolvers<void>();
  const line: CommandLine = new CommandLine({
    bridge: 'pbx',
    token: (now) => token(now),
    clock,
    random: Math.random,
    log,
    opened: (desk, aheadMs) => runner.use(desk, aheadMs),
    heard: (open) => runner.offer(open),
    changed: () => line.state === 'listening' && ready.resolve(),
  });
  running.push(line);
  line.start();
  await ready.promise;
  return { told, line, log: () => lines.join('') };
}

/** A way to a server that can go silent: connections stay open, and nothing comes through those that are there. */
async function pathTo(host: string) {
  const [name = '', port = ''] = host.split(':');
  const open = new Set<Socket>();
  const server = createServer((from) => {
    const to = connect(Number(port), name);
    for (const end of [from, to]) {
      open.add(end);
      end.on('error', () => undefined);
    }
    from.pipe(to).pipe(from);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    goSilent: () => {
      for (const end of open) end.unpipe().pause();
    },
    close: () => {
      for (const end of open) end.destroy();
      server.close();
    },
  };
}

const ami = { id: '101', name: '鈴木 亜美', email: '' };

/** A shop with a phone system behind a bridge that takes commands, and an operator at the phone 101. */
async function open({ commands = true } = {}) {
  const customerId = unique('shop');
  const { db } = people;
  await seedCustomer(db, customerId, { secret });
  const at = new Date();
  await db.doc(paths.bridge(customerId, 'pbx')).set({
    at,
    version: '1.1.0',
    asterisk: { state: 'ready', since: at },
    queue: { waiting: 0, oldestAt: null, setAside: 0, fullSince: null },
    failingSince: null,
    commands,
    receivedAt: at,
    expireAt: new Date(at.getTime() + 86_400_000),
  });
  const hire = (role: Role, extensions: string[]) =>
    addMember(people, customerId, role, { groupCodes: ['G01'], extensions });
  const operator = await hire('operator', ['101']);
  const colleague = await hire('operator', ['103']);
  const as = (member: Member, input: object = {}) =>
    requestOf(member.uid, { customerId, ...input });
  const call = callSchema.parse({
    linkedId: '1795938801-1',
    source: 'relay',
    direction: 'inbound',
    state: 'connected',
    active: true,
    groupCode: 'G01',
    caller: { match: 'unknown' },
    operator: ami,
    legs: {
      '1795938801-2': legSchema.parse({ targetType: 'user', target: ami, connectedAt: at }),
    },
  });
  await db.doc(paths.call(customerId, call.linkedId)).set(call);
  const leg = { linkedId: call.linkedId, callId: '1795938801-2' };
  return {
    customerId,
    operator,
    colleague,
    hire,
    as,
    leg,
    place: (member: Member, input: object = {}) =>
      dialling.placeCall(
        as(member, {
          intentId: newIntentId(),
          number: '+81335551234',
          groupCode: 'G01',
          byMs: soon(),
          ...input,
        }),
      ),
    hangUp: (member: Member, input: object = {}) =>
      dialling.hangUp(as(member, { ...leg, byMs: soon(), ...input })),
    commands: async () =>
      (await db.collection(paths.bridgeCommands(customerId)).get()).docs.map((one) =>
        readDocument(bridgeCommandSchema, one),
      ),
  };
}

describe('a token', () => {
  const post = async (port: number, path: string, data: object) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await send(port, { path, body: JSON.stringify({ data }), headers });
    const { error } = json(answer) as { error?: { details: { code: string } } };
    return [answer.status, error?.details.code];
  };
  const requestOfBridge = (customerId: string, fields: object = {}, key = secret) => {
    const token = { bridge: 'pbx', at: new Date().toISOString(), ...fields };
    const body = JSON.stringify({ envelope: 2, token });
    return { customerId, body, signature: hexSignature(body, key) };
  };
  const ask = (...request: Parameters<typeof requestOfBridge>) =>
    post(server.port, '/bridgeToken', requestOfBridge(...request));

  test('is for whoever has the secret of an enabled customer, now', async () => {
    const { customerId } = await open();
    expect(await ask(customerId)).toEqual([200, undefined]);
    expect(await ask(customerId, {}, `${secret}-not`)).toEqual([401, 'invalid-signature']);
    expect(await ask('nobody')).toEqual([401, 'invalid-signature']);
    expect(await ask(customerId, { at: '2026-11-01T00:00:00Z' })).toEqual([400, 'clock-differs']);
    expect(await ask(customerId, { bridge: 'a/b' })).toEqual([400, 'unreadable']);
    // One that nobody has asked for yet: what is known of a customer is shared for a moment.
    const { customerId: disabled } = await open();
    await people.db.doc(paths.allowedCustomer(disabled)).delete();
    expect(await ask(disabled)).toEqual([403, 'customer-disabled']);
  });

  test('is for programs, even where the other methods are for our app alone', async () => {
    const input = { phone: '090-5555-0101', password: 'any' };
    expect(await post(server.port, '/phoneSignIn', input)).toEqual([401, 'not-our-app']);
    const { customerId } = await open();
    expect(await ask(customerId)).toEqual([200, undefined]);
  });

  test('is had through Hosting', async () => {
    const data = requestOfBridge('nobody');
    expect(await post(5000, '/api/sign-in/bridgeToken', data)).toEqual([401, 'invalid-signature']);
  });
});

describe('a command', () => {
  test('to call rings the own phone, once, and the log has no number', async () => {
    const shop = await open();
    const { told, log } = await listening(shop.customerId);
    const intentId = newIntentId();
    expect(await shop.place(shop.operator, { intentId })).toEqual({ placed: true });
    expect(told).toEqual([{ kind: 'call', intentId, extension: '101', number: '+81335551234' }]);
    expect(await codeOf(shop.place(shop.operator, { intentId }))).toBe('too-late');
    expect(told).toHaveLength(1);
    expect(await shop.commands()).toMatchObject([
      { state: 'done', byUid: shop.operator.uid, bridge: 'pbx', code: null },
    ]);
    expect(log()).not.toContain('35551234');
  });

  test('is given by those alone who may order Dialpad', async () => {
    const shop = await open();
    const { told } = await listening(shop.customerId);
    const viewer = await shop.hire('viewer', ['104']);
    const nowhere = await shop.hire('operator', []);
    expect(await codeOf(shop.place(viewer))).toBe('not-an-admin');
    expect(await codeOf(shop.place(nowhere))).toBe('not-connected');
    expect(await codeOf(shop.place(shop.operator, { groupCode: 'G02' }))).toBe('not-your-group');
    expect(await codeOf(shop.hangUp(shop.colleague))).toBe('not-your-call');
    expect(await codeOf(shop.hangUp(shop.operator, { callId: '1795938801-9' }))).toBe('call-over');
    expect(await codeOf(shop.hangUp(shop.operator, { byMs: Date.now() - 1 }))).toBe('too-late');
    expect([told, await shop.commands()]).toEqual([[], []]);
    expect(await shop.hangUp(shop.operator)).toEqual({ ended: true });
    expect(await shop.hangUp(await shop.hire('admin', []))).toEqual({ ended: true });
    expect(told).toEqual(Array(2).fill({ kind: 'hang-up', leg: shop.leg.callId }));
  });

  test('to transfer or park is about the leg that is seen, and tells where the call is', async () => {
    const shop = await open();
    const { told } = await listening(shop.customerId, ({ kind }) =>
      Promise.resolve(kind === 'park' ? '801' : null),
    );
    const { targets } = await dialling.transferTargets(shop.as(shop.operator, shop.leg));
    expect(targets).toEqual([
      { type: 'member', id: shop.colleague.uid, name: shop.colleague.name },
    ]);
    const to = { type: 'member', id: shop.colleague.uid };
    const order = { ...shop.leg, byMs: soon() };
    await dialling.transferCall(shop.as(shop.operator, { ...order, to }));
    await dialling.transferCall(shop.as(shop.operator, { ...order, to, how: 'attended' }));
    expect(await dialling.parkCall(shop.as(shop.operator, order))).toEqual({ space: '801' });
    const { callId: leg } = shop.leg;
    expect(told).toEqual([
      { kind: 'transfer', leg, to: '103', how: 'blind' },
      { kind: 'transfer', leg, to: '103', how: 'attended' },
      { kind: 'park', leg },
    ]);
    const nowhere = { type: 'member', id: (await shop.hire('operator', [])).uid };
    const lost = dialling.transferCall(shop.as(shop.operator, { ...order, to: nowhere }));
    expect(await codeOf(lost)).toBe('no-extension');
  });

  test('that the phone system doesn’t do says why', async () => {
    const shop = await open();
    await listening(shop.customerId, () => Promise.reject(new Failed('phone-unreachable')));
    expect(await codeOf(shop.place(shop.operator))).toBe('phone-unreachable');
    expect(await shop.commands()).toMatchObject([{ state: 'failed', code: 'phone-unreachable' }]);
  });

  test('that nobody takes in time is never done', async () => {
    const shop = await open();
    expect(await codeOf(shop.hangUp(shop.operator, { byMs: Date.now() + 500 }))).toBe(
      'bridge-silent',
    );
    expect(await shop.commands()).toMatchObject([{ state: 'expired' }]);
    const { told } = await listening(shop.customerId);
    expect(await shop.hangUp(shop.operator)).toEqual({ ended: true });
    expect(told).toHaveLength(1);
  });

  test('whose bridge is killed after taking it is of unknown outcome, and isn’t done twice', async () => {
    const shop = await open();
    const asterisk = await fakeAsterisk({ answersPings: true });
    const folder = mkdtempSync(join(tmpdir(), 'cti-commands-'));
    /** The bridge as it is delivered. */
    const start = async () => {
      const bridge = startBridge({
        folder,
        amiPort: asterisk.port,
        url: `http://127.0.0.1:9/api/dialpad/webhook/${shop.customerId}`,
        program: bundle,
        commands: { context: 'from-phones', url: address() },
      });
      running.push({ stop: () => void bridge.kill() });
      const connection = await asterisk.connections.next();
      await connection.admit();
      await bridge.logged('commands', { state: 'listening' });
      return { bridge, connection };
    };
    const first = await start();
    const code = codeOf(shop.hangUp(shop.operator, { byMs: Date.now() + 4_000 }));
    await first.connection.actions.find(({ Action }) => Action === 'CoreShowChannels');
    await first.bridge.kill();
    const second = await start();
    expect(await code).toBe('outcome-unknown');
    const next = shop.hangUp(shop.operator);
    const list = await second.connection.actions.find(
      ({ Action }) => Action === 'CoreShowChannels',
    );
    second.connection.list(list, []);
    expect(await codeOf(next)).toBe('call-over');
    const actions = second.connection.actions.rest().map(({ Action }) => Action);
    expect(actions).not.toContain('CoreShowChannels');
    await second.bridge.kill();
    await asterisk.close();
    rmSync(folder, { recursive: true });
  });

  test('arrives after the path has gone silent and another was found', async () => {
    const shop = await open();
    const path = await pathTo(process.env['FIRESTORE_EMULATOR_HOST'] ?? '');
    const clock = stillClock(Date.now());
    const { told, line } = await listening(shop.customerId, () => Promise.resolve(null), {
      clock,
      by: path.address,
    });
    path.goSilent();
    const reconnected = Promise.withResolvers<void>();
    await clock.pass(30_000);
    await clock.pass(10_000);
    expect(line.state).toBe('connecting');
    running.push({ stop: () => path.close() });
    const look = setInterval(() => {
      if (line.state === 'listening') reconnected.resolve();
    }, 50);
    await clock.pass(60_000);
    await reconnected.promise;
    clearInterval(look);
    await shop.hangUp(shop.operator);
    expect(told).toHaveLength(1);
  });

  test('needs a bridge that takes commands', async () => {
    const shop = await open({ commands: false });
    expect(await codeOf(shop.hangUp(shop.operator))).toBe('bridge-away');
    expect(await codeOf(shop.place(shop.operator))).toBe('not-connected');
  });
});

test('a status that keeps calls away pauses the person in the queues, and back', async () => {
  const shop = await open();
  const { told } = await listening(shop.customerId);
  const choose = (status: number) =>
    people.db
      .doc(paths.agent(shop.customerId, shop.operator.uid))
      .set({ status, chosen: status, chosenAt: new Date(), byDialpad: null, since: new Date() });
  for (const status of [3, 2, 1, 0]) {
    await choose(status);
    expect(await tellStatus(shop.as(shop.operator))).toEqual({ told: true });
  }
  expect(told.map((action) => action.kind === 'pause' && [action.paused, action.reason])).toEqual([
    [true, '離席'],
    [true, 'ワーク'],
    [true, 'ログオフ'],
    [false, ''],
  ]);
  const nowhere = await shop.hire('operator', []);
  expect(await tellStatus(shop.as(nowhere))).toEqual({ told: false });
});
