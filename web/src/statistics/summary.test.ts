import { statisticSchema } from '@cti/functions/model/calls/statistic';
import { describe, expect, it } from 'vitest';
import { daysOf } from './period.ts';
import { summarize } from './summary.ts';

const day = (fields: object) =>
  statisticSchema.parse({ groupCode: 'G01', day: '20261120', ...fields });
const at = (hour: number, n: number) => Array.from({ length: 24 }, (_, h) => (h === hour ? n : 0));

describe('summarize', () => {
  it('adds up groups and days', () => {
    const summary = summarize(
      [
        day({
          inbound: { answered: 6, missed: 1, blocked: 2 },
          outbound: { answered: 1, canceled: 2 },
          offeredByHour: at(10, 7),
          answeredByHour: at(10, 6),
          operators: [
            { id: '1', email: '', name: '西村', answered: 6, outbound: 1, talkMs: 600_000 },
          ],
        }),
        day({ groupCode: 'G02', inbound: { answered: 2, voicemail: 1 }, offeredByHour: at(11, 3) }),
        day({
          day: '20261119',
          inbound: { abandoned: 2 },
          operators: [
            {
              id: '1',
              email: '',
              name: '西村',
              answered: 1,
              outbound: 0,
              talkMs: 1_000,
            },
          ],
        }),
      ],
      ['20261118', '20261119', '20261120'],
    );
    expect(summary).toMatchObject({
      offered: 12,
      answered: 8,
      rate: 67,
      outcomes: { answered: 8, missed: 1, voicemail: 1, abandoned: 2, blocked: 2 },
      outbound: 3,
      outboundAnswered: 1,
      operators: [{ answered: 7, outbound: 1, talkMs: 601_000 }],
    });
    expect(summary.days.map(({ answered, abandoned }) => [answered, abandoned])).toEqual([
      [0, 0],
      [0, 2],
      [8, 0],
    ]);
    expect(summary.groups.map(({ groupCode, rate }) => [groupCode, rate])).toEqual([
      ['G01', 67],
      ['G02', 67],
    ]);
    // A Friday.
    expect(summary.week[5]?.[10]).toEqual({ offered: 7, answered: 6 });
  });

  it('reads median and 90th percentile from the histograms', () => {
    // Bucket 24 starts at 9.85 s, bucket 48 at 97 s.
    const { wait, talk } = summarize([day({ wait: { 24: 8, 48: 2 } })], ['20261120']);
    expect(talk).toBeNull();
    expect(wait?.medianMs).toBeCloseTo(10_330, -2);
    expect(wait?.p90Ms).toBeCloseTo(101_800, -3);
  });

  it('has no rate before the first call', () => {
    expect(summarize([], ['20261120'])).toMatchObject({ rate: null, offered: 0, wait: null });
  });
});

describe('daysOf', () => {
  const now = Date.parse('2026-11-02T00:30:00+09:00');
  it.each([
    ['today', ['20261102']],
    ['month', ['20261101', '20261102']],
    ['7', ['20261027', '20261028', '20261029', '20261030', '20261031', '20261101', '20261102']],
  ] as const)('%s', (period, days) => {
    expect(daysOf(period, now, 0)).toEqual(days);
  });

  it('ends the day when the shop closes', () => {
    const dayEndsMs = 5 * 3_600_000;
    expect(daysOf('today', now, dayEndsMs)).toEqual(['20261101']);
    expect(daysOf('today', now + dayEndsMs, dayEndsMs)).toEqual(['20261102']);
    const firstNight = Date.parse('2026-12-01T04:59:00+09:00');
    expect(daysOf('month', firstNight, dayEndsMs)).toHaveLength(30);
  });
});
