import type { Firestore } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  createIds,
  scenario,
  type DialpadEvent,
  type ScenarioName,
} from '../../../tools/demo/scenarios.ts';
import type { Company } from '../../../tools/dialpad/company.ts';
import { startDialpad, type DialpadStandIn } from '../../../tools/dialpad/server.ts';
import type { Talk } from '../../../tools/dialpad/talk.ts';
import { erasePerson } from '../../src/contacts/erase-person.ts';
import { exportPerson } from '../../src/contacts/export-person.ts';
import { readDocument } from '../../src/firestore/read-document.ts';
import type { Call } from '../../src/model/calls/call.ts';
import { transcriptSchema } from '../../src/model/calls/transcript.ts';
import { paths } from '../../src/model/paths.ts';
import { fetchRecaps } from '../../src/recaps/fetch-due.ts';
import { followEnded } from '../../src/recaps/follow-ended.ts';
import { restampCalls } from '../../src/upkeep/restamp.ts';
import { freshCustomer, shownOf } from '../calls.ts';
import { openDatabase } from '../database.ts';
import { testSealingKey } from '../harness.ts';
import { connectedAt, note, play } from './dialpad-calls.ts';

const minuteMs = 60_000;
const begin = new Date('2026-11-20T03:00:00Z');
const number = '+819012345678';

let dialpad: DialpadStandIn;
/** The clock of both sides. */
let nowMs = 0;
beforeAll(async () => {
  dialpad = await startDialpad();
  dialpad.now = () => nowMs;
  process.env['DIALPAD_STAND_IN'] = dialpad.origin;
});
afterEach(() => {
  dialpad.asked.length = 0;
  dialpad.faults.length = 0;
});
afterAll(() => dialpad.stop());

const talk = (summary = '土曜の送迎を早めたい。'): Talk => ({
  recap: { summary, actionItems: ['明日15時に折り返す'], purposes: ['変更'], outcome: '確認待ち' },
  lines: [{ name: '鈴木', text: 'お電話ありがとうございます。', isOurs: true }],
});
/** What was asked about talks, with the leg asked about. */
const asked = () =>
  dialpad.asked.map(({ operation, path }) => `${operation} ${path.split('/').find(isId) ?? ''}`);
const isId = (part: string) => /^\d{6,}$/.test(part);

/** A customer who wants recaps. A run sees every customer of a project: each test has its own. */
async function shop({ fetch = true } = {}) {
  const db = openDatabase(freshCustomer('demo-recaps'));
  const { customerId, company } = await connectedAt(db, dialpad, begin);
  if (fetch) await db.doc(paths.settings(customerId, 'recaps')).set({ fetch });
  const ids = createIds(begin.getTime());
  let calls = 0;
  /** A call as it ended, after what follows from it has been done. */
  const called = async (name: ScenarioName, from = number): Promise<Call> => {
    const startedAtMs = begin.getTime() + calls * 1000;
    calls += 1;
    const steps = scenario(name, { from, to: '+815017481234', startedAtMs, ids });
    const events = steps
      .map(({ event }) => event as DialpadEvent)
      .filter(({ state }) => !/^(recap|call_)?transcription|^recap/.test(state));
    const known = new Set((await shownOf(db, customerId)).map(({ linkedId }) => linkedId));
    note(company, events);
    await play(db, customerId, events);
    const call = (await shownOf(db, customerId)).find(({ linkedId }) => !known.has(linkedId));
    if (!call?.endedAt) throw new Error('no call has ended');
    await follow(db, customerId, call);
    return call;
  };
  return { db, customerId, company, called };
}

const follow = (db: Firestore, customerId: string, call: Call, before: Call | null = null) =>
  followEnded({ db, customerId, before, after: call, now: call.endedAt ?? begin });

/** A run so many minutes after the call's end; the pauses it made, ms. */
async function runAt(db: Firestore, call: Call, minutes: number): Promise<number[]> {
  nowMs = (call.endedAt?.getTime() ?? 0) + minutes * minuteMs;
  const pauses: number[] = [];
  const pause = (ms: number) => {
    pauses.push(ms);
    nowMs += ms;
    return Promise.resolve();
  };
  await fetchRecaps({ db, sealingKey: testSealingKey, now: () => new Date(nowMs), pause });
  return pauses;
}

const noteOf = async (db: Firestore, customerId: string, { linkedId }: Call) =>
  readDocument(transcriptSchema, await db.doc(paths.transcript(customerId, linkedId)).get());

const reread = async (db: Firestore, customerId: string, { linkedId }: Call): Promise<Call> => {
  const call = (await shownOf(db, customerId)).find((one) => one.linkedId === linkedId);
  if (!call) throw new Error('the call is gone');
  return call;
};

/** The leg with the talk time, and the other legs that have it too. */
const talkingLeg = ({ legs, talkMs }: Call): string =>
  Object.entries(legs).find(([, leg]) => leg.targetType === 'user' && leg.talkMs === talkMs)?.[0] ??
  '';

describe('a call that is over', () => {
  test('is asked about once, after its length, by the leg with the talk time', async () => {
    const { db, customerId, company, called } = await shop();
    const call = await called('department-to-call-center');
    const leg = talkingLeg(call);
    company.talks[leg] = talk();
    const waitMinutes = Math.max(3, call.talkMs / minuteMs);
    await runAt(db, call, waitMinutes - 0.01);
    expect(asked()).toEqual([]);
    await runAt(db, call, waitMinutes);
    expect(asked().toSorted()).toEqual([`call.ai_recap ${leg}`, `transcripts.get ${leg}`]);
    const after = await reread(db, customerId, call);
    expect(after).toMatchObject({
      recap: {
        summary: '土曜の送迎を早めたい。',
        outcome: '確認待ち',
        purposes: ['変更'],
        actionItems: ['明日15時に折り返す'],
      },
      transcript: { callId: leg },
      restored: false,
      talkMs: call.talkMs,
      endedAt: call.endedAt,
      outcome: call.outcome,
    });
    expect(await noteOf(db, customerId, call)).toMatchObject({
      recap: 'ready',
      transcript: 'ready',
      askDueAt: null,
      lines: [{ name: '鈴木', isOurs: true, text: 'お電話ありがとうございます。' }],
      isCut: false,
      expireAt: call.expireAt,
    });
    await follow(db, customerId, after, call);
    await follow(db, customerId, after);
    await runAt(db, call, 20 * 60);
    expect(asked()).toHaveLength(2);
  });

  test('is asked about again where there is nothing yet, by the next leg that has the talk', async () => {
    const { db, customerId, company, called } = await shop();
    const call = await called('department-to-call-center');
    const [group = ''] =
      Object.entries(call.legs).find(([, { operatorCallId }]) => operatorCallId !== null) ?? [];
    company.talks[group] = talk();
    await runAt(db, call, 10);
    expect(await noteOf(db, customerId, call)).toMatchObject({ recap: 'waiting', tries: 1 });
    await runAt(db, call, 10);
    expect(asked()).toHaveLength(2);
    await runAt(db, call, 15);
    expect(asked().slice(2).toSorted()).toEqual([
      `call.ai_recap ${group}`,
      `transcripts.get ${group}`,
    ]);
    expect(await noteOf(db, customerId, call)).toMatchObject({ recap: 'ready', tries: 2 });
  });

  test('is given up after four tries, and never asked about again', async () => {
    const { db, customerId, called } = await shop();
    const call = await called('inbound-answered');
    for (const minutes of [10, 20, 40, 110]) await runAt(db, call, minutes);
    expect(asked()).toHaveLength(8);
    expect(await noteOf(db, customerId, call)).toMatchObject({
      recap: 'none',
      transcript: 'none',
      askDueAt: null,
    });
    await runAt(db, call, 20 * 60);
    expect(asked()).toHaveLength(8);
  });

  test('is given up where Dialpad breaks each time, and at once where the key has no right', async () => {
    const { db, customerId, company, called } = await shop();
    const call = await called('inbound-answered');
    company.denied.add('call.ai_recap');
    for (const minutes of [10, 20, 40, 110]) {
      dialpad.faults.push({ operation: 'transcripts.get', status: 502, html: true });
      await runAt(db, call, minutes);
    }
    expect(asked().filter((one) => one.startsWith('call.ai_recap'))).toHaveLength(1);
    expect(await noteOf(db, customerId, call)).toMatchObject({
      recap: 'denied',
      transcript: 'failed',
      askDueAt: null,
    });
  });

  test('is not asked about what came by itself, and keeps it', async () => {
    const { db, customerId, company, called } = await shop();
    const call = await called('inbound-answered');
    const leg = talkingLeg(call);
    company.talks[leg] = talk('asked');
    const event = company.log.get(leg);
    if (!event) throw new Error('no event');
    const at = event.event_timestamp + 60_000;
    const sent = { ...event, state: 'recap_summary', recap_summary: 'sent', event_timestamp: at };
    await play(db, customerId, [sent]);
    await runAt(db, call, 10);
    expect(asked()).toEqual([`transcripts.get ${leg}`]);
    expect((await reread(db, customerId, call)).recap?.summary).toBe('sent');
    expect(await noteOf(db, customerId, call)).toMatchObject({ recap: 'ready' });
  });

  test('with a message is asked about its text', async () => {
    const { db, customerId, company, called } = await shop();
    const call = await called('voicemail');
    const [leg = ''] = Object.keys(call.legs);
    const event = company.log.get(leg);
    if (!event) throw new Error('no event');
    note(company, [{ ...event, transcription_text: 'また電話します。' }]);
    await runAt(db, call, 4);
    expect(asked()).toEqual([`call.get_call_info ${leg}`]);
    expect((await reread(db, customerId, call)).voicemail?.text).toBe('また電話します。');
    expect(await noteOf(db, customerId, call)).toMatchObject({
      recap: null,
      transcript: null,
      voicemail: 'ready',
    });
  });
});

test('many calls are asked about five a minute, five seconds apart: twelve recaps a minute', async () => {
  const { db, company, called } = await shop();
  const calls: Call[] = [];
  for (let one = 0; one < 7; one += 1) calls.push(await called('inbound-answered'));
  for (const call of calls) company.talks[talkingLeg(call)] = talk();
  const [last] = calls.slice(-1);
  if (!last) throw new Error('no call');
  const recaps = () => asked().filter((one) => one.startsWith('call.ai_recap'));
  expect(await runAt(db, last, 10)).toEqual([5000, 5000, 5000, 5000]);
  expect(recaps()).toHaveLength(5);
  expect(await runAt(db, last, 11)).toEqual([5000]);
  expect(new Set(recaps()).size).toBe(7);
  expect(dialpad.tooMany).toBe(0);
});

describe('nothing is asked', () => {
  test('where nobody has switched it on', async () => {
    const { db, customerId, called } = await shop({ fetch: false });
    const call = await called('inbound-answered');
    expect(await noteOf(db, customerId, call)).toBeNull();
    await runAt(db, call, 10);
    expect(asked()).toEqual([]);
  });

  test.each<[string, (db: Firestore, customerId: string) => Promise<unknown>]>([
    ['switched off', (db, id) => db.doc(paths.settings(id, 'recaps')).set({ fetch: false })],
    ['disconnected', (db, id) => db.doc(paths.dialpad(id)).update({ connection: null })],
  ])('where it has been %s since', async (_, change) => {
    const { db, customerId, called } = await shop();
    const call = await called('inbound-answered');
    await change(db, customerId);
    await runAt(db, call, 10);
    expect(asked()).toEqual([]);
    expect(await noteOf(db, customerId, call)).toMatchObject({ recap: null, askDueAt: null });
  });
});

describe('what was said', () => {
  async function fetched(company: Company, db: Firestore, call: Call) {
    company.talks[talkingLeg(call)] = talk();
    await runAt(db, call, 10);
  }

  test('goes with the person: exported with them, and erased', async () => {
    const { db, customerId, company, called } = await shop();
    const call = await called('inbound-answered');
    await fetched(company, db, call);
    const by = { uid: 'admin', name: '' };
    await db.doc(paths.contact(customerId, 'misaki')).set({
      name: '高橋 美咲',
      phones: [number],
      kind: 'new',
    });
    const person = { customerId, contactId: 'misaki', by, now: begin };
    const wantFreshSignIn = () => {};
    const { json } = await exportPerson(db, { ...person, part: null, wantFreshSignIn });
    expect(json).toContain('お電話ありがとうございます。');
    expect(await erasePerson(db, person)).toMatchObject({ counts: { transcripts: 1 } });
    expect(await noteOf(db, customerId, call)).toBeNull();
    const { docs } = await db.collection(paths.ledger(customerId)).get();
    const left = JSON.stringify([await reread(db, customerId, call), ...docs.map((d) => d.data())]);
    for (const text of ['送迎', '折り返す']) expect(left).not.toContain(text);
    // A trigger that comes late, and the run after it.
    await follow(db, customerId, call);
    dialpad.asked.length = 0;
    await runAt(db, call, 20);
    expect(asked()).toEqual([]);
    expect(await noteOf(db, customerId, call)).toBeNull();
  });

  test('is kept as long as its call', async () => {
    const { db, customerId, company, called } = await shop();
    const call = await called('inbound-answered');
    await fetched(company, db, call);
    await db.doc(paths.settings(customerId, 'retention')).set({ callDays: 90 });
    await restampCalls(db, customerId);
    const { expireAt } = await reread(db, customerId, call);
    expect(expireAt).not.toEqual(call.expireAt);
    expect(await noteOf(db, customerId, call)).toMatchObject({ expireAt });
  });

  test('of a call that turns out to be part of another is asked for with that one', async () => {
    const { db, customerId, called } = await shop();
    const call = await called('inbound-answered');
    await follow(db, customerId, { ...call, mergedInto: 'other' }, call);
    expect(await noteOf(db, customerId, call)).toBeNull();
  });
});
