import type { ReactNode } from 'react';
import { statisticSchema } from '@cti/functions/model/calls/statistic';
import { MissedRow } from '../src/statistics/statistics-page.tsx';
import { type Period, daysOf } from '../src/statistics/period.ts';
import { PeriodChoice, StatisticsView } from '../src/statistics/statistics-view.tsx';
import { summarize, weekdayOf } from '../src/statistics/summary.ts';
import * as data from './fixtures.ts';
import { Frame } from './frame.tsx';

const noop = () => {};
/** Calls by hour of a shop that is open from ten to midnight. */
const curve = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 4, 6, 5, 4, 4, 5, 7, 9, 11, 12, 10, 7, 4];

/** Steady noise, so that a picture is the same every time. */
const noise = (n: number) => ((n * 7919) % 97) / 97;

function statisticsOf(days: string[], storeCount: number) {
  return days.flatMap((day, d) =>
    data.stores.slice(0, storeCount).map((store, s) => {
      const weekend = [0, 5, 6].includes(weekdayOf(day)) ? 1.6 : 1;
      const offered = curve.map((n, hour) =>
        Math.round(n * weekend * (1 - s * 0.2) * (0.5 + noise(d * 31 + hour * 7 + s))),
      );
      const answered = offered.map((n, hour) =>
        Math.round(n * (hour > 18 && hour < 22 ? 0.78 : 0.94)),
      );
      const all = offered.reduce((a, b) => a + b, 0);
      const taken = answered.reduce((a, b) => a + b, 0);
      const lost = all - taken;
      const voicemail = Math.floor(lost / 4);
      const abandoned = Math.floor(lost / 3);
      return statisticSchema.parse({
        groupCode: store.group,
        day,
        inbound: {
          answered: taken,
          voicemail,
          abandoned,
          missed: lost - voicemail - abandoned,
          blocked: d % 3,
        },
        outbound: { answered: Math.round(all / 9), canceled: d % 4 },
        offeredByHour: offered,
        answeredByHour: answered,
        wait: { 17: taken / 2, 22: taken / 3, 30: taken / 6 },
        talk: { 42: taken / 3, 52: taken / 3, 62: taken / 3 },
        talkMs: taken * 210_000,
        operators: [
          {
            id: '101',
            email: '',
            name: '鈴木 亜美',
            answered: Math.round(taken * 0.5),
            outbound: 4,
            talkMs: taken * 100_000,
          },
          {
            id: '102',
            email: '',
            name: '田中 健',
            answered: Math.round(taken * 0.3),
            outbound: 2,
            talkMs: taken * 70_000,
          },
          {
            id: '103',
            email: '',
            name: data.longName.name,
            answered: Math.round(taken * 0.2),
            outbound: 0,
            talkMs: taken * 40_000,
          },
        ],
        missed: Array.from({ length: 8 }, (_, n) => ({ linkedId: `m${n}`, at: data.ago(n * 900) })),
      });
    }),
  );
}

function Demo({ period, storeCount = 4 }: { period: Period; storeCount?: number }) {
  const days = daysOf(period, data.now, 0);
  const summary = summarize(statisticsOf(days, storeCount), days);
  return (
    <Frame at="/stats">
      <h1 className="aside">統計</h1>
      <div className="statistics-head">
        <PeriodChoice period={period} onPeriod={noop} />
      </div>
      <StatisticsView
        summary={summary}
        period={period}
        groupNames={data.groupNames}
        nowMs={data.now}
        missed={data.endedCalls(8).map((call, n) => (
          <MissedRow
            key={call.linkedId}
            call={{
              ...call,
              direction: 'inbound',
              outcome: n % 3 ? 'missed' : 'abandoned',
              handled: n % 4 === 1,
            }}
            nowMs={data.now}
            onOpen={noop}
          />
        ))}
      />
    </Frame>
  );
}

export const statisticsScenes: Record<string, () => ReactNode> = {
  'statistics/every': () => <Demo period="30" />,
  'statistics/seven': () => <Demo period="7" storeCount={1} />,
  'statistics/today-few': () => <Demo period="today" storeCount={1} />,
  'statistics/empty': () => <Demo period="today" storeCount={0} />,
};
