import { connect } from 'node:net';
import type { BridgeAction } from '@cti/functions/model/calls/bridge-command';
import type { Call } from '@cti/functions/model/calls/call';
import type { Envelope } from '@cti/functions/model/calls/envelope';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { commandUser } from '../asterisk/configuration.ts';
import { AmiClient } from '../src/ami/client.ts';
import { valueOf } from '../src/ami/messages.ts';
import type { AmiEvent } from '../src/ami/event.ts';
import { systemClock } from '../src/clock.ts';
import { Failed } from '../src/commands/failed.ts';
import { createPbx, type Pbx } from '../src/commands/pbx.ts';
import { type Inbox, inbox } from '../src/testing/inbox.ts';
import { createTranslator, type Translator } from '../src/translate/translator.ts';
import { callsOf, layout } from './calls.ts';
import { openShop, type Shop } from './shop.ts';

/** What a bridge has a real Asterisk do with real telephones, and which calls that becomes. */

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop?.close());

let ami: AmiClient;
let pbx: Pbx;
let translator: Translator;
let entries: Envelope[];
let changes: Inbox<AmiEvent>;
let ticking: NodeJS.Timeout;
beforeEach(async () => {
  entries = [];
  changes = inbox();
  translator = createTranslator(layout);
  const ready = Promise.withResolvers<void>();
  const { amiPort, secret } = shop.asterisk.place;
  ami = new AmiClient(
    {
      connect: () => connect({ port: amiPort, host: '127.0.0.1', noDelay: true }),
      username: commandUser,
      secret,
      clock: systemClock,
      random: Math.random,
    },
    {
      event: (event, at) => {
        entries.push(...translator.take(event, at));
        pbx.hear(event);
        changes.put(event);
      },
      resync: () => undefined,
      state: (state) => state === 'ready' && ready.resolve(),
    },
  );
  pbx = createPbx({
    ask: ami.ask.bind(ami),
    commands: {
      context: 'from-phones',
      phone: 'PJSIP/{endpoint}',
      prefix: '',
      countryCode: '81',
      nationalPrefix: '0',
      internationalPrefix: '010',
    },
    asterisk: { extensions: {}, idPrefix: '' },
    clock: systemClock,
  });
  ticking = setInterval(() => {
    const due = translator.tick(new Date());
    entries.push(...due);
    if (due.length > 0) changes.put(new Map([['Event', ['tick']]]));
  }, 50);
  ami.start();
  await ready.promise;
});
afterEach(() => {
  clearInterval(ticking);
  ami.stop('the test is over');
});

/** The only call that there was, once it's as wanted. */
async function told(isSo: (call: Call) => boolean): Promise<Call> {
  for (;;) {
    const [call, ...others] = callsOf(entries);
    if (call && others.length === 0 && isSo(call)) return call;
    await changes.next();
  }
}
const happened = (name: string, matches: (event: AmiEvent) => boolean = () => true) =>
  changes.find((event) => valueOf(event, 'Event') === name && matches(event));

/** Its person's leg, as the server has it. */
const legOf = (call: Call, extension: string): string =>
  Object.entries(call.legs).find(
    ([, { target, endedAt }]) => target?.id === extension && !endedAt,
  )?.[0] ?? '';

/** Somebody outside talks to 101. */
async function talking() {
  const outside = shop.carrier.dial('05017480001');
  const phone = await shop.phone('101').incoming.next();
  phone.speak();
  await outside.answered;
  const call = await told(({ state }) => state === 'connected');
  return { outside, phone, leg: legOf(call, '101') };
}

const codeOf = (action: BridgeAction) =>
  pbx.carryOut(action).then(
    () => 'done',
    (error: unknown) => (error instanceof Failed ? error.code : error),
  );

const calling = (extension: string, intentId: string): BridgeAction => ({
  kind: 'call',
  intentId,
  extension,
  number: '+81312345678',
});

test('a number is called: the own phone first, once, and it is one outbound call', async () => {
  const placed = pbx.carryOut(calling('101', 'Intent00000000000001'));
  const phone = await shop.phone('101').incoming.next();
  expect(await placed).toBeNull();
  expect(await codeOf(calling('101', 'Intent00000000000002'))).toBe('already-calling');
  phone.answer();
  const outside = await shop.carrier.incoming.next();
  outside.answer();
  await told(({ state }) => state === 'connected');
  await outside.hangUp();
  await phone.ended;
  const call = await told(({ state }) => state === 'ended');
  expect(call).toMatchObject({
    direction: 'outbound',
    outcome: 'answered',
    externalNumber: '+81312345678',
    operator: { id: '101' },
  });
  expect(call.legs['cti-Intent00000000000001']?.intentId).toBe('Intent00000000000001');
});

test('a phone that isn’t plugged in can’t be rung', async () => {
  expect(await codeOf(calling('109', 'Intent00000000000003'))).toMatch(
    /^(phone-unreachable|pbx-refused)$/,
  );
});

test('a call is hung up', async () => {
  const { outside, leg } = await talking();
  await pbx.carryOut({ kind: 'hang-up', leg });
  await outside.ended;
  expect(await told(({ state }) => state === 'ended')).toMatchObject({ outcome: 'answered' });
  expect(await codeOf({ kind: 'hang-up', leg })).toBe('call-over');
});

test('a call is transferred at once', async () => {
  const { outside, phone, leg } = await talking();
  await pbx.carryOut({ kind: 'transfer', leg, to: '103', how: 'blind' });
  await phone.ended;
  const next = await shop.phone('103').incoming.next();
  await told(({ state, ringing }) => state === 'ringing' && ringing[0]?.id === '103');
  next.answer();
  const call = await told(({ operator }) => operator?.id === '103');
  expect(call.transferredFrom?.operator.id).toBe('101');
  await outside.hangUp();
  await told(({ state }) => state === 'ended');
});

test('a call is transferred after a talk, when the first person hangs up', async () => {
  const { outside, phone, leg } = await talking();
  await pbx.carryOut({ kind: 'transfer', leg, to: '103', how: 'attended' });
  const next = await shop.phone('103').incoming.next();
  next.answer();
  await happened('DialEnd', (event) => valueOf(event, 'DialStatus') === 'ANSWER');
  await phone.hangUp();
  await happened('AttendedTransfer');
  const call = await told(({ operator, state }) => operator?.id === '103' && state === 'connected');
  expect(call.transferredFrom?.operator.id).toBe('101');
  await outside.hangUp();
  await told(({ state }) => state === 'ended');
});

test('a call is parked and taken back from another phone', async () => {
  const { outside, phone, leg } = await talking();
  const space = await pbx.carryOut({ kind: 'park', leg });
  expect(space).toBe('801');
  await phone.ended;
  await told(({ state }) => state === 'hold');
  // As if 102 had dialled it.
  const dialled = { Context: 'from-phones', Exten: space ?? '', Priority: '1', Async: 'true' };
  await ami.ask({ Action: 'Originate', Channel: 'PJSIP/102', ...dialled }, 5_000);
  const back = await shop.phone('102').incoming.next();
  back.speak();
  await told(({ operator, state }) => operator?.id === '102' && state === 'connected');
  await outside.hangUp();
  await back.ended;
  await told(({ state }) => state === 'ended');
});

test('a member is paused in their queue, and back', async () => {
  const pause = (paused: boolean): BridgeAction => ({
    kind: 'pause',
    extensions: ['101'],
    paused,
    reason: paused ? '離席' : '',
  });
  await pbx.carryOut(pause(true));
  const event = await happened('QueueMemberPause');
  expect(['Interface', 'Paused', 'PausedReason'].map((key) => valueOf(event, key))).toEqual([
    'PJSIP/101',
    '1',
    '離席',
  ]);
  await pbx.carryOut(pause(false));
  expect(valueOf(await happened('QueueMemberPause'), 'Paused')).toBe('0');
  expect(await codeOf({ ...pause(true), extensions: ['103'] } as BridgeAction)).toBe(
    'not-in-queue',
  );
});
