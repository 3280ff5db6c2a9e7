import type { Outcome } from '@cti/functions/model/calls/call';
import {
  type Histogram,
  type OperatorFigures,
  type Statistic,
  answerRate,
  joinOperators,
  missedLimit,
} from '@cti/functions/model/calls/statistic';

/** Incoming calls: those a person answered, and how the others ended. */
export interface Bar {
  answered: number;
  voicemail: number;
  missed: number;
  abandoned: number;
}

/** What a statistics page shows: the figures of any number of groups and days combined. */
export interface Summary {
  offered: number;
  answered: number;
  /** Per cent; null before the first call. */
  rate: number | null;
  outcomes: Bar & { blocked: number };
  outbound: number;
  outboundAnswered: number;
  wait: { medianMs: number; p90Ms: number } | null;
  talk: { medianMs: number; p90Ms: number; totalMs: number } | null;
  /** One per requested day, oldest first. */
  days: (Bar & { day: string })[];
  /** One per hour; how an unanswered call ended is only known by day, so here it counts as missed. */
  hours: Bar[];
  /** Offered calls by weekday, starting on Sunday, and hour, and how many of them were answered. */
  week: { offered: number; answered: number }[][];
  /** Most calls first. */
  operators: OperatorFigures[];
  groups: { groupCode: string | null; offered: number; answered: number; rate: number | null }[];
  /** Newest first. */
  missed: { linkedId: string; at: Date }[];
}

/** @param days the days of the period, oldest first; one without a document had no calls */
export function summarize(statistics: readonly Statistic[], days: readonly string[]): Summary {
  const bars = new Map(days.map((day) => [day, emptyBar()]));
  const total = emptyBar();
  const week = Array.from({ length: 7 }, () =>
    Array.from({ length: 24 }, () => ({ offered: 0, answered: 0 })),
  );
  const groups = new Map<string | null, { offered: number; answered: number }>();
  const [wait, talk]: Histogram[] = [{}, {}];
  let [blocked, outbound, outboundAnswered, totalMs] = [0, 0, 0, 0];

  for (const one of statistics) {
    const bar = barOf(one);
    add(bars.get(one.day) ?? emptyBar(), bar);
    add(total, bar);
    const group = groups.get(one.groupCode) ?? { offered: 0, answered: 0 };
    group.offered += sumOf(bar);
    group.answered += bar.answered;
    groups.set(one.groupCode, group);
    for (const [hour, cell] of (week[weekdayOf(one.day)] ?? []).entries()) {
      cell.offered += one.offeredByHour[hour] ?? 0;
      cell.answered += one.answeredByHour[hour] ?? 0;
    }
    addHistogram(wait ?? {}, one.wait);
    addHistogram(talk ?? {}, one.talk);
    totalMs += one.talkMs;
    blocked += one.inbound.blocked ?? 0;
    outbound += Object.values(one.outbound).reduce((sum, n) => sum + n, 0);
    outboundAnswered += one.outbound.answered ?? 0;
  }

  const offered = sumOf(total);
  const waits = quantiles(wait ?? {});
  const talks = quantiles(talk ?? {});
  return {
    offered,
    answered: total.answered,
    rate: answerRate(total.answered, offered),
    outcomes: { ...total, blocked },
    outbound,
    outboundAnswered,
    wait: waits,
    talk: talks && { ...talks, totalMs },
    days: days.map((day) => ({ ...(bars.get(day) ?? emptyBar()), day })),
    hours: week[0]?.map((_, hour) => hourOf(week, hour)) ?? [],
    week,
    operators: joinOperators(statistics.flatMap((one) => one.operators)).toSorted(
      (a, b) => b.answered + b.outbound - (a.answered + a.outbound) || (a.id < b.id ? -1 : 1),
    ),
    groups: [...groups]
      .map(([groupCode, g]) => ({ groupCode, ...g, rate: answerRate(g.answered, g.offered) }))
      .toSorted((a, b) => b.offered - a.offered),
    missed: statistics
      .flatMap((one) => one.missed)
      .toSorted((a, b) => b.at.getTime() - a.at.getTime())
      .slice(0, missedLimit),
  };
}

function hourOf(week: Summary['week'], hour: number): Bar {
  const bar = emptyBar();
  for (const day of week) {
    bar.answered += day[hour]?.answered ?? 0;
    bar.missed += (day[hour]?.offered ?? 0) - (day[hour]?.answered ?? 0);
  }
  return bar;
}

/** Sunday is 0. */
export const weekdayOf = (day: string): number =>
  new Date(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T00:00:00Z`).getUTCDay();

const emptyBar = (): Bar => ({ answered: 0, voicemail: 0, missed: 0, abandoned: 0 });
export const sumOf = (bar: Bar): number =>
  bar.answered + bar.voicemail + bar.missed + bar.abandoned;

function barOf({ inbound }: Statistic): Bar {
  const of = (outcome: Outcome) => inbound[outcome] ?? 0;
  return {
    answered: of('answered'),
    voicemail: of('voicemail'),
    missed: of('missed') + of('canceled'),
    abandoned: of('abandoned'),
  };
}

function add(to: Bar, bar: Bar): void {
  to.answered += bar.answered;
  to.voicemail += bar.voicemail;
  to.missed += bar.missed;
  to.abandoned += bar.abandoned;
}

function addHistogram(to: Histogram, histogram: Histogram): void {
  for (const [bucket, n] of Object.entries(histogram)) to[bucket] = (to[bucket] ?? 0) + n;
}

/** Median and 90 % of a histogram, as exact as its buckets; null of an empty one. */
function quantiles(histogram: Histogram): { medianMs: number; p90Ms: number } | null {
  const buckets = Object.entries(histogram)
    .map(([bucket, n]) => ({ bucket: Number(bucket), n }))
    .toSorted((a, b) => a.bucket - b.bucket);
  const total = buckets.reduce((sum, { n }) => sum + n, 0);
  if (total === 0) return null;
  const at = (share: number) => {
    let seen = 0;
    const found = buckets.find(({ n }) => (seen += n) >= share * total);
    const bucket = found?.bucket ?? -1;
    return bucket < 0 ? 500 : 1_000 * 1.1 ** (bucket + 0.5);
  };
  return { medianMs: at(0.5), p90Ms: at(0.9) };
}
