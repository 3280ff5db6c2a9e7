import type { Firestore } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { DialpadEvent } from '../../../tools/demo/scenarios.ts';
import { startDialpad, type DialpadStandIn } from '../../../tools/dialpad/server.ts';
import { askAboutUnended } from '../../src/dialpad/ask-unended.ts';
import { paths } from '../../src/model/paths.ts';
import { sweep } from '../../src/upkeep/sweep.ts';
import { freshCustomer, onlyCall } from '../calls.ts';
import { callOf } from '../conversation/read.ts';
import { openDatabase } from '../database.ts';
import { bodiesOf, callsOfShop, connectedAt, note, play, told } from './dialpad-calls.ts';
import { testSealingKey } from '../harness.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const begin = new Date('2026-11-20T03:00:00Z');
const after = (ms: number) => new Date(begin.getTime() + ms);

let dialpad: DialpadStandIn;
beforeAll(async () => {
  dialpad = await startDialpad();
  process.env['DIALPAD_STAND_IN'] = dialpad.origin;
});
afterEach(() => {
  dialpad.asked.length = 0;
});
afterAll(() => dialpad.stop());

/** A run sees every customer of a project: each test has its own. */
const openProject = (): Firestore => openDatabase(freshCustomer('demo-unended'));

const run = (db: Firestore, now: Date) => ({ db, sealingKey: testSealingKey, now: () => now });
const asked = (operation: string) => dialpad.asked.filter((one) => one.operation === operation);

describe('a call that does not end', () => {
  const connected = (events: readonly DialpadEvent[]) =>
    events.filter(({ state }) => state !== 'hangup');
  const answered = (count: number) =>
    callsOfShop(count * 10, begin.getTime()).filter((_, index) => index % 10 === 0);

  test('is asked for after half an hour of silence, and closed with its own end', async () => {
    const db = openProject();
    const { customerId, company } = await connectedAt(db, dialpad, begin);
    const [events = []] = answered(1);
    note(company, events);
    await play(db, customerId, connected(events));
    await askAboutUnended(run(db, after(29 * minuteMs)));
    expect(dialpad.asked).toEqual([]);
    await askAboutUnended(run(db, after(31 * minuteMs)));
    const call = await onlyCall(db, customerId);
    expect(told(call)).toEqual(told(callOf(...bodiesOf(events))));
    expect(call).toMatchObject({ restored: true, active: false, closedByTimeout: null });
    await askAboutUnended(run(db, after(90 * minuteMs)));
    expect(asked('call.get_call_info')).toHaveLength(1);
  });

  test('that goes on is left alone, and asked for every half hour', async () => {
    const db = openProject();
    const { customerId, company } = await connectedAt(db, dialpad, begin);
    const [events = []] = answered(1);
    note(company, connected(events));
    await play(db, customerId, connected(events));
    for (const minutes of [31, 32, 60, 62]) {
      await askAboutUnended(run(db, after(minutes * minuteMs)));
    }
    expect(asked('call.get_call_info')).toHaveLength(2);
    const call = await onlyCall(db, customerId);
    expect(call).toMatchObject({ state: 'connected', restored: false });
  });

  test('among many takes its turn: five a minute', async () => {
    const db = openProject();
    const { customerId, company } = await connectedAt(db, dialpad, begin);
    const all = answered(8);
    for (const events of all) {
      note(company, events);
      await play(db, customerId, connected(events));
    }
    const later = 3 * hourMs;
    await askAboutUnended(run(db, after(later)));
    expect(asked('call.get_call_info')).toHaveLength(5);
    await askAboutUnended(run(db, after(later + minuteMs)));
    expect(asked('call.get_call_info')).toHaveLength(8);
    const open = await db.collection(paths.calls(customerId)).where('active', '==', true).get();
    expect(open.docs.map(({ id }) => id)).toEqual([]);
  });

  test('of a customer who is not connected, or that Dialpad does not know, waits for the sweep', async () => {
    const db = openProject();
    const { customerId } = await connectedAt(db, dialpad, begin);
    const [events = []] = answered(1);
    for (const id of [customerId, 'not-connected']) await play(db, id, connected(events));
    await askAboutUnended(run(db, after(hourMs)));
    expect(asked('call.get_call_info')).toHaveLength(1);
    expect((await sweep(db, after(5 * hourMs))).closed).toBe(2);
  });
});
