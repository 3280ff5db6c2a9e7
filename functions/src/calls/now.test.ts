import { describe, expect, it } from 'vitest';
import { agent, beganAt, callerNumber, LegScript } from '../../test/conversation/leg-script.ts';
import { callOf, readAt, callOfEvents } from '../../test/conversation/read.ts';

const at = (ms: number) => new Date(beganAt + ms);
const email = (index: number) => agent(index).email;
const leg = (id: number, index: number, startMs: number, more = {}) =>
  new LegScript(id, agent(index), startMs, more);
const passed = (master: number, more = {}) => ({ master_call_id: master, ...more });

/** Answered by agent 0 at 5 s and transferred at 95 s, when agent 1's phone begins to ring. */
const answered = () => leg(1, 0, 0).ring(60).connect(5_000);
const passedOn = () => answered().end(95_000, 90_000);
const ringsNext = () => leg(2, 1, 95_500, passed(1)).ring(95_500);

describe('a transferred call', () => {
  it('rings while the next phone rings and nobody talks', () => {
    expect(callOf(...passedOn().events, ...ringsNext().events)).toMatchObject({
      state: 'ringing',
      active: true,
      ringing: [{ email: email(1), since: at(95_500) }],
      operator: { email: email(0) },
      transferredFrom: { operator: { email: email(0) }, at: at(95_000) },
      externalNumber: callerNumber,
    });
  });

  it('is over when nobody answers, and says who transferred it', () => {
    const next = ringsNext().end(125_000);
    expect(callOf(...passedOn().events, ...next.events)).toMatchObject({
      state: 'ended',
      outcome: 'answered',
      ringing: [],
      operator: { email: email(0) },
      transferredFrom: { operator: { email: email(0) }, at: at(95_000) },
    });
  });

  it('belongs to whoever takes it, and still says who transferred it', () => {
    const next = ringsNext().connect(99_000);
    expect(callOf(...passedOn().events, ...next.events)).toMatchObject({
      state: 'connected',
      ringing: [],
      operator: { email: email(1) },
      transferredFrom: { operator: { email: email(0) }, at: at(95_000) },
    });
  });

  it('rings again with the first one when it comes back', () => {
    const next = ringsNext().end(110_000);
    const back = leg(3, 0, 110_000, passed(1)).ring(110_000);
    expect(callOf(...passedOn().events, ...next.events, ...back.events)).toMatchObject({
      state: 'ringing',
      ringing: [{ email: email(0) }],
      operator: { email: email(0) },
      transferredFrom: { operator: { email: email(0) }, at: at(95_000) },
    });
  });

  it('waits in the next queue, with nobody talking', () => {
    const queue = new LegScript(2, { ...agent(8), type: 'call_center' }, 95_000, passed(1));
    queue.say(95_200, 'queued');
    const call = callOf(...passedOn().events, ...queue.events);
    expect(call).toMatchObject({ state: 'queued', operator: { email: email(0) } });
    expect(call.transferredFrom?.at).toEqual(at(95_000));
  });

  it('calls out, rings outside and talks there', () => {
    const outside = leg(2, 0, 95_000, passed(1, { direction: 'outbound' })).say(95_100, 'calling');
    const states = ['calling', 'ringing', 'connected'] as const;
    expect(callOf(...passedOn().events, ...outside.events).state).toBe(states[0]);
    outside.say(97_000, 'ringing');
    expect(callOf(...passedOn().events, ...outside.events)).toMatchObject({
      state: states[1],
      ringing: [],
    });
    outside.connect(99_000);
    expect(callOf(...passedOn().events, ...outside.events).state).toBe(states[2]);
  });

  it('says who transferred it by name alone if their own leg was never delivered', () => {
    const next = leg(2, 1, 95_500, { transferred_from: agent(0) }).ring(95_500);
    const menu = leg(2, 1, 95_500, { transferred_from: { ...agent(0), type: 'office' } });
    expect(callOf(...next.events).transferredFrom).toMatchObject({ operator: { name: 'Agent 0' } });
    expect(callOf(...menu.ring(95_500).events).transferredFrom).toBeNull();
  });
});

describe('a consultation', () => {
  const held = () => answered().say(60_000, 'hold');
  const asked = () => leg(2, 1, 61_000, passed(1)).ring(61_000);

  it('rings with the colleague while the caller is on hold', () => {
    expect(callOf(...held().events, ...asked().events)).toMatchObject({
      state: 'ringing',
      ringing: [{ email: email(1) }],
      operator: { email: email(0) },
      transferredFrom: { operator: { email: email(0) }, at: null },
    });
  });

  it('is over when the first one talks with the caller again', () => {
    const colleague = asked().connect(66_000).end(80_000, 14_000);
    const back = held().say(80_500, 'connected');
    const call = callOf(...back.events, ...colleague.events);
    expect(call).toMatchObject({
      state: 'connected',
      operator: { email: email(0) },
      transferredFrom: null,
    });
    back.end(120_000, 115_000);
    expect(callOf(...back.events, ...colleague.events)).toMatchObject({
      state: 'ended',
      operator: { email: email(0) },
      transferredFrom: null,
    });
  });

  it('becomes a transfer when the first one leaves', () => {
    const colleague = asked().connect(66_000);
    const left = held().end(80_000, 75_000);
    expect(callOf(...left.events, ...colleague.events)).toMatchObject({
      state: 'connected',
      operator: { email: email(1) },
      transferredFrom: { operator: { email: email(0) }, at: at(80_000) },
    });
  });

  it('is not a transfer when two people leave together', () => {
    const colleague = asked().connect(66_000).end(90_300, 24_000);
    const together = held().end(90_000, 85_000);
    expect(callOf(...together.events, ...colleague.events).transferredFrom).toBeNull();
  });
});

describe('a queue', () => {
  const group = { ...agent(9), type: 'call_center' };

  it('does not keep a call open whose talk is over, even if its own end is lost', () => {
    const entry = new LegScript(1, group, 0).say(500, 'queued');
    const taken = leg(2, 0, 2_000, { entry_point_call_id: 1 }).ring(2_100).connect(6_000);
    entry.connect(6_060, taken);
    taken.end(60_000, 54_000);
    expect(callOf(...entry.events, ...taken.events)).toMatchObject({
      state: 'ended',
      endedAt: at(60_000),
    });
    entry.say(60_500, 'queued');
    expect(callOf(...entry.events, ...taken.events)).toMatchObject({ state: 'queued' });
  });

  it('waits between two phones although its own leg once said it was ringing', () => {
    const entry = new LegScript(1, group, 0).say(500, 'ringing');
    expect(callOf(...entry.events).state).toBe('ringing');
    const tried = leg(2, 0, 2_000, { entry_point_call_id: 1 }).ring(2_100).end(17_000);
    expect(callOf(...entry.events, ...tried.events).state).toBe('queued');
  });
});

describe('a relay, which has one leg for the whole call', () => {
  const said = (type: string, ms: number, user?: string) =>
    readAt(
      {
        event_type: `call.${type}`,
        data: { call_id: '77', timestamp: beganAt + ms, user_id: user, user_name: user },
      },
      at(ms + 100),
    );

  it('transfers it to the next phone', () => {
    const first = [said('ringing', 0, 'a'), said('answered', 5_000, 'a')];
    const passing = [...first, said('ringing', 60_000, 'b')];
    expect(callOfEvents(passing)).toMatchObject({
      state: 'ringing',
      ringing: [{ name: 'b', since: at(60_000) }],
      operator: { name: 'a' },
      transferredFrom: { operator: { name: 'a' }, at: at(60_000) },
    });
    expect(callOfEvents([...passing, said('answered', 66_000, 'b')])).toMatchObject({
      state: 'connected',
      ringing: [],
      operator: { name: 'b' },
    });
  });
});
