import { dayMs, dayStartMs, readDay } from '@cti/functions/model/text/japan-time';
import './statistics.css';
import type { ReactNode } from 'react';
import { useFormat } from '../ui/format.ts';
import { EmptyLine } from '../ui/notice.tsx';
import { useStatisticsWords } from '../words/statistics.ts';
import { Bars, type LabelledBar } from './bars.tsx';
import { type Period, periods } from './period.ts';
import { Groups, Operators } from './rankings.tsx';
import type { Summary } from './summary.ts';
import { Tiles } from './tiles.tsx';
import { Week } from './week.tsx';

interface PeriodChoiceProps {
  period: Period;
  onPeriod: (period: Period) => void;
}

/** Which days are shown. */
export function PeriodChoice({ period, onPeriod }: PeriodChoiceProps) {
  const words = useStatisticsWords();
  return (
    <fieldset className="periods">
      <legend className="aside">{words.period}</legend>
      {periods.map((one) => (
        <label key={one} className="period">
          <input
            type="radio"
            name="period"
            className="aside"
            checked={one === period}
            onChange={() => onPeriod(one)}
          />
          {words.periods[one]}
        </label>
      ))}
    </fieldset>
  );
}

interface StatisticsViewProps {
  summary: Summary;
  period: Period;
  groupNames: Readonly<Record<string, string>>;
  nowMs: number;
  /** The newest missed calls, as rows of a list. */
  missed: ReactNode;
}

/** The statistics: the key figures first, then when it rang, then who answered. */
export function StatisticsView({
  summary,
  period,
  groupNames,
  nowMs,
  missed,
}: StatisticsViewProps) {
  const words = useStatisticsWords();
  const format = useFormat();
  if (summary.offered + summary.outbound + summary.outcomes.blocked === 0) {
    return <EmptyLine>{words.empty}</EmptyLine>;
  }
  const isToday = period === 'today';
  const days = summary.days.map((bar, n): LabelledBar => {
    const isLabelled = summary.days.length <= 10 || (summary.days.length - 1 - n) % 5 === 0;
    return {
      ...bar,
      key: bar.day,
      name: format.date(dateOf(bar.day), nowMs),
      label: isLabelled ? shortDay(bar.day) : '',
    };
  });
  const hours = summary.hours.map((bar, hour): LabelledBar => ({
    ...bar,
    key: `${hour}`,
    name: words.hour(hour),
    label: `${hour}`,
  }));
  return (
    <div className="statistics">
      <Tiles summary={summary} />
      <div className="statistics-grid">
        <div className="statistics-side">
          <Bars
            title={isToday ? words.byHour : words.byDay}
            unit={isToday ? words.time : words.day}
            bars={isToday ? hours : days}
          />
          {isToday ? null : <Week week={summary.week} />}
        </div>
        <div className="statistics-side">
          {summary.groups.length > 1 && <Groups groups={summary.groups} groupNames={groupNames} />}
          <Operators operators={summary.operators} />
          <section className="figure" aria-label={words.missed}>
            <h2>{words.missed}</h2>
            {summary.missed.length === 0 ? (
              <p className="figure-empty">{words.noMissed}</p>
            ) : (
              <ul className="missed">{missed}</ul>
            )}
          </section>
        </div>
      </div>
    </div>
  );
}

/** Noon of a day in Japan. */
const dateOf = (day: string): Date => new Date(dayStartMs(readDay(day) ?? 0) + dayMs / 2);

const shortDay = (day: string): string => `${Number(day.slice(4, 6))}/${Number(day.slice(6))}`;
