import { describe, expect, test } from 'vitest';
import { permutationsOf } from '../../test/conversation/orders.ts';
import { idle } from '../../test/conversation/presence.ts';
import type { Agent } from '../model/desk/agent.ts';
import { afterNotice } from './duty.ts';
import { afterPause } from './pause.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 3, minute));
const now = at(59);
const paused = (minute: number, reason = '') => ({ isPaused: true, reason, at: at(minute) });
const open = (minute: number) => ({ isPaused: false, reason: '', at: at(minute) });
const told = (agent: Agent, pause: ReturnType<typeof paused>, isFound = false) =>
  afterPause(agent, { extension: '101', isFound, ...pause }, now);
const chose = (status: Agent['status'], minute: number): Agent => ({
  ...idle,
  status,
  chosen: status,
  chosenAt: at(minute),
});

describe('a pause in the queues of a phone system', () => {
  test.each([
    ['離席', 0, 3],
    ['', 0, 3],
    ['昼休み', 0, 3],
    ['ワーク', 0, 2],
    ['後処理', 3, 2],
    ['wrap-up', 0, 2],
    // Whoever has logged off is away, and has said more.
    ['離席', 1, 1],
    ['ワーク', 2, 2],
  ])('for "%s" makes %i %i', (reason, before, after) => {
    const next = told(chose(before, 0), paused(1, reason));
    expect(next).toMatchObject({ status: after, chosen: after, chosenAt: at(1) });
  });

  test('says why, and its end makes them available', () => {
    const away = told(chose(0, 0), paused(1, '昼休み'));
    expect(away).toMatchObject({ since: now, byPbx: { reason: '昼休み' }, byDialpad: null });
    expect(told(away, open(2))).toMatchObject({ status: 0, byPbx: { reason: '' } });
    expect(told(chose(3, 0), open(2))).toMatchObject({ status: 0 });
  });

  test('waits for the end of a call', () => {
    const calls = { c1: { status: 99, since: at(0) } };
    const talking = { ...chose(0, 0), status: 99, linkedId: 'c1', calls };
    expect(told(talking, paused(1))).toMatchObject({ status: 99, chosen: 3 });
  });

  test('that is older than the last choice, here or at Dialpad, changes nothing', () => {
    const here = chose(0, 10);
    expect(told(here, paused(9))).toBe(here);
    expect(told(here, paused(11))).toMatchObject({ status: 3 });
    const notice = { duty: 'available', reason: '', at: at(12) };
    const there = afterNotice(told(here, paused(11)), notice, now);
    expect(there).toMatchObject({ status: 0, byPbx: null, byDialpad: { reason: '' } });
    expect(told(there, paused(11))).toBe(there);
  });

  test('ends the same in any order, however often it is told', () => {
    const news = [paused(1), open(2), paused(3, 'ワーク'), open(4), paused(5, '離席')];
    for (const order of permutationsOf(news)) {
      const after = [...order, ...order].reduce<Agent>((agent, one) => told(agent, one), idle);
      expect(after).toMatchObject({ status: 3, chosenAt: at(5) });
    }
  });

  test('of a clock that is ahead does not outdo what they choose here from now on', () => {
    expect(told(chose(0, 0), { ...paused(0), at: new Date('2027-01-01') }).chosenAt).toEqual(now);
  });
});

describe('somebody who is found not to be paused', () => {
  test('is available again if a pause had taken them away, and was left as they are else', () => {
    const away = told(chose(0, 0), paused(1));
    expect(told(away, open(5), true)).toMatchObject({ status: 0 });
    const here = chose(3, 2);
    expect(told(here, open(5), true)).toBe(here);
    const back = told(away, open(2));
    expect(told(back, open(5), true)).toBe(back);
  });
});
