import type { Firestore } from 'firebase-admin/firestore';
import { describe, expect, it } from 'vitest';
import { followAgents } from '../../src/agents/follow.ts';
import { withDates } from '../../src/model/text/with-dates.ts';
import { agentSchema, type Agent } from '../../src/model/desk/agent.ts';
import type { Call } from '../../src/model/calls/call.ts';
import { paths } from '../../src/model/paths.ts';
import { sweep } from '../../src/upkeep/sweep.ts';
import { callsOf, deliver, freshCustomer } from '../calls.ts';
import { agent, beganAt, LegScript } from '../conversation/leg-script.ts';
import { direct, eventsOf, ringAll } from '../conversation/patterns.ts';
import { openDatabase } from '../database.ts';

/** A sweep sees every customer of a project: each test has its own. */
const openProject = (): Firestore => openDatabase(freshCustomer('demo-agents'));

const talk = { afterMs: 400, talkMs: 60_000, hold: false };
const group = {
  agents: 2,
  answerer: 0,
  talk,
  unanswered: 'hangup',
  entry: 'call_center',
  groupRings: false,
} as const;

async function addMember(db: Firestore, uid: string, index: number, more: object = {}) {
  await db.doc(paths.member('c', uid)).set({
    uid,
    email: agent(index).email,
    name: `Name of ${uid}`,
    role: 'operator',
    groupCodes: ['G01'],
    active: true,
    ...more,
  });
}

const setStatus = (db: Firestore, uid: string, status: number) =>
  db.doc(paths.agent('c', uid)).set({ status, since: new Date(0), name: '', groupCodes: ['old'] });

async function statusOf(db: Firestore, uid: string): Promise<Agent | null> {
  const document = await db.doc(paths.agent('c', uid)).get();
  return document.exists ? agentSchema.parse(withDates(document.data())) : null;
}

/** Takes events in and reports each change, as the trigger does; returns the last time. */
async function play(db: Firestore, events: ReturnType<typeof eventsOf>): Promise<Date> {
  let now = new Date();
  for (const event of events) {
    now = new Date(event.event_timestamp + 200);
    const before = await onlyKnown(db);
    await deliver(db, 'c', event, now);
    const after = await onlyKnown(db);
    await followAgents({ db, customerId: 'c', before, after, now });
  }
  return now;
}

const onlyKnown = async (db: Firestore): Promise<Call | null> =>
  (await callsOf(db, 'c'))[0] ?? null;

const inCapitals = (event: ReturnType<typeof eventsOf>[number]) => {
  const target = event['target'] as { email: string };
  return { ...event, target: { ...target, email: target.email.toUpperCase() } };
};

describe('the status of members in a call', () => {
  it('follows it: whoever answers talks and wraps up, the colleague stays as they were', async () => {
    const db = openProject();
    await addMember(db, 'first', 0);
    await addMember(db, 'second', 1);
    await setStatus(db, 'first', 0);
    await setStatus(db, 'second', 3);
    // Dialpad may write an address differently.
    const events = eventsOf(ringAll(group)).map(inCapitals);
    const answer = events.findIndex(({ state }) => state === 'connected');

    await play(db, events.slice(0, answer));
    expect(await statusOf(db, 'first')).toMatchObject({ status: 98, groupCodes: ['G01'] });
    expect(await statusOf(db, 'second')).toMatchObject({ status: 98, chosen: 3 });

    await play(db, events.slice(answer, answer + 1));
    expect(await statusOf(db, 'first')).toMatchObject({ status: 99, name: 'Name of first' });
    expect(await statusOf(db, 'second')).toMatchObject({ status: 3, linkedId: null });

    const now = await play(db, events.slice(answer + 1));
    const wrapping = await statusOf(db, 'first');
    expect(wrapping).toMatchObject({ status: 7, linkedId: (await onlyKnown(db))?.linkedId });

    expect((await sweep(db, now)).rested).toBe(0);
    const late = new Date((wrapping?.wrapUpUntil?.getTime() ?? 0) + 1);
    expect((await sweep(db, late)).rested).toBe(1);
    expect(await statusOf(db, 'first')).toMatchObject({ status: 0, since: late, linkedId: null });
  });

  it('is not kept for a viewer, nor for a former member', async () => {
    const db = openProject();
    await addMember(db, 'viewer', 0, { role: 'viewer' });
    await addMember(db, 'gone', 1, { active: false });
    await play(db, eventsOf(ringAll(group)).slice(0, 4));
    expect(await statusOf(db, 'viewer')).toBeNull();
    expect(await statusOf(db, 'gone')).toBeNull();
  });

  it('is there for somebody who never opened the console, as long as they talk', async () => {
    const db = openProject();
    await addMember(db, 'first', 0);
    const events = eventsOf(direct(talk));
    await play(db, events.slice(0, 2));
    expect(await statusOf(db, 'first')).toMatchObject({ status: 89 });
    await play(db, events.slice(2));
    expect(await statusOf(db, 'first')).toMatchObject({ status: 1 });
  });

  it('takes the length of wrap-up from the group, else from the customer', async () => {
    const db = openProject();
    await addMember(db, 'first', 0);
    await setStatus(db, 'first', 0);
    await db.doc(paths.settings('c', 'wrapUp')).set({ wrapUpMs: 60_000 });
    await db.doc(paths.group('c', 'G01')).set({ name: 'G01', wrapUp: { wrapUpMs: 0 } });
    await db.doc(paths.line('c', 'l')).set({
      number: agent(0).phone,
      storeCode: 's',
      storeName: 'S',
      groupCode: 'G01',
    });
    await play(db, eventsOf(direct(talk)));
    expect(await statusOf(db, 'first')).toMatchObject({ status: 0 });

    await db.doc(paths.group('c', 'G01')).set({ name: 'G01' });
    const call = await onlyKnown(db);
    const now = new Date((call?.endedAt?.getTime() ?? 0) + 1_000);
    await followAgents({ db, customerId: 'c', before: null, after: call, now });
    const until = (call?.endedAt?.getTime() ?? 0) + 60_000;
    expect(await statusOf(db, 'first')).toMatchObject({ wrapUpUntil: new Date(until) });
  });

  it('reads the current call, so that a late change does no harm', async () => {
    const db = openProject();
    await addMember(db, 'first', 0);
    await setStatus(db, 'first', 0);
    const events = eventsOf(direct('hangup'));
    await play(db, events.slice(0, 1));
    const ringing = await onlyKnown(db);
    const now = await play(db, events.slice(1));
    expect(await statusOf(db, 'first')).toMatchObject({ status: 0 });
    await followAgents({ db, customerId: 'c', before: null, after: ringing, now });
    expect(await statusOf(db, 'first')).toMatchObject({ status: 0, calls: {} });
  });
});

describe('several calls for one person in the same second', () => {
  const calls = Array.from({ length: 12 }, (_, place) =>
    new LegScript(900 + place, agent(0), place * 50).ring(place * 50 + 60),
  );
  /** Delivers the latest event of each call, then tells of all changes at once, as the trigger does. */
  async function allAtOnce(db: Firestore, now: Date): Promise<void> {
    const known = await callsOf(db, 'c');
    for (const { events } of calls) await deliver(db, 'c', events.at(-1) ?? {}, now);
    const changed = await callsOf(db, 'c');
    await Promise.all(
      changed.map((after) => {
        const before = known.find(({ linkedId }) => linkedId === after.linkedId) ?? null;
        return followAgents({ db, customerId: 'c', before, after, now });
      }),
    );
  }

  it('are all known, and all end', async () => {
    const db = openProject();
    await addMember(db, 'first', 0);
    await setStatus(db, 'first', 0);
    await allAtOnce(db, new Date(beganAt + 1_000));
    const rung = await statusOf(db, 'first');
    expect(rung).toMatchObject({ status: 88, groupCodes: ['G01'] });
    expect(Object.keys(rung?.calls ?? {})).toHaveLength(calls.length);

    for (const call of calls) call.end(20_000);
    await allAtOnce(db, new Date(beganAt + 22_000));
    expect(await statusOf(db, 'first')).toMatchObject({ status: 0, linkedId: null, calls: {} });
  });
});

describe('a wrap-up whose time is up', () => {
  it('waits for the required disposition of each call that ended meanwhile', async () => {
    const db = openProject();
    await addMember(db, 'first', 0);
    await setStatus(db, 'first', 2);
    await db.doc(paths.settings('c', 'wrapUp')).set({ mode: 'required' });
    const now = await play(db, eventsOf(direct(talk)));
    const earlier = await onlyKnown(db);
    const later = { ...earlier, linkedId: 'later', legs: {} };
    await db.doc(paths.call('c', 'later')).set({ ...later, disposition: '予約' });
    const agent = db.doc(paths.agent('c', 'first'));
    await agent.update({ linkedId: 'later', 'calls.later': { status: 7, since: now } });
    const at = (ms: number) => new Date(now.getTime() + ms);
    expect((await sweep(db, at(60_000))).rested).toBe(0);

    await db.doc(paths.call('c', earlier?.linkedId ?? '')).update({ disposition: 'その他' });
    expect((await sweep(db, at(120_000))).rested).toBe(1);
    expect(await statusOf(db, 'first')).toMatchObject({ status: 2 });
  });

  it('waits for a required disposition, but not forever', async () => {
    const db = openProject();
    await addMember(db, 'first', 0);
    await setStatus(db, 'first', 2);
    await db.doc(paths.settings('c', 'wrapUp')).set({ mode: 'required' });
    const now = await play(db, eventsOf(direct(talk)));
    const at = (ms: number) => new Date(now.getTime() + ms);
    expect((await sweep(db, at(60_000))).rested).toBe(0);
    expect(await statusOf(db, 'first')).toMatchObject({ status: 7 });

    const call = await onlyKnown(db);
    await db.doc(paths.call('c', call?.linkedId ?? '')).update({ disposition: '予約' });
    await sweep(db, at(120_000));
    expect(await statusOf(db, 'first')).toMatchObject({ status: 2 });

    await db.doc(paths.call('c', call?.linkedId ?? '')).update({ disposition: null });
    const until = at(180_000);
    await db.doc(paths.agent('c', 'first')).update({
      status: 7,
      wrapUpUntil: until,
      linkedId: call?.linkedId,
    });
    await sweep(db, new Date(until.getTime() + 30 * 60_000));
    expect(await statusOf(db, 'first')).toMatchObject({ status: 7 });
    await sweep(db, new Date(until.getTime() + 30 * 60_000 + 1));
    expect(await statusOf(db, 'first')).toMatchObject({ status: 2 });
  });
});
