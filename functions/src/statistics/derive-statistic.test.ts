import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callSchema } from '../model/calls/call.ts';
import { dayKey, japanDay, japanHour } from '../model/text/japan-time.ts';
import { contributionOf, type Contribution } from './contribution.ts';
import { bucketOf, deriveStatistic } from './derive-statistic.ts';

const whose = { groupCode: 'G01', day: '20261120', updatedAt: null, expireAt: null };
const at = Date.parse('2026-11-20T12:30:00+09:00');
const statistic = (...calls: Contribution[]) =>
  deriveStatistic(whose, new Map(calls.map((call, n) => [`call-${n}`, call])));

const part = (fields: Partial<Contribution> = {}): Contribution => ({
  direction: 'inbound',
  outcome: 'answered',
  at,
  waitMs: 8_000,
  talkMs: 60_000,
  operator: { id: '1', email: 'nishimura@example.com', name: '西村' },
  ...fields,
});

describe('the figures of a day', () => {
  it('count calls by direction, outcome, hour and operator', () => {
    const figures = statistic(
      part(),
      part({ at: at + 3_600_000, talkMs: 30_000 }),
      part({ outcome: 'missed', operator: null, talkMs: 0 }),
      part({ outcome: 'blocked', operator: null, talkMs: 0 }),
      part({ direction: 'outbound', talkMs: 90_000 }),
      part({ direction: 'outbound', outcome: 'canceled', operator: null, talkMs: 0 }),
    );
    expect(figures).toMatchObject({
      inbound: { answered: 2, missed: 1, blocked: 1 },
      outbound: { answered: 1, canceled: 1 },
      talkMs: 180_000,
      operators: [{ id: '1', name: '西村', answered: 2, outbound: 1, talkMs: 180_000 }],
    });
    expect([figures.offeredByHour[12], figures.offeredByHour[13]]).toEqual([2, 1]);
    expect([figures.answeredByHour[12], figures.answeredByHour[13]]).toEqual([1, 1]);
    expect(figures.missed.map(({ linkedId }) => linkedId)).toEqual(['call-2']);
  });

  it('have one row per person, with calls from Dialpad and those entered by hand', () => {
    const byHand = { id: 'uid-1', email: 'Nishimura@Example.com', name: '西村 あい' };
    const earlier = { id: '1', email: '', name: '西村' };
    const other = { id: '2', email: '', name: '中野' };
    const figures = statistic(
      part({ operator: earlier }),
      part({ at: at + 1 }),
      part({ at: at + 2, operator: byHand, direction: 'outbound' }),
      part({ at: at + 3, operator: other }),
    );
    expect(figures.operators).toEqual([
      {
        id: '1',
        email: 'nishimura@example.com',
        name: '西村 あい',
        answered: 2,
        outbound: 1,
        talkMs: 180_000,
      },
      { id: '2', email: '', name: '中野', answered: 1, outbound: 0, talkMs: 60_000 },
    ]);
  });

  it.each([
    ['2026-11-19T14:59:59Z', '20261119', 23],
    ['2026-11-19T15:00:00Z', '20261120', 0],
  ])('begin at midnight in Japan: %s', (time, day, hour) => {
    const ms = Date.parse(time);
    expect([dayKey(japanDay(ms)), japanHour(ms)]).toEqual([day, hour]);
  });

  it.each([
    ['a test', { isTest: true }],
    ['merged', { mergedInto: 'other' }],
    ['internal', { direction: 'internal' }],
    ['not over', { outcome: null, active: true, state: 'connected' }],
  ] as const)('leave out a call that is %s', (_, fields) => {
    const call = callSchema.parse({
      linkedId: 'a',
      source: 'dialpad',
      direction: 'inbound',
      state: 'ended',
      active: false,
      outcome: 'answered',
      caller: { match: 'unknown' },
      startedAt: new Date(at),
    });
    expect(contributionOf(call)).not.toBeNull();
    expect(contributionOf({ ...call, ...fields })).toBeNull();
  });

  const parts = fc.array(
    fc.record({
      direction: fc.constantFrom('inbound' as const, 'outbound' as const),
      outcome: fc.constantFrom(
        'answered',
        'missed',
        'abandoned',
        'voicemail',
        'blocked',
        'canceled',
      ),
      at: fc.integer({ min: at - 40_000_000, max: at + 40_000_000 }),
      waitMs: fc.nat(600_000),
      talkMs: fc.nat(7_200_000),
      operator: fc.constantFrom(
        null,
        { id: '1', email: 'nishimura@example.com', name: '西村' },
        { id: '1', email: '', name: '西村' },
        { id: 'uid-1', email: 'nishimura@example.com', name: '西村' },
        { id: '2', email: '', name: '中野' },
      ),
    }),
  );

  it('are the same in any order, and add up', () => {
    fc.assert(
      fc.property(parts, (some) => {
        const calls = some.map((call, n): [string, Contribution] => [`call-${n}`, call]);
        const figures = deriveStatistic(whose, new Map(calls));
        expect(deriveStatistic(whose, new Map(calls.toReversed()))).toEqual(figures);
        const sum = (values: object) =>
          Object.values(values).reduce((total: number, n: number) => total + n, 0);
        const { blocked = 0, ...offered } = figures.inbound;
        expect(sum(figures.inbound) + sum(figures.outbound)).toBe(some.length);
        expect(sum(figures.offeredByHour)).toBe(sum(offered));
        expect(sum(figures.answeredByHour)).toBe(figures.inbound.answered ?? 0);
        expect(sum(figures.wait)).toBe(figures.inbound.answered ?? 0);
        expect(blocked).toBeLessThanOrEqual(some.length);
      }),
    );
  });

  it('keep a duration within 4.9 % of itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000, max: 4 * 3_600_000 }), (ms) => {
        const read = 1_000 * 1.1 ** (bucketOf(ms) + 0.5);
        expect(Math.abs(read - ms) / ms).toBeLessThan(0.049);
      }),
    );
    expect(bucketOf(0)).toBe(-1);
  });
});
