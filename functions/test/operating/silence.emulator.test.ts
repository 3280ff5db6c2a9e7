import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { appendEntry, noticeEntry } from '../../src/calls/ledger.ts';
import { webhookSecret } from '../../src/customers/secrets.ts';
import { askedEvent } from '../../src/intake/asked-event.ts';
import { listedCall } from '../../src/intake/listed-call.ts';
import { lastDelivered, silenceWatch, silentHours } from '../../src/intake/silence.ts';
import { takeIn } from '../../src/intake/take-in.ts';
import { takeInLater } from '../../src/intake/take-in-later.ts';
import { log } from '../../src/log.ts';
import { noHours } from '../../src/model/hours.ts';
import { paths } from '../../src/model/paths.ts';
import { emptyDatabase, ledgerOf, openDatabase } from '../database.ts';
import { ringing } from '../events.ts';
import { signJwt } from '../tokens.ts';

const projectId = 'demo-silence';
const db = openDatabase(projectId);
afterEach(async () => {
  vi.restoreAllMocks();
  await emptyDatabase(projectId);
});
afterAll(() => db.terminate());

const hourMs = 3_600_000;
/** A Wednesday, 15:00 in Japan. */
const now = new Date('2031-12-03T06:00:00Z');
const ago = (hours: number) => new Date(now.getTime() - hours * hourMs);
const open10to19 = ['-', ...Array.from({ length: 6 }, () => '10:00-19:00')].join('/');

/** A customer whose reception is on, with a ledger entry that came by the webhook so many hours ago. */
async function customer(id: string, heardHoursAgo: number | null, usual: string | null = null) {
  await db.doc(paths.allowedCustomer(id)).set({});
  await db.doc(paths.hours(id)).set({ usual });
  if (heardHoursAgo === null) return;
  await db.collection(paths.ledger(id)).add({ deliveredAt: ago(heardHoursAgo) });
}

/** Reception was switched on just now, as the emulator sees it: look from as many hours later. */
async function silentAfter(watch: ReturnType<typeof silenceWatch>, hours: number) {
  const found = vi.spyOn(log, 'found').mockReturnValue(undefined);
  found.mockClear();
  await watch(db, new Date(now.getTime() + hours * hourMs));
  return found.mock.calls.map(([{ customerId, count }]) => [customerId, count]);
}

describe('a phone system of any kind that sends nothing', () => {
  test('is told of after a day, or after eight opening hours, and once an hour', async () => {
    await customer('always', 0);
    await customer('shop', 0, open10to19);
    await customer('new', null);
    const watch = silenceWatch();
    expect(await silentAfter(watch, 0)).toEqual([]);
    // Until 19:00, and from 10:00: four hours each.
    expect(await silentAfter(watch, 22)).toEqual([]);
    expect(await silentAfter(watch, 23)).toEqual([['shop', 8]]);
    expect(await silentAfter(watch, 23.5)).toEqual([]);
    expect(await silentAfter(watch, 24)).toEqual([
      ['always', 24],
      ['shop', 9],
    ]);
    await db.collection(paths.ledger('shop')).add({ deliveredAt: ago(-24.5) });
    expect(await silentAfter(watch, 25)).toEqual([['always', 25]]);
  });

  test('is not told of while reception is off', async () => {
    await customer('always', 0);
    await db.doc(paths.allowedCustomer('always')).delete();
    expect(await silentAfter(silenceWatch(), 48)).toEqual([]);
  });
});

test('only calls’ events that the webhook brought prove that it is alive', async () => {
  const secret = 'a-secret-of-thirty-two-bytes-at-least';
  const arrivedAt = ago(40);
  const telephony = {
    customerId: 'shop',
    enabled: true,
    isConnected: true,
    awaitsFirst: false,
    secrets: [webhookSecret(secret)],
    canaries: [],
  };
  const event = ringing();
  const outcome = await takeIn(
    {
      db: () => Promise.resolve(db),
      telephony: () => Promise.resolve(telephony),
      now: () => arrivedAt,
    },
    {
      customerId: 'shop',
      rawBody: Buffer.from(await signJwt(event, secret)),
      signatureHeader: undefined,
      arrivedAt,
    },
  );
  expect(outcome.kind).toBe('stored');
  expect(await lastDelivered(db, 'shop')).toEqual(arrivedAt);

  const ended = { ...event, call_id: 'listed', state: 'hangup', date_ended: ago(1).getTime() };
  const listed = listedCall(ended, ago(1));
  const recap = askedEvent({ call_id: String(event.call_id), state: 'recap_summary' }, ago(1));
  if (!listed || !recap) throw new Error('not readable');
  const context = { db, customerId: 'shop', now: () => now };
  await takeInLater(context, listed, listed.raw);
  await takeInLater(context, recap, recap.raw, { isAsked: true });
  const notice = { kind: 'agent_status', numbers: [], receivedAt: ago(1) };
  await appendEntry(db, 'shop', 'notice', noticeEntry(notice, '{}'));
  expect(await ledgerOf(db, 'shop')).toHaveLength(4);
  expect(await lastDelivered(db, 'shop')).toEqual(arrivedAt);
  expect(silentHours(noHours, arrivedAt.getTime(), now.getTime())).toBe(40);
});
