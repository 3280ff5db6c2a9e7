import * as z from 'zod/mini';
import { nullable, text } from '../text/or-default.ts';
import type { Call } from './call.ts';
import { isOperator, type PhoneUser } from './operator.ts';

/** What members may have Dialpad do from here: who may, how often, and what is kept of it. */

/** `customer/{id}/telephony/abilities`: what the customer's key to Dialpad is good for. Written by the server only. */
export const abilitiesSchema = z.object({
  /** Calls can be placed, ended and transferred. */
  calls: z._default(z.boolean(), false),
  /** Numbers can be blocked. */
  blocks: z._default(z.boolean(), false),
});
export type Abilities = z.infer<typeof abilitiesSchema>;

/** `customer/{id}/dialpadUsers/{uid}`: a member as Dialpad knows them. Written by the server only. */
export const dialpadUserSchema = z.object({
  /** Whose user id it is, in lower case: a member's address may change. */
  email: text,
  userId: nullable(z.string()),
  /** When calls were placed for them lately, on the server's clock. */
  placedAt: z._default(z.array(z.date()), []),
});
export type DialpadUser = z.infer<typeof dialpadUserSchema>;

/** Dialpad places so many calls for one person within a minute (`initiate_call`). */
const callsPerMinute = 5;
const minuteMs = 60_000;

/** Calls that still count, the oldest first. */
export const countedCalls = (placedAt: readonly Date[], nowMs: number): Date[] =>
  placedAt
    .filter((at) => at.getTime() > nowMs - minuteMs)
    .toSorted((a, b) => a.getTime() - b.getTime());

/** How long until Dialpad would place another call, ms; 0 = now. */
export function waitBeforeCallMs(placedAt: readonly Date[], nowMs: number): number {
  const counted = countedCalls(placedAt, nowMs);
  const first = counted.at(-callsPerMinute);
  // A clock that is behind doesn't make it longer.
  return first ? Math.min(first.getTime() + minuteMs - nowMs, minuteMs) : 0;
}

/** How long an order to Dialpad is good for: whoever gave it is still looking at the call. */
export const orderLastsMs = 10_000;

/** `customer/{id}/blockedNumbers/{number}`: a number whose calls Dialpad refuses. Written by the server only. */
export const blockedNumberSchema = z.object({
  /** E.164; the document's id. */
  number: z.string(),
  reason: text,
  byUid: text,
  byName: text,
  at: nullable(z.date()),
});
export type BlockedNumber = z.infer<typeof blockedNumberSchema>;

/** Browsers watch all of a customer's blocked numbers. */
export const blockedLimit = 200;
/** Characters. */
export const blockReasonLimit = 200;

/** Whether a member may end or transfer a call: whoever talks, and admins. */
export const maySteer = (
  { operator }: Pick<Call, 'operator'>,
  member: PhoneUser & { role: string },
): boolean => member.role === 'admin' || (member.role !== 'viewer' && isOperator(operator, member));

/** Dialpad's id of the leg on which a call's operator talks; null = there's nothing Dialpad could end. */
export function talkingLeg({
  source,
  state,
  operator,
  legs,
}: Pick<Call, 'source' | 'state' | 'operator' | 'legs'>): string | null {
  const talks = state === 'connected' || state === 'hold';
  if (source !== 'dialpad' || !talks || !operator) return null;
  const theirs = Object.entries(legs).filter(
    ([callId, { targetType, target, connectedAt, endedAt }]) =>
      /^\d+$/.test(callId) &&
      targetType === 'user' &&
      connectedAt !== null &&
      endedAt === null &&
      isSame(target, operator),
  );
  const last = theirs.toSorted(([, a], [, b]) => timeOf(a.connectedAt) - timeOf(b.connectedAt));
  return last.at(-1)?.[0] ?? null;
}

const timeOf = (at: Date | null): number => at?.getTime() ?? 0;

type Known = { id: string; email: string };

const isSame = (target: Known | null, operator: Known): boolean =>
  target !== null &&
  (operator.email === ''
    ? operator.id !== '' && target.id === operator.id
    : target.email.toLowerCase() === operator.email.toLowerCase());
