import { dayMs, dayStartMs, readDay } from '@cti/functions/model/text/japan-time';
import './statistics.css';
import type { ReactNode } from 'react';
import { formatDuration, useFormat } from '../ui/format.ts';
import { EmptyLine } from '../ui/notice.tsx';
import { useStatisticsWords } from '../words/statistics.ts';
import { Bars, type LabelledBar } from './bars.tsx';
import { type Period, periods } from './period.ts';
import { Groups, Operators } from './rankings.tsx';
import type { Summary } from './summary.ts';
import { Week } from './week.tsx';
import { useWords } from '../words/use-words.tsx';

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
            isByHour={isToday}
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

/** The key figures. */
function Tiles({ summary }: { summary: Summary }) {
  const words = useStatisticsWords();
  const { common } = useWords();
  const { rate, offered, answered, outbound, outboundAnswered, wait, talk, outcomes } = summary;
  return (
    <dl className="tiles">
      <Tile
        name={words.rate}
        value={rate === null ? common.none : words.percent(rate)}
        note={offered > 0 && words.rateOf(answered, offered)}
      >
        {rate !== null && (
          <span className="tile-meter" aria-hidden>
            <span style={{ width: `${rate}%` }} />
          </span>
        )}
      </Tile>
      <Tile
        name={words.offered}
        value={words.calls(offered)}
        note={outcomes.blocked > 0 && words.blocked(outcomes.blocked)}
      />
      <Tile
        name={words.outbound}
        value={words.calls(outbound)}
        note={outbound > 0 && words.outboundAnswered(outboundAnswered)}
      />
      <Tile
        name={`${words.wait} · ${words.median}`}
        value={wait ? formatDuration(wait.medianMs) : common.none}
        note={wait && words.p90(formatDuration(wait.p90Ms))}
      />
      <Tile
        name={`${words.talk} · ${words.median}`}
        value={talk ? formatDuration(talk.medianMs) : common.none}
        note={
          talk &&
          `${words.p90(formatDuration(talk.p90Ms))} · ${words.total(formatDuration(talk.totalMs))}`
        }
      />
    </dl>
  );
}

interface TileProps {
  name: string;
  value: string;
  note: ReactNode;
  children?: ReactNode;
}

function Tile({ name, value, note, children }: TileProps) {
  return (
    <div className="tile">
      <dt>{name}</dt>
      <dd className="tile-value num">{value}</dd>
      <dd className="tile-note num">
        {children}
        {note}
      </dd>
    </div>
  );
}
