import {
  joinOperators,
  missedLimit,
  type Histogram,
  type OperatorFigures,
  type Statistic,
} from '../model/calls/statistic.ts';
import { japanHour } from '../model/text/japan-time.ts';
import type { Contribution } from './contribution.ts';

/** The figures of a day: a pure function of its calls' contributions, in any order. */
export function deriveStatistic(
  whose: Pick<Statistic, 'groupCode' | 'day' | 'updatedAt' | 'expireAt'>,
  calls: ReadonlyMap<string, Contribution>,
): Statistic {
  const hours = () => Array.from({ length: 24 }, () => 0);
  const figures: Statistic = {
    ...whose,
    inbound: {},
    outbound: {},
    offeredByHour: hours(),
    answeredByHour: hours(),
    wait: {},
    talk: {},
    talkMs: 0,
    operators: [],
    missed: [],
  };
  const operators: OperatorFigures[] = [];
  const inOrder = [...calls].toSorted(([a, x], [b, y]) => x.at - y.at || (a < b ? -1 : 1));
  for (const [linkedId, call] of inOrder) {
    const { direction, outcome, at, talkMs } = call;
    const isAnswered = outcome === 'answered';
    const counts = figures[direction];
    counts[outcome] = (counts[outcome] ?? 0) + 1;
    if (direction === 'inbound' && outcome !== 'blocked') {
      figures.offeredByHour[japanHour(at)] = (figures.offeredByHour[japanHour(at)] ?? 0) + 1;
      if (isAnswered) {
        figures.answeredByHour[japanHour(at)] = (figures.answeredByHour[japanHour(at)] ?? 0) + 1;
        add(figures.wait, call.waitMs);
      } else figures.missed.unshift({ linkedId, at: new Date(at) });
    }
    if (isAnswered) {
      add(figures.talk, talkMs);
      figures.talkMs += talkMs;
    }
    if (call.operator && isAnswered) {
      operators.push({
        ...call.operator,
        answered: direction === 'inbound' ? 1 : 0,
        outbound: direction === 'inbound' ? 0 : 1,
        talkMs,
      });
    }
  }
  figures.missed = figures.missed.slice(0, missedLimit);
  figures.operators = joinOperators(operators);
  return figures;
}

/** The bucket of a duration, see histogramSchema. */
export const bucketOf = (ms: number): number =>
  ms < 1_000 ? -1 : Math.floor(Math.log(ms / 1_000) / Math.log(1.1) + 1e-9);

function add(histogram: Histogram, ms: number): void {
  const bucket = `${bucketOf(ms)}`;
  histogram[bucket] = (histogram[bucket] ?? 0) + 1;
}
