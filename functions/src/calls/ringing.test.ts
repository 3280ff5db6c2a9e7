import { describe, expect, it } from 'vitest';
import { agent, beganAt, group, LegScript } from '../../test/conversation/leg-script.ts';
import { callOf, callOfEvents, readAt } from '../../test/conversation/read.ts';

const at = (ms: number) => new Date(beganAt + ms);
const entry = () => new LegScript(1, group('call_center'), 0).say(500, 'queued');
const phone = (id: number, startMs: number) =>
  new LegScript(id, agent(id), startMs, { entry_point_call_id: 1 });

describe('since when a phone rings', () => {
  it('is when the ring began, however long the caller had waited before', () => {
    const rung = phone(2, 150_000).ring(150_100);
    const [ringing] = callOf(...entry().events, ...rung.events).ringing;
    expect(ringing).toMatchObject({ email: agent(2).email, since: at(150_100) });
  });

  it('is not the time of arrival at the main line, if the sender reports that', () => {
    const rung = phone(2, 150_000).say(150_100, 'ringing', { date_rang: beganAt });
    expect(callOf(...rung.events).ringing[0]?.since).toEqual(at(150_000));
  });

  it("is the latest ring's when a phone is tried again and its first end was lost", () => {
    const [first, again] = [phone(2, 2_000).ring(2_100), phone(3, 42_000)];
    const { target } = first;
    again.say(42_100, 'ringing', { target, date_rang: beganAt + 42_100 });
    const { ringing } = callOf(...entry().events, ...first.events, ...again.events);
    expect(ringing).toEqual([expect.objectContaining({ email: target.email, since: at(42_100) })]);
  });

  it('stays the same when the same ring is reported again', () => {
    const rung = phone(2, 2_000).ring(2_100).say(9_000, 'ringing');
    expect(callOf(...rung.events).ringing[0]?.since).toEqual(at(2_100));
  });

  it('is the time of the event if no other is reported', () => {
    const rung = phone(2, 0).say(9_000, 'ringing', { date_started: null });
    expect(callOf(...rung.events).ringing[0]?.since).toEqual(at(9_080));
  });

  it('is never later than its arrival, and as old as the event if that arrives late', () => {
    const [event] = phone(2, 2_000).ring(2_100).events;
    const arrivedAt = (ms: number) => callOfEvents([readAt(event ?? {}, at(ms))]).ringing[0];
    expect(arrivedAt(1_000)?.since).toEqual(at(1_000));
    expect(arrivedAt(3_600_000)?.since).toEqual(at(2_100));
  });
});
