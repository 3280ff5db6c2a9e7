import { describe, expect, it } from 'vitest';
import { agent, beganAt, group, LegScript } from '../../test/conversation/leg-script.ts';
import { eventsOf, internal, ringAll } from '../../test/conversation/patterns.ts';
import { callOf, callOfEvents, read } from '../../test/conversation/read.ts';
import { permutationsOf } from '../../test/conversation/orders.ts';
import { supervisionNow } from '../model/calls/supervision.ts';
import { linkIds } from './call-event.ts';
import { reduce } from './reduce.ts';

const talk = { afterMs: 400, talkMs: 221_000, hold: false };
const at = (ms: number) => new Date(beganAt + ms);
const user = (id: number, more = {}) => new LegScript(id, agent(id), 0, more);

describe('rules of reduction (contract 4.1)', () => {
  it('ends in the same call in any order and with any repetition', () => {
    const leg = user(1).ring(60).connect(6_000);
    leg.end(60_000, 54_000).say(90_000, 'recap_summary', { recap_summary: 'Moved to Friday.' });
    const expected = callOf(...leg.events);
    for (const order of permutationsOf(leg.events)) {
      expect(callOf(...order, ...order.slice(1))).toEqual(expected);
    }
  });

  it.each(['call_id', 'entry_point_call_id', 'master_call_id', 'operator_call_id'])(
    'joins legs over %s',
    (field) => {
      const [event] = user(1).say(0, 'queued', { [field]: 4_800_000_000_000_001 }).events;
      const ids = linkIds(read({ ...event, ...(field === 'call_id' ? { call_id: 48 } : {}) }));
      expect(ids).toContain(field === 'call_id' ? '48' : '4800000000000001');
    },
  );

  it.each([null, '', 0, 'null'])('joins nothing over %j', (junk) => {
    const [event] = user(1).ring(60).events;
    const ids = { entry_point_call_id: junk, master_call_id: junk, operator_call_id: junk };
    expect(linkIds(read({ ...event, ...ids }))).toEqual(['1']);
  });

  it('takes the value of the latest event_timestamp, whichever event arrives last', () => {
    const leg = user(1).ring(60).connect(6_000);
    leg.say(9_000, 'hold', { internal_number: '+815017480199' });
    for (const order of permutationsOf(leg.events)) {
      expect(callOf(...order)).toMatchObject({ state: 'hold', internalNumber: '+815017480199' });
    }
  });

  it('knows that the caller asked to be called back, whichever event said so, and misses them all the same', () => {
    const queue = new LegScript(1, group('call_center'), 0).say(0, 'queued');
    queue.say(30_000, 'queued', { callback_requested: true });
    queue.end(31_000).say(90_000, 'csat', { callback_requested: null });
    for (const order of permutationsOf(queue.events)) {
      expect(callOf(...order)).toMatchObject({ callbackRequested: true, outcome: 'abandoned' });
    }
    const [silent] = new LegScript(1, group('call_center'), 0).say(0, 'queued').events;
    for (const junk of [null, '', {}, false, 'FALSE']) {
      const call = callOf({ ...silent, callback_requested: junk });
      expect(call.callbackRequested).toBe(false);
    }
  });

  it('has a sound quality only where somebody talked, whole or not', () => {
    const talked = user(1).ring(60).connect(6_000).end(60_000, 54_000);
    expect(callOf(...talked.events)).toMatchObject({ mosScore: 4.41 });
    expect(callOf(...user(1).ring(60).end(30_000).events)).toMatchObject({ mosScore: null });
    const [hangup] = talked.events.slice(-1);
    for (const junk of [0, 5.1, -1, '4.41', Number.NaN, {}]) {
      expect(callOf({ ...hangup, mos_score: junk })).toMatchObject({ mosScore: null });
    }
    expect(callOf({ ...hangup, mos_score: 3.14159 })).toMatchObject({ mosScore: 3.14 });
  });

  it.each([
    [{ type: 'user', email: 'Ana@example.test', name: 'Ana' }, 'ana@example.test'],
    [{ email: 'ana@example.test' }, 'ana@example.test'],
    [{ type: 'call_center', name: 'Support', email: 'support@example.test' }, undefined],
    [{ name: 'Support' }, undefined],
    [{}, undefined],
    ['Ana', undefined],
  ])('is from %j, if that is a person', (transferred_from, email) => {
    const [ringing] = user(1).ring(60).events;
    const { transferredFrom } = callOf({ ...ringing, transferred_from });
    expect(transferredFrom?.operator.email).toBe(email);
  });

  it('is supervised until the leg ends, and by the latest word', () => {
    const leg = user(1).ring(60).connect(6_000);
    const now = () => supervisionNow(callOf(...leg.events));
    expect(now()).toBeNull();
    leg.say(8_000, 'monitor');
    expect(now()).toBe('listens');
    leg.say(9_000, 'barge');
    expect(now()).toBe('joins');
    leg.say(10_000, 'hold').say(11_000, 'takeover');
    expect(now()).toBe('takes-over');
    expect(callOf(...leg.events)).toMatchObject({
      state: 'hold',
      operator: { email: leg.target.email },
    });
    leg.end(60_000, 54_000);
    expect(now()).toBeNull();
  });

  it('is no longer supervised once a supervisor says they have left, or the leg they were on ends', () => {
    const first = user(1).ring(60).connect(6_000);
    const monitor = first.say(8_000, 'monitor').events.at(-1);
    const left = { ...monitor, event_timestamp: beganAt + 9_000, date_ended: beganAt + 9_000 };
    const call = callOf(...first.events, left);
    expect(call).toMatchObject({ state: 'connected', active: true });
    expect(supervisionNow(call)).toBeNull();
    const second = user(2, { master_call_id: 1 }).ring(20_000).connect(25_000);
    first.end(26_000, 20_000);
    expect(supervisionNow(callOf(...first.events, ...second.events))).toBeNull();
  });

  it('is not reopened by a late ringing', () => {
    const [ringing, hangup] = user(1).ring(60).end(30_000).events;
    const muchLater = { ...ringing, event_timestamp: beganAt + 900_000 };
    expect(callOf(hangup ?? {}, ringing ?? {}, muchLater)).toMatchObject({
      state: 'ended',
      active: false,
      outcome: 'missed',
      ringing: [],
      endedAt: at(30_000),
    });
  });

  it("is not answered by a group's connected", () => {
    const menu = new LegScript(1, group('office'), 0).connect(200);
    expect(callOf(...menu.events)).toMatchObject({
      state: 'queued',
      connectedAt: null,
      operator: null,
    });
    expect(callOf(...menu.end(9_000).events)).toMatchObject({ outcome: 'abandoned' });
  });

  it("is answered by a user's leg with date_connected, and by no other word", () => {
    const answered = user(1).ring(60).connect(6_000);
    expect(callOf(...answered.events)).toMatchObject({
      state: 'connected',
      connectedAt: at(6_000),
      operator: { email: 'agent1@example.test' },
      waitMs: 6_000,
    });
    const wordOnly = user(1).ring(60).say(6_000, 'connected').end(9_000);
    expect(callOf(...wordOnly.events)).toMatchObject({ outcome: 'missed', connectedAt: null });
  });

  it('has the largest talk time of its legs', () => {
    const conversation = ringAll({
      agents: 2,
      answerer: 0,
      talk,
      unanswered: 'both',
      entry: 'call_center',
      groupRings: false,
    });
    const legs = eventsOf(conversation).filter((event) => event['talk_time'] === 221_000);
    expect(legs.map((event) => event.call_id)).toHaveLength(2);
    expect(callOf(...eventsOf(conversation)).talkMs).toBe(221_000);
  });

  it('is not missed because a rung colleague did not answer', () => {
    const entry = { entry_point_call_id: 9 };
    const answering = user(1, entry).ring(60).connect(5_000).end(60_000, 55_000);
    const colleague = user(2, entry).ring(60).end(5_100, 0, 'missed');
    expect(callOf(...answering.events, ...colleague.events).outcome).toBe('answered');
    expect(callOf(...colleague.events, ...answering.events).outcome).toBe('answered');
  });

  it('has an outcome that rises from missed over voicemail to answered and never falls', () => {
    const [ringing, missed, uploaded] = user(1, { entry_point_call_id: 9 })
      .ring(60)
      .end(30_000, 0, 'missed')
      .say(40_000, 'voicemail_uploaded', { voicemail_recording_id: 5 }).events;
    const answered = user(2, { entry_point_call_id: 9 }).connect(900).end(2_000, 1_100);
    let call = callOf(ringing ?? {}, missed ?? {});
    expect(call.outcome).toBe('missed');
    call = callOfEvents([read(uploaded ?? {})], call);
    expect(call.outcome).toBe('voicemail');
    call = callOfEvents([answered.events.at(-1) ?? {}].map(read), call);
    expect(call.outcome).toBe('answered');
    expect(callOfEvents([missed ?? {}, uploaded ?? {}].map(read), call)).toEqual(call);
  });

  it('is left alone by unknown states', () => {
    const [event] = user(1).ring(60).events;
    const call = callOf(event ?? {});
    expect(reduce(call, read({ ...event, state: 'abducted' }))).toBe(call);
  });

  it('is left alone by unknown keys', () => {
    const leg = user(1).ring(60);
    const strange = leg.events.map((event) => ({ ...event, date_sung: 1, legs: null }));
    const { legs: known } = callOf(...leg.events);
    expect(callOf(...strange)).toMatchObject({
      state: 'ringing',
      legs: { 1: { target: known['1']?.target, startedAt: known['1']?.startedAt } },
    });
  });
});

describe('an end', () => {
  it('comes when every leg has ended, not when a leg that routed the caller on has', () => {
    const root = new LegScript(1, group('department'), 0).say(100, 'queued').end(9_000);
    const centre = new LegScript(2, group('call_center'), 8_000, { master_call_id: 1 });
    centre.say(8_100, 'queued');
    expect(callOf(...root.events, ...centre.events)).toMatchObject({ state: 'queued' });
    centre.end(20_000);
    expect(callOf(...root.events, ...centre.events)).toMatchObject({
      state: 'ended',
      endedAt: at(20_000),
    });
  });

  it('is known from an end date on any event, since hangup itself may be lost', () => {
    const leg = user(1).ring(60).connect(6_000).end(60_000, 54_000);
    leg.say(90_000, 'recap_summary', { recap_summary: 'Moved.' });
    const withoutHangup = leg.events.filter((event) => event.state !== 'hangup');
    expect(callOf(...withoutHangup)).toMatchObject({ outcome: 'answered', talkMs: 54_000 });
  });

  it('is not undone by a late fact about a leg that was never seen', () => {
    const leg = user(1).ring(60).end(30_000);
    const [survey] = user(2, { master_call_id: 1 }).say(60_000, 'csat', { csat_score: '4' }).events;
    expect(callOf(...leg.events, survey ?? {})).toMatchObject({ state: 'ended', csatScore: '4' });
    expect(callOf(survey ?? {}, ...leg.events)).toMatchObject({ state: 'ended', csatScore: '4' });
  });

  it('without any time is when we heard of it', () => {
    const [event] = user(1).ring(60).end(5_000).events.slice(-1);
    const timeless = { ...event, event_timestamp: null, date_ended: null };
    expect(callOf(timeless).endedAt).toEqual(read(timeless).receivedAt);
  });
});

describe('an internal call', () => {
  const { legs } = internal(null, 'hangup');

  it("is described from the called colleague's side", () => {
    const expected = {
      direction: 'internal',
      withheld: false,
      colleague: 'Agent 0',
      externalNumber: agent(0).phone,
      internalNumber: agent(1).phone,
    };
    const ringing = legs.flatMap((leg) => leg.events.slice(0, 1));
    expect(callOf(...ringing)).toMatchObject({
      ...expected,
      state: 'ringing',
      ringing: [{ email: agent(1).email }],
    });
    expect(callOf(...legs.flatMap((leg) => leg.events))).toMatchObject(expected);
  });

  it("does not make a customer's call internal when a colleague is consulted", () => {
    const taken = user(1).ring(60).connect(5_000);
    const consulted = new LegScript(2, agent(2), 30_000, {
      master_call_id: 1,
      is_internal: true,
      external_number: agent(1).phone,
      contact: agent(1),
    }).ring(30_100);
    expect(callOf(...taken.events, ...consulted.events)).toMatchObject({
      direction: 'inbound',
      externalNumber: '+819012345678',
      colleague: null,
      state: 'connected',
      ringing: [{ email: agent(2).email }],
    });
  });
});

describe('a hidden number', () => {
  it.each(['', null, 'anonymous'])('is withheld when it is %j', (external_number) => {
    const [event] = user(1).ring(60).events;
    expect(callOf({ ...event, external_number })).toMatchObject({
      withheld: true,
      externalNumber: null,
    });
  });

  it('says why it is hidden if a leg does, and nothing once a number is known', () => {
    const entry = new LegScript(1, group('call_center'), 0, { external_number: '公衆電話' }).say(
      100,
      'queued',
    );
    const rung = user(2, { entry_point_call_id: 1, external_number: 'unknown' }).ring(60);
    const told = user(3, { entry_point_call_id: 1 }).ring(60);
    const hidden = callOf(...entry.events, ...rung.events);
    expect(hidden).toMatchObject({ withheld: true, withheldReason: 'payphone' });
    expect(callOf(...rung.events, ...entry.events)).toEqual(hidden);
    expect(callOf(...entry.events, ...told.events)).toMatchObject({
      withheld: false,
      withheldReason: null,
    });
  });

  it('is not withheld when it is no number', () => {
    const [event] = user(1).ring(60).events;
    expect(callOf({ ...event, external_number: 'sip:x@y' })).toMatchObject({
      withheld: false,
      externalNumber: null,
    });
  });

  it('is never withheld on our own call', () => {
    const leg = user(1, { direction: 'outbound', external_number: '' }).say(0, 'calling');
    expect(callOf(...leg.events)).toMatchObject({ direction: 'outbound', withheld: false });
  });
});

describe("a group's leg", () => {
  const entry = () => new LegScript(1, group('call_center'), 0).say(100, 'queued');

  it("stands in for its operator's leg that was never delivered", () => {
    const taken = entry().say(9_000, 'connected', {
      operator_call_id: 2,
      date_connected: beganAt + 9_000,
    });
    expect(callOf(...taken.events)).toMatchObject({ state: 'queued', operator: null });
    taken.end(60_000, 51_000);
    expect(callOf(...taken.events)).toMatchObject({
      outcome: 'answered',
      talkMs: 51_000,
      connectedAt: at(9_000),
      operator: null,
    });
  });

  it('tells who answered when only their ringing was delivered', () => {
    const rung = user(2, { entry_point_call_id: 1 }).ring(3_000);
    const taken = entry().connect(9_000, rung).end(60_000, 51_000);
    expect(callOf(...taken.events, ...rung.events)).toMatchObject({
      outcome: 'answered',
      operator: { email: agent(2).email },
    });
  });

  it('ends the ringing of those who were rung once one of them has answered', () => {
    const more = { entry_point_call_id: 1 };
    const [a, b] = [user(2, more).ring(3_000), user(3, more).ring(3_100)];
    expect(callOf(...entry().events, ...a.events, ...b.events).ringing).toHaveLength(2);
    a.connect(5_000);
    expect(callOf(...entry().events, ...a.events, ...b.events).ringing).toEqual([]);
  });
});

describe('a call closed by timeout', () => {
  const closedAt = new Date(beganAt + 5 * 3_600_000);

  it('ends its talk at the time of closing when nobody knows when it ended', () => {
    const begun = callOf(...user(1).ring(60).connect(6_000).events);
    const mark = { at: closedAt, after: begun.legs['1']?.decidedBy['latest'] ?? '' };
    const [again] = user(1).ring(60).events;
    expect(callOfEvents([read(again ?? {})], { ...begun, closedByTimeout: mark })).toMatchObject({
      state: 'ended',
      outcome: 'answered',
      endedAt: closedAt,
      closedByTimeout: { at: closedAt },
    });
  });
});
