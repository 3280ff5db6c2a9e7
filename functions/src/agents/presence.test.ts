import { describe, expect, it } from 'vitest';
import {
  direct,
  hunt,
  internal,
  outbound,
  ringAll,
  routed,
  transfer,
} from '../../test/conversation/patterns.ts';
import { permutationsOf } from '../../test/conversation/orders.ts';
import {
  changesOf,
  hears,
  idle,
  statusesOf,
  wrapUpMs,
  type Change,
} from '../../test/conversation/presence.ts';
import type { Agent } from '../model/desk/agent.ts';
import { absentAgent, withoutWrapUp } from './presence.ts';

const talk = { afterMs: 400, talkMs: 60_000, hold: false };
const group = {
  agents: 2,
  answerer: 0,
  talk,
  unanswered: 'hangup',
  entry: 'call_center',
  groupRings: true,
} as const;

/** Applies all changes in the order given; each sees the call as far as it has got. */
const after = (changes: Change[], index = 0, from: Agent = idle) =>
  changes.reduce((agent, change) => hears(agent, index, change), from);

describe('the status of an operator', () => {
  it.each([
    ['through a group, answered', ringAll(group), 0, [0, 98, 99, 7]],
    [
      'through a group, with hold',
      ringAll({ ...group, talk: { ...talk, hold: true } }),
      0,
      [0, 98, 99, 7],
    ],
    ['through a group, answered by a colleague', ringAll(group), 1, [0, 98, 0]],
    ['through a group, answered by nobody', ringAll({ ...group, answerer: null }), 1, [0, 98, 0]],
    ['through a menu to a call centre', routed({ ...group, menu: true }), 0, [0, 98, 99, 7]],
    ['one after another', hunt({ tried: 2, talk, unanswered: 'missed' }), 0, [0, 98, 0]],
    [
      'one after another, the last',
      hunt({ tried: 2, talk, unanswered: 'missed' }),
      1,
      [0, 98, 99, 7],
    ],
    ['direct, answered', direct(talk), 0, [0, 88, 89, 7]],
    ['direct, missed', direct('both'), 0, [0, 88, 0]],
    ['direct, hung up before it rang', direct('unrung'), 0, [0]],
    ['handed on', transfer({ first: talk, second: talk, unanswered: 'both' }), 0, [0, 88, 89, 7]],
    ['taken over', transfer({ first: talk, second: talk, unanswered: 'both' }), 1, [0, 88, 89, 7]],
    ['outbound, answered', outbound(talk, true), 0, [0, 78, 79, 7]],
    ['outbound, nobody there', outbound(null, false), 0, [0, 78, 0]],
    ['internal, who calls', internal(talk, 'both'), 0, [0, 78, 79, 0]],
    ['internal, who is called', internal(talk, 'both'), 1, [0, 88, 89, 0]],
    ['a call of others', ringAll(group), 5, [0]],
  ])('%s', (_, conversation, index, statuses) => {
    expect(statusesOf(conversation, index)).toEqual(statuses);
  });

  it.each([2, 3] as const)('goes back to %i, which they had chosen before', (status) => {
    const away = { ...idle, status, chosen: status };
    expect(statusesOf(direct('both'), 0, away)).toEqual([status, 88, status]);
    const wrapping = after(changesOf(direct(talk)), 0, away);
    expect(wrapping.status).toBe(7);
    expect(withoutWrapUp(wrapping, new Date()).status).toBe(status);
  });

  it('takes what they wrote themselves as chosen, whatever the server kept', () => {
    const away = { ...idle, status: 3, chosen: 0 };
    expect(statusesOf(direct('both'), 0, away)).toEqual([3, 88, 3]);
  });

  it('shows that somebody logged off or never seen is talking, without wrap-up', () => {
    expect(statusesOf(ringAll(group), 0, absentAgent)).toEqual([1, 98, 99, 1]);
    expect(statusesOf(direct(talk), 0, { ...idle, status: 1 })).toEqual([1, 88, 89, 1]);
  });

  it('names the call and its start, never later than now', () => {
    const [ringing] = changesOf(direct(talk));
    if (!ringing) throw new Error('no change');
    const agent = hears(idle, 0, ringing);
    expect(agent).toMatchObject({
      linkedId: 'call',
      since: ringing.after.legs ? agent.since : null,
    });
    expect(agent.since?.getTime()).toBeLessThan(ringing.now.getTime());
    const early = { ...ringing, now: new Date(0) };
    expect(hears(idle, 0, early).since).toEqual(new Date(0));
  });

  it('counts wrap-up from the end of the call', () => {
    const changes = changesOf(direct(talk));
    const agent = after(changes);
    const endedAt = changes.at(-1)?.after.endedAt?.getTime() ?? 0;
    expect(agent).toMatchObject({ status: 7, linkedId: 'call' });
    expect(agent.wrapUpUntil?.getTime()).toBe(endedAt + wrapUpMs);
  });

  it('has no wrap-up for a call that ended long ago', () => {
    const late = changesOf(direct(talk), 'call', 3_600_000);
    expect(after(late).status).toBe(0);
  });

  it('has none after a call that was closed because its end never came', () => {
    const changes = changesOf(direct(talk)).slice(0, 2);
    const open = changes.at(-1)!;
    const at = new Date(open.now.getTime() + 4 * 3_600_000);
    const closed = {
      ...open.after,
      state: 'ended' as const,
      active: false,
      closedByTimeout: { at, after: '' },
    };
    const agent = after([...changes, { before: open.after, after: closed, now: at }]);
    expect(agent).toMatchObject({ status: 0, wrapUpUntil: null, calls: {} });
  });

  it('forgets a call whose end never came after a day', () => {
    const [ringing] = changesOf(direct(talk));
    const since = new Date(ringing!.now.getTime() - 86_400_000);
    const stuck = { ...idle, status: 99, calls: { old: { status: 99, since } } };
    expect(after([ringing!], 0, stuck)).toMatchObject({ status: 88, linkedId: 'call' });
    const lasting = { old: { status: 99, since: new Date(since.getTime() + 1_000) } };
    expect(after([ringing!], 0, { ...stuck, calls: lasting }).status).toBe(99);
  });

  it('forgets a call that became part of another', () => {
    const [ringing] = changesOf(direct(talk));
    const merged = { ...ringing!.after, mergedInto: 'other' };
    expect(after([ringing!, { ...ringing!, before: ringing!.after, after: merged }]).calls).toEqual(
      {},
    );
  });
});

describe('changes that are repeated, late or out of order', () => {
  it('have the same result as once and in order', () => {
    const changes = changesOf(direct(talk));
    const current = changes.at(-1)!.after;
    const now = changes.at(-1)!.now;
    const expected = after(changes).status;
    for (const order of permutationsOf([...changes, changes[1]!])) {
      const agent = order.reduce((was, change) => hears(was, 0, { ...change, now }, current), idle);
      expect(agent.status).toBe(expected);
    }
  });

  it('start no second wrap-up once the first has ended', () => {
    const changes = changesOf(direct(talk));
    const last = changes.at(-1)!;
    const ended = { ...after(changes), status: 0, chosen: 0, wrapUpUntil: null };
    const recording = { ...last.after, legs: { ...last.after.legs } };
    expect(hears(ended, 0, { ...last, before: null, after: recording }).status).toBe(0);
  });
});

describe('two calls at once', () => {
  const [firstRings, firstTalks, firstEnds] = changesOf(direct(talk), 'first') as [
    Change,
    Change,
    Change,
  ];
  const [secondRings, secondTalks, secondEnds] = changesOf(
    ringAll({ ...group, agents: 1, groupRings: false }),
    'second',
  )
    .filter(({ before, after: call }) => before?.state !== call.state)
    .filter(({ after: call }) => ['ringing', 'connected', 'ended'].includes(call.state)) as [
    Change,
    Change,
    Change,
  ];
  const at = (change: Change, ms: number): Change => ({ ...change, now: new Date(ms) });

  it('a talk outranks a second ring', () => {
    const agent = after([firstRings, firstTalks, secondRings]);
    expect(agent).toMatchObject({ status: 89, linkedId: 'first' });
  });

  it('the second keeps ringing when the first ends, and wrap-up waits for it', () => {
    const during = after([firstRings, firstTalks, secondRings, firstEnds]);
    expect(during).toMatchObject({ status: 98, linkedId: 'second' });
    expect(during.wrapUpUntil).not.toBeNull();
    const missed = { ...secondEnds.after, operator: null, legs: {}, outcome: 'missed' as const };
    const gone = { before: secondRings.after, after: missed, now: firstEnds.now };
    expect(after([gone], 0, during)).toMatchObject({ status: 7, linkedId: 'first' });
    const later = at(gone, firstEnds.now.getTime() + wrapUpMs);
    expect(after([later], 0, during)).toMatchObject({ status: 0, linkedId: null });
  });

  it('a call answered during wrap-up gets its own afterwards', () => {
    const wrapping = after([firstRings, firstTalks, firstEnds]);
    expect(wrapping.status).toBe(7);
    const taken = after([secondRings, secondTalks], 0, wrapping);
    expect(taken).toMatchObject({ status: 99, linkedId: 'second' });
  });
});
