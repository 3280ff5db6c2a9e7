import * as z from 'zod/mini';
import { outcomeSchema, type Call } from './call.ts';

const nullable = <T extends z.core.SomeType>(schema: T) => z._default(z.nullable(schema), null);
const count = z._default(z.number(), 0);
const hours = () =>
  z._default(
    z.array(z.number()),
    Array.from({ length: 24 }, () => 0),
  );

/**
 * Durations as counts by size. Bucket n holds those from 1.1^n to 1.1^(n+1) seconds, bucket -1 what is shorter than a
 * second; read as the geometric middle, a quantile is off by at most 4.9 %.
 */
export const histogramSchema = z._default(z.record(z.string(), z.number()), {});
export type Histogram = z.infer<typeof histogramSchema>;

/** How many of the newest missed calls a day remembers. */
export const missedLimit = 8;

const outcomeCountsSchema = z._default(z.partialRecord(outcomeSchema, z.number()), {});

/** `customer/{id}/statistics/{groupCode}_{yyyymmdd}`: one group's figures of one day in Japan. */
export const statisticSchema = z.object({
  groupCode: nullable(z.string()),
  /** `20261120`; by the start of the calls. */
  day: z.string(),
  /** Calls that came in, by how they ended. */
  inbound: outcomeCountsSchema,
  /** Calls of our own. */
  outbound: outcomeCountsSchema,
  /** By hour of the start: calls offered to us, and how many of them were answered. */
  offeredByHour: hours(),
  answeredByHour: hours(),
  /** Until the answer, of answered calls that came in. */
  wait: histogramSchema,
  /** Of answered calls in either direction, and together. */
  talk: histogramSchema,
  talkMs: count,
  operators: z._default(
    z.array(
      z.object({
        id: z.string(),
        name: z._default(z.string(), ''),
        answered: count,
        outbound: count,
        talkMs: count,
      }),
    ),
    [],
  ),
  /** Newest first, at most {@link missedLimit}. */
  missed: z._default(z.array(z.object({ linkedId: z.string(), at: z.date() })), []),
  updatedAt: nullable(z.date()),
  expireAt: nullable(z.date()),
});
export type Statistic = z.infer<typeof statisticSchema>;

/**
 * Whether a call was offered to us: it came in from outside and was not blocked. The answer rate, wherever it is
 * shown, is the share of these that a person answered; tests do not count.
 */
export const wasOffered = (call: Pick<Call, 'direction' | 'outcome' | 'isTest'>): boolean =>
  call.direction === 'inbound' && call.outcome !== 'blocked' && !call.isTest;

/** Answered of offered in per cent, null before the first. */
export const answerRate = (answered: number, offered: number): number | null =>
  offered === 0 ? null : Math.round((100 * answered) / offered);
