import * as z from 'zod/mini';
import { nullable, text } from '../text/or-default.ts';
import type { Call } from './call.ts';
import { isOperator, type PhoneUser } from './operator.ts';

/** What members may have a phone system do from here: which one, who may, how often, and what is kept of it. */

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

/** How long an order is good for: whoever gave it is still looking at the call. */
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

/** A phone system that takes orders from here: Dialpad by its API, one with a bridge by commands to it. */
export type OrderSystem = 'dialpad' | 'bridge';

/** What of a customer's takes orders: its key to Dialpad, and the bridge that commands go to. */
export interface OrderWays {
  abilities: Pick<Abilities, 'calls'> | null;
  bridge: string | null;
}

/** Which phone system a call belongs to, if that takes orders; null = nothing can be done about it from here. */
export function systemOfCall(
  { source }: Pick<Call, 'source'>,
  { abilities, bridge }: OrderWays,
): OrderSystem | null {
  if (source === 'dialpad') return abilities?.calls === true ? 'dialpad' : null;
  return source === 'relay' && bridge !== null ? 'bridge' : null;
}

/** Which phone system places a member's calls: Dialpad, where there is one; else the one that has their extension. */
export function systemOfMember(
  { extensions = [] }: Pick<PhoneUser, 'extensions'>,
  { abilities, bridge }: OrderWays,
): OrderSystem | null {
  if (abilities?.calls === true) return 'dialpad';
  return bridge !== null && extensions.length > 0 ? 'bridge' : null;
}

/** The phone system's id of the leg on which a call's operator talks; null = there's nothing it could end. */
export function talkingLeg({
  source,
  state,
  operator,
  legs,
}: Pick<Call, 'source' | 'state' | 'operator' | 'legs'>): string | null {
  const talks = state === 'connected' || state === 'hold';
  const pattern = legPatterns[source];
  if (!pattern || !talks || !operator) return null;
  const theirs = Object.entries(legs).filter(
    ([callId, { targetType, target, connectedAt, endedAt }]) =>
      pattern.test(callId) &&
      targetType === 'user' &&
      connectedAt !== null &&
      endedAt === null &&
      isSame(target, operator),
  );
  const last = theirs.toSorted(([, a], [, b]) => timeOf(a.connectedAt) - timeOf(b.connectedAt));
  return last.at(-1)?.[0] ?? null;
}

/** Ids by which phone systems know legs. */
const legPatterns: Partial<Record<Call['source'], RegExp>> = {
  dialpad: /^\d{1,19}$/,
  relay: /^[A-Za-z0-9][A-Za-z0-9_:-]{0,99}$/,
};

const timeOf = (at: Date | null): number => at?.getTime() ?? 0;

type Known = { id: string; email: string };

const isSame = (target: Known | null, operator: Known): boolean =>
  target !== null &&
  (operator.email === ''
    ? operator.id !== '' && target.id === operator.id
    : target.email.toLowerCase() === operator.email.toLowerCase());
