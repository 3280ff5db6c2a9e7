import * as z from 'zod/mini';
import { outcomeSchema, type Call } from './call.ts';
import { nullable, text } from './or-default.ts';

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

/** One person's calls. `email` = '' where a telephone system tells none. */
export const operatorFiguresSchema = z.object({
  id: z.string(),
  email: text,
  name: text,
  answered: count,
  outbound: count,
  talkMs: count,
});
export type OperatorFigures = z.infer<typeof operatorFiguresSchema>;

/**
 * Adds up what belongs to one person: a call of Dialpad's tells Dialpad's id and an address, one that was entered by
 * hand the member's id and the same address. Whatever the order, the same rows; the name is the last one told.
 */
export function joinOperators(rows: readonly OperatorFigures[]): OperatorFigures[] {
  let people: { keys: Set<string>; figures: OperatorFigures }[] = [];
  for (const row of rows) {
    const email = row.email.toLowerCase();
    const keys = new Set([`id ${row.id}`, ...(email === '' ? [] : [`email ${email}`])]);
    const same = people.filter((one) => [...keys].some((key) => one.keys.has(key)));
    const joined = same.reduce((sum, { figures }) => plus(sum, figures), { ...row, email });
    const all = new Set([...keys, ...same.flatMap((one) => [...one.keys])]);
    people = [...people.filter((one) => !same.includes(one)), { keys: all, figures: joined }];
  }
  return people.map(({ figures }) => figures).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

const plus = (one: OperatorFigures, other: OperatorFigures): OperatorFigures => ({
  id: one.id < other.id ? one.id : other.id,
  email: one.email || other.email,
  name: one.name || other.name,
  answered: one.answered + other.answered,
  outbound: one.outbound + other.outbound,
  talkMs: one.talkMs + other.talkMs,
});

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
  operators: z._default(z.array(operatorFiguresSchema), []),
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
