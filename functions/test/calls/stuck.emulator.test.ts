import type { Firestore } from 'firebase-admin/firestore';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { log } from '../../src/log.ts';
import { paths } from '../../src/model/paths.ts';
import { followCall } from '../../src/calls/follow-call.ts';
import { replayDeadLetter } from '../../src/upkeep/replay.ts';
import { sweep } from '../../src/upkeep/sweep.ts';
import { appendOnly, deliver, firstArrival, freshCustomer, onlyCall } from '../calls.ts';
import type { DialpadBody } from '../conversation/leg-script.ts';
import { direct, eventsOf, ringAll } from '../conversation/patterns.ts';
import { openDatabase } from '../database.ts';

/** A sweep sees every customer of a project: each test has its own. */
const openProject = (): Firestore => openDatabase(freshCustomer('demo-calls-stuck'));

const after = (ms: number) => new Date(firstArrival.getTime() + ms);
const hourMs = 3_600_000;
const talk = { afterMs: 400, talkMs: 221_000, hold: false };
const [ringing, connected, hangup] = eventsOf(direct(talk)) as [
  DialpadBody,
  DialpadBody,
  DialpadBody,
];

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a call whose end never came', () => {
  it('is left alone for four hours', async () => {
    const db = openProject();
    await deliver(db, 'c', ringing);
    expect(await sweep(db, after(4 * hourMs))).toEqual({ closed: 0, finished: 0, rested: 0 });
    expect(await onlyCall(db, 'c')).toMatchObject({ active: true, closedByTimeout: null });
  });

  it('is closed after that with the outcome of its legs, and marked', async () => {
    const db = openProject();
    await deliver(db, 'missed', ringing);
    await deliver(db, 'answered', ringing);
    await deliver(db, 'answered', connected);
    const closedAt = after(4 * hourMs + 1);
    expect(await sweep(db, closedAt)).toEqual({ closed: 2, finished: 0, rested: 0 });
    const closed = {
      state: 'ended',
      active: false,
      ringing: [],
      closedByTimeout: { at: closedAt },
    };
    expect(await onlyCall(db, 'missed')).toMatchObject({ ...closed, outcome: 'missed' });
    expect(await onlyCall(db, 'answered')).toMatchObject({ ...closed, outcome: 'answered' });
    expect(await sweep(db, after(9 * hourMs))).toEqual({ closed: 0, finished: 0, rested: 0 });
  });

  it('counts from the last word of it, not from its start', async () => {
    const db = openProject();
    await deliver(db, 'c', ringing);
    await deliver(db, 'c', connected, after(3 * hourMs));
    expect((await sweep(db, after(6 * hourMs))).closed).toBe(0);
    expect((await sweep(db, after(7 * hourMs + 1))).closed).toBe(1);
  });

  it('is corrected by the end that comes after all', async () => {
    const db = openProject();
    await deliver(db, 'c', ringing);
    await sweep(db, after(5 * hourMs));
    await deliver(db, 'c', connected, after(5 * hourMs));
    expect(await onlyCall(db, 'c')).toMatchObject({ state: 'connected', closedByTimeout: null });
    await deliver(db, 'c', hangup, after(5 * hourMs));
    expect(await onlyCall(db, 'c')).toMatchObject({
      outcome: 'answered',
      talkMs: 221_000,
      closedByTimeout: null,
    });
  });

  it('stays closed when only a survey comes', async () => {
    const db = openProject();
    await deliver(db, 'c', ringing);
    await sweep(db, after(5 * hourMs));
    const survey = {
      ...ringing,
      state: 'csat',
      csat_score: '2',
      event_timestamp: ringing.event_timestamp + hourMs,
    };
    await deliver(db, 'c', survey, after(5 * hourMs));
    const call = await onlyCall(db, 'c');
    expect(call).toMatchObject({ state: 'ended', csatScore: '2' });
    expect(call.closedByTimeout).not.toBeNull();
  });
});

describe('a test call', () => {
  const relay = {
    event_type: 'call.ringing',
    data: {
      call_id: 'test-1',
      caller_number: '09012345678',
      callee_number: '0501748XXXX',
      user_id: 'u',
      user_name: 'Ana',
      timestamp: firstArrival.toISOString(),
    },
  };

  it('ends after a minute, and no other call does', async () => {
    const db = openProject();
    const linkedId = await deliver(db, 'c', relay);
    await db.doc(paths.call('c', linkedId)).update({ isTest: true, source: 'test' });
    await deliver(db, 'c', ringing);
    expect((await sweep(db, after(60_000))).closed).toBe(0);
    expect((await sweep(db, after(60_001))).closed).toBe(1);
    const ended = await db.doc(paths.call('c', linkedId)).get();
    expect(ended.data()).toMatchObject({ state: 'ended', outcome: 'missed', ringing: [] });
  });
});

describe('a sweep', () => {
  it('reaches every stuck call of every customer, however many', async () => {
    const db = openProject();
    await deliver(db, 'template', ringing);
    const template = (await onlyCall(db, 'template')) as unknown as Record<string, unknown>;
    const batch = db.batch();
    for (let index = 0; index < 120; index += 1) {
      const linkedId = `stuck-${index}`;
      batch.set(db.doc(paths.call(`c${index % 3}`, linkedId)), { ...template, linkedId });
    }
    await batch.commit();
    expect((await sweep(db, after(5 * hourMs))).closed).toBe(121);
  });

  it('gives an event up that no call can take in, once, where admins see it', async () => {
    vi.spyOn(log, 'failed').mockReturnValue(undefined);
    const db = openProject();
    const linkedId = await deliver(db, 'c', ringing);
    const call = db.doc(paths.call('c', linkedId));
    await call.update({ state: 'no state' });
    const { eventKey } = await appendOnly(db, 'c', connected);
    expect((await sweep(db, after(60_000))).finished).toBe(1);
    expect((await sweep(db, after(120_000))).finished).toBe(0);
    const letters = await db.collection(paths.deadLetters('c')).get();
    expect(letters.docs.map((letter) => letter.get('reason'))).toEqual(['call-not-writable']);
    expect((await db.doc(paths.ledgerEntry('c', eventKey)).get()).get('linkedId')).toBe('');

    await call.update({ state: 'ringing' });
    const id = letters.docs[0]?.id ?? '';
    expect(await replayDeadLetter(db, 'c', id, 'admin', () => after(0))).toMatchObject({
      linkedId,
    });
    expect(await onlyCall(db, 'c')).toMatchObject({ state: 'connected' });
  });

  it('passes over a document that can not be read, and says so', async () => {
    const failed = vi.spyOn(log, 'failed').mockReturnValue(undefined);
    const db = openProject();
    await deliver(db, 'c', ringing);
    const bad = { active: true, startedAt: new Date(0), updatedAt: new Date(0) };
    await db.doc(paths.call('a', 'bad')).set({ ...bad, legs: 'none' });
    expect((await sweep(db, after(5 * hourMs))).closed).toBe(1);
    expect(failed).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ where: 'sweep closed' }),
    );
  });

  it('reduces what neither request nor trigger could, and not what still may be', async () => {
    const db = openProject();
    const answer = ringAll({
      agents: 1,
      answerer: 0,
      talk,
      unanswered: 'both',
      entry: 'office',
      groupRings: true,
    });
    for (const body of eventsOf(answer)) await appendOnly(db, 'c', body);
    expect((await sweep(db, after(30_000))).finished).toBe(0);
    // One of them takes others of its call along, so that fewer than the entries are left to do.
    expect((await sweep(db, after(30_001))).finished).toBeGreaterThan(0);
    expect(await onlyCall(db, 'c')).toMatchObject({ outcome: 'answered', talkMs: 221_000 });
    expect((await sweep(db, after(30_001))).finished).toBe(0);
  });

  it('does not let an entry that can not be read stand in the way', async () => {
    const db = openProject();
    const entry = await appendOnly(db, 'c', ringing);
    await db.doc(paths.ledgerEntry('c', entry.eventKey)).update({ raw: 'no longer readable' });
    await appendOnly(db, 'c', connected, after(1));
    // One becomes a dead letter, the other joins its call; neither is retried forever.
    expect((await sweep(db, after(60_000))).finished).toBe(2);
    expect(await onlyCall(db, 'c')).toMatchObject({ state: 'connected' });
    const letters = await db.collection(paths.deadLetters('c')).get();
    expect(letters.docs.map((letter) => letter.get('reason'))).toEqual(['entry-unreadable']);
    expect((await sweep(db, after(120_000))).finished).toBe(0);
  });
});

describe('what follows from a call', () => {
  const change = (db: Firestore, now: Date) => ({
    db,
    customerId: 'c',
    before: null,
    after: null,
    now,
    order: '',
  });
  const letters = async (db: Firestore) =>
    (await db.collection(paths.deadLetters('c')).get()).docs.map((one) => one.get('reason'));

  it('is repeated after an outage, and given up where that is of no use', async () => {
    vi.spyOn(log, 'failed').mockReturnValue(undefined);
    const db = openProject();
    const outage = Object.assign(new Error('unavailable'), { code: 14 });
    const refused = Object.assign(new Error('exceeds the maximum size'), { code: 3 });
    const heard: string[] = [];
    const fails = (error: Error) => () => Promise.reject(error);
    const hears = () => Promise.resolve(void heard.push('heard'));
    const now = after(0);
    const told = async (error: Error, changedAt: Date) =>
      followCall(change(db, now), changedAt, [fails(error), hears]);
    await expect(told(outage, now)).rejects.toThrow('unavailable');
    expect(await letters(db)).toEqual([]);
    await told(outage, after(-2 * hourMs));
    await told(refused, now);
    expect(await letters(db)).toEqual(['call-not-followed']);
    expect(heard).toHaveLength(3);
  });
});
