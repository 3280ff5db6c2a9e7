import { beforeEach, expect, test } from 'vitest';
import { type Envelope, envelopeSchema } from '../../functions/src/model/calls/envelope.ts';
import { listeningShop } from './listening-shop.ts';
import { bundle } from './running-bridge.ts';
import { withheld } from './shop.ts';

const the = listeningShop({ program: bundle });

/** The legs of the call in hand, as they were told last. */
const legs = new Map<string, Envelope>();
beforeEach(() => legs.clear());

/** Waits until the legs are as wanted: by kind, or by extension for a telephone. */
async function told(wanted: Record<string, Envelope['state']>): Promise<void> {
  const isSo = () => Object.entries(wanted).every(([name, state]) => legOf(name)?.state === state);
  while (!isSo()) {
    const { entries } = await the.server.delivered.next();
    for (const entry of entries.map((each) => envelopeSchema.parse(each))) {
      legs.set(entry.leg, entry);
    }
  }
}

const legOf = (name: string): Envelope | undefined =>
  [...legs.values()].findLast(({ kind, who }) => kind === name || who?.extension === name);

/** Somebody outside talks to 101. */
async function talking(from?: string, headers?: Array<[string, string]>) {
  const call = the.shop.carrier.dial('05017480001', from, headers);
  const ringing = await the.shop.phone('101').incoming.next();
  await told({ '101': 'ringing' });
  ringing.answer();
  await told({ trunk: 'connected', '101': 'connected' });
  return { call, phone: ringing };
}

test('an answered call: caller and telephone, numbers, talk', async () => {
  const { call } = await talking();
  await call.hangUp();
  await told({ trunk: 'ended', '101': 'ended' });
  expect(legOf('trunk')).toMatchObject({
    direction: 'inbound',
    other: { number: '09012345678', withheld: false },
    ours: '05017480001',
    end: { cause: 'normal' },
  });
  expect(legOf('trunk')?.talkMs).toBeGreaterThan(0);
  expect(legOf('101')).toMatchObject({ kind: 'person', dialledBy: legOf('trunk')?.leg });
});

test('a call that nobody takes rang, and was never talked on', async () => {
  const call = the.shop.carrier.dial('05017480001');
  await the.shop.phone('101').incoming.next();
  await told({ '101': 'ringing' });
  await call.hangUp();
  await told({ trunk: 'ended', '101': 'ended' });
  expect(legOf('101')).toMatchObject({ connectedAt: null, end: { cause: 'canceled' } });
  expect(legOf('101')?.rangAt).not.toBeNull();
});

test('a group: the telephone that lost stopped because another took it', async () => {
  const call = the.shop.carrier.dial('05017480002');
  await the.shop.phone('101').incoming.next();
  const second = await the.shop.phone('102').incoming.next();
  await told({ '101': 'ringing', '102': 'ringing' });
  second.answer();
  await told({ trunk: 'connected', '101': 'ended', '102': 'connected' });
  await call.hangUp();
  await told({ trunk: 'ended', '102': 'ended' });
  expect(legOf('101')).toMatchObject({ connectedAt: null, end: { cause: 'elsewhere' } });
});

test('a queue: waiting in it is no talk', async () => {
  const call = the.shop.carrier.dial('05017490003');
  const first = await the.shop.phone('101').incoming.next();
  await the.shop.phone('102').incoming.next();
  await told({ queue: 'queued', '101': 'ringing', '102': 'ringing' });
  first.answer();
  await told({ queue: 'connected', '101': 'connected', '102': 'ended' });
  await call.hangUp();
  await told({ queue: 'ended', '101': 'ended' });
  expect(legOf('queue')).toMatchObject({ queue: 'shop', ours: '05017490003' });
});

test('a call that is handed over names both ends of it', async () => {
  const { call, phone } = await talking();
  await phone.transfer('103');
  const second = await the.shop.phone('103').incoming.next();
  await told({ '103': 'ringing' });
  second.answer();
  await told({ trunk: 'connected', '103': 'connected' });
  await call.hangUp();
  await told({ trunk: 'ended', '101': 'ended', '103': 'ended' });
  expect(legOf('101')?.transfer.to).toBe('103');
  expect(legOf('103')?.transfer.from?.extension).toBe('101');
  expect(legOf('103')?.call).toBe(legOf('101')?.call);
});

test('a withheld number never leaves the house, nor after a restart in mid-call', async () => {
  const bodies: string[] = [];
  const taken = the.server.answer;
  the.server.answer = (delivered) => {
    bodies.push(JSON.stringify(delivered.body));
    return taken(delivered);
  };
  const { call } = await talking(...withheld);
  await the.bridge.kill();
  await the.listen();
  await call.hangUp();
  await told({ trunk: 'ended', '101': 'ended' });
  expect(legOf('trunk')?.other).toEqual({ number: null, withheld: true, name: '' });
  expect(bodies.length).toBeGreaterThan(2);
  expect(bodies.join('')).not.toContain('9012345678');
});

test('calls that end while the bridge or Asterisk is down are lost, and say so', async () => {
  const { call } = await talking();
  await the.bridge.kill();
  await call.hangUp();
  await the.listen();
  await told({ trunk: 'ended', '101': 'ended' });
  expect(legOf('trunk')?.end?.cause).toBe('lost');
  legs.clear();
  await talking();
  await the.shop.asterisk.kill();
  await the.shop.asterisk.start();
  await told({ trunk: 'ended', '101': 'ended' });
  expect(legOf('trunk')?.end?.cause).toBe('lost');
});
