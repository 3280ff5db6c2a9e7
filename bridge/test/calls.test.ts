import { beforeEach, expect, test } from 'vitest';
import { listeningShop } from './listening-shop.ts';
import { withheld } from './shop.ts';

type Document = Record<string, unknown>;

const the = listeningShop();

/** What has been told of a call so far. */
const documents: Document[] = [];
beforeEach(() => documents.splice(0));

/** `Newstate 101 Ringing`, and so on. */
const story = (): string[] =>
  documents.map(({ event, channel, state }) => {
    const endpoint = typeof channel === 'string' ? /PJSIP\/(\w+)-/.exec(channel)?.[1] : undefined;
    return [event, endpoint, event === 'Newstate' ? state : undefined].filter(Boolean).join(' ');
  });

/** Waits until this has been told, and what came with it. */
async function told(line: string): Promise<void> {
  while (!story().includes(line)) documents.push(...(await the.server.delivered.next()).entries);
}

/** Those lines of the story, in its order. */
const orderOf = (...lines: string[]) => story().filter((line) => lines.includes(line));

test('a call that is answered: who rang, who talked, and its end, in order', async () => {
  const call = the.shop.carrier.dial('05017480001');
  const ringing = await the.shop.phone('101').incoming.next();
  await call.ringing;
  ringing.answer();
  await call.answered;
  await told('BridgeEnter trunk');
  await told('BridgeEnter 101');
  await call.hangUp();
  await ringing.ended;
  await told('ended');
  expect(documents[0]).toMatchObject({ event: 'Newchannel', number: '09012345678' });
  const order = ['Newchannel trunk', 'Newstate 101 Ringing', 'BridgeEnter 101', 'Hangup trunk'];
  expect(orderOf(...order)).toEqual(order);
  expect(story()).toContain('Hangup 101');
  expect(story().at(-1)).toBe('ended');
  expect(new Set(documents.map(({ call }) => call)).size).toBe(1);
});

test('a call that nobody takes', async () => {
  const call = the.shop.carrier.dial('05017480001');
  const ringing = await the.shop.phone('101').incoming.next();
  await call.ringing;
  await call.hangUp();
  await ringing.ended;
  await told('ended');
  expect(story()).toContain('Newstate 101 Ringing');
  expect(story().filter((line) => line.startsWith('BridgeEnter'))).toEqual([]);
});

test('a call to a group: all ring, one takes it, the others stop', async () => {
  const call = the.shop.carrier.dial('05017480002');
  const [first, second] = [
    await the.shop.phone('101').incoming.next(),
    await the.shop.phone('102').incoming.next(),
  ];
  await told('Newstate 101 Ringing');
  await told('Newstate 102 Ringing');
  second.answer();
  await first.ended;
  await told('BridgeEnter 102');
  await call.hangUp();
  await told('ended');
  expect(story()).not.toContain('BridgeEnter 101');
  const order = ['Newstate 101 Ringing', 'Hangup 101', 'Hangup trunk'];
  expect(orderOf(...order)).toEqual(order);
});

test('a call in a queue is up before anybody talks', async () => {
  const call = the.shop.carrier.dial('05017490003');
  await call.answered;
  const [first, second] = [
    await the.shop.phone('101').incoming.next(),
    await the.shop.phone('102').incoming.next(),
  ];
  await told('Newstate 101 Ringing');
  first.answer();
  await second.ended;
  await told('BridgeEnter 101');
  await call.hangUp();
  await told('ended');
  const order = ['Newstate trunk Up', 'Newstate 101 Ringing', 'BridgeEnter 101', 'Hangup trunk'];
  expect(orderOf(...order)).toEqual(order);
});

test('a call that is handed over', async () => {
  const call = the.shop.carrier.dial('05017480001');
  const first = await the.shop.phone('101').incoming.next();
  first.answer();
  await call.answered;
  await told('BridgeEnter 101');
  await first.transfer('103');
  const second = await the.shop.phone('103').incoming.next();
  await told('Newstate 103 Ringing');
  second.answer();
  await told('BridgeEnter 103');
  await second.hangUp();
  await call.ended;
  await told('ended');
  const order = ['BridgeEnter 101', 'BlindTransfer', 'Newstate 103 Ringing', 'BridgeEnter 103'];
  expect(orderOf(...order)).toEqual(order);
});

test('a withheld number that arrives in clear is told together with its being withheld', async () => {
  const call = the.shop.carrier.dial('05017480001', ...withheld);
  await the.shop.phone('101').incoming.next();
  await call.hangUp();
  await told('ended');
  expect(documents[0]).toMatchObject({ event: 'Newchannel', number: '09012345678' });
  // The very first event comes too early to say so.
  expect(documents.find(({ event }) => event === 'DialBegin')?.['variables']).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^CALLERID\(num-pres\)=prohib/),
      'CALLERID(dnid)=05017480001',
    ]),
  );
});

/** Somebody outside talks to 101. */
async function talking() {
  const call = the.shop.carrier.dial('05017480001');
  const ringing = await the.shop.phone('101').incoming.next();
  ringing.answer();
  await call.answered;
  await told('BridgeEnter trunk');
  await told('BridgeEnter 101');
  return { call, other: ringing };
}

test('neither numbers nor names nor secrets reach the log', async () => {
  const { call } = await talking();
  await call.hangUp();
  await told('ended');
  await the.bridge.stop();
  expect(the.bridge.output()).toContain('"state":"ready"');
  expect(the.bridge.output()).not.toMatch(/09012345678|0501748|Nishifuna|secret-of|127\.0\.0\.1/);
});

test('a bridge that is killed while people talk goes on with the call', async () => {
  const { call } = await talking();
  await the.bridge.kill();
  await the.listen();
  await call.hangUp();
  await told('ended');
  expect(story()).not.toContain('lost');
});

test('a call that ends while the bridge is down is closed with a mark', async () => {
  const { call, other } = await talking();
  await the.bridge.kill();
  await call.hangUp();
  await other.ended;
  await the.listen();
  await told('lost');
  expect(documents.at(-1)).toEqual({ call: documents[0]?.['call'], event: 'lost' });
  expect(story()).not.toContain('Hangup trunk');
});

test('an Asterisk that dies while people talk: its calls are closed, and the next one is told', async () => {
  await talking();
  await the.shop.asterisk.kill();
  await the.bridge.logged('ami', { state: 'waiting' });
  await the.shop.asterisk.start();
  await the.bridge.logged('ami', { state: 'ready' });
  await told('lost');
  documents.splice(0);
  // The phones are still known: that is on Asterisk's disk.
  const next = the.shop.carrier.dial('05017480001');
  await the.shop.phone('101').incoming.next();
  await next.hangUp();
  await told('ended');
  expect(story()).toContain('Newstate 101 Ringing');
});
