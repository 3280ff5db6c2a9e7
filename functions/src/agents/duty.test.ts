import { describe, expect, test } from 'vitest';
import { permutationsOf } from '../../test/conversation/orders.ts';
import { idle } from '../../test/conversation/presence.ts';
import type { Agent } from '../model/desk/agent.ts';
import { afterNotice } from './duty.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 3, minute));
const now = at(59);
const told = (agent: Agent, duty: string, minute: number, reason = '') =>
  afterNotice(agent, { duty, reason, at: at(minute) }, now);
const chose = (status: Agent['status'], minute: number): Agent => ({
  ...idle,
  status,
  chosen: status,
  chosenAt: at(minute),
});

describe('what somebody chose at Dialpad', () => {
  test.each([
    ['available', 3, 0],
    ['available', 1, 0],
    ['unavailable', 0, 3],
    ['busy', 0, 2],
    ['busy', 3, 2],
    // For whatever reason they're off duty: ours says more.
    ['unavailable', 2, 2],
    ['unavailable', 1, 1],
    // Calls tell us that.
    ['occupied', 0, 0],
    ['wrapup', 3, 3],
    ['__proto__', 3, 3],
    ['', 3, 3],
  ])('%s makes %i %i', (duty, before, after) => {
    expect(told(chose(before, 0), duty, 1)).toMatchObject({ status: after, chosen: after });
  });

  test('says why, until they choose here', () => {
    const away = told(chose(0, 0), 'unavailable', 1, '昼休み');
    expect(away).toMatchObject({ status: 3, since: now, byDialpad: { reason: '昼休み' } });
  });

  test('waits for the end of a call or wrap-up', () => {
    const calls = { c1: { status: 89, since: at(0) } };
    const talking = { ...chose(0, 0), status: 89, linkedId: 'c1', calls };
    expect(told(talking, 'unavailable', 1)).toMatchObject({ status: 89, chosen: 3 });
    const wrapping = { ...chose(0, 0), status: 7, wrapUpUntil: at(60) };
    expect(told(wrapping, 'unavailable', 1)).toMatchObject({ status: 7, chosen: 3 });
  });
});

describe('news that comes late', () => {
  test('does not undo what they chose here since', () => {
    const away = chose(3, 10);
    expect(told(away, 'available', 9)).toBe(away);
    expect(told(away, 'available', 10)).toBe(away);
    expect(told(away, 'available', 11)).toMatchObject({ status: 0 });
  });

  test('ends the same in any order, however often it comes', () => {
    const news = [
      ['unavailable', 1],
      ['available', 2],
      ['occupied', 3],
      ['busy', 4],
      ['unavailable', 5],
    ] as const;
    for (const order of permutationsOf([...news])) {
      const after = [...order, ...order].reduce<Agent>(
        (agent, [duty, minute]) => told(agent, duty, minute),
        chose(0, 0),
      );
      expect(after).toMatchObject({ status: 3, chosenAt: at(5) });
    }
  });

  test('counts though it says what we know: what is older is told by it', () => {
    const agreed = told(chose(0, 0), 'available', 2);
    expect(told(agreed, 'unavailable', 1).status).toBe(0);
  });
});
