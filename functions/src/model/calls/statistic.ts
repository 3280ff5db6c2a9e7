import * as z from 'zod/mini';
import { outcomeSchema, type Call } from './call.ts';
import { nullable, text } from '../text/or-default.ts';

const count = z._default(z.number(), 0);
const hours = () =>
  z._default(
    z.array(z.number()),
    Array.from({ length: 24 }, () => 0),
  );

/**
 * Histogram of durations. Bucket n counts those from 1.1^n to 1.1^(n+1) seconds, bucket -1 those under a second; taking
 * the geometric mean, a quantile is off by at most 4.9 %.
 */
export const histogramSchema = z._default(z.record(z.string(), z.number()), {});
export type Histogram = z.infer<typeof histogramSchema>;

/** How many of a day's newest missed calls are kept. */
export const missedLimit = 8;

/** One person's calls. `email` = '' if the phone system reports none. */
const operatorFiguresSchema = z.object({
  id: z.string(),
  email: text,
  name: text,
  answered: count,
  outbound: count,
  talkMs: count,
});
export type OperatorFigures = z.infer<typeof operatorFiguresSchema>;

/**
 * Adds up rows of the same person: Dialpad's calls have Dialpad's id and an address, those entered by hand the member's
 * id and the same address. Gives the same rows in any order; the latest name wins.
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

/** `customer/{id}/statistics/{groupCode}_{yyyymmdd}`: a group's figures for a day in Japan. */
export const statisticSchema = z.object({
  groupCode: nullable(z.string()),
  /** `20261120`, by the calls' start. */
  day: z.string(),
  /** Inbound calls by outcome. */
  inbound: outcomeCountsSchema,
  /** Outbound calls by outcome. */
  outbound: outcomeCountsSchema,
  /** By hour of the start: calls offered to us, and how many were answered. */
  offeredByHour: hours(),
  answeredByHour: hours(),
  /** Time until the answer, of answered inbound calls. */
  wait: histogramSchema,
  /** Talk time of answered calls, by direction and in total. */
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
 * Whether a call was offered to us: inbound from outside and not blocked. The answer rate, wherever shown, is the share
 * of these that a person answered; test calls don't count.
 */
export const wasOffered = (call: Pick<Call, 'direction' | 'outcome' | 'isTest'>): boolean =>
  call.direction === 'inbound' && call.outcome !== 'blocked' && !call.isTest;

/** Answered calls as a percentage of offered ones; null if there are none. */
export const answerRate = (answered: number, offered: number): number | null =>
  offered === 0 ? null : Math.round((100 * answered) / offered);
