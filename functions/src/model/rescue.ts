import * as z from 'zod/mini';
import { callerMatchSchema, outcomeSchema, storeSchema } from './call.ts';
import { contactKindSchema } from './contact.ts';
import { memoSummarySchema } from './memo.ts';
import { nullable, text } from './or-default.ts';

const count = z._default(z.number(), 0);

/** As many calls of one number as a row is derived from, and so as many as it can hold. */
export const rescueCallLimit = 30;

/** Why a row is closed: the caller got through, was called back, or a person said that it is done. */
export const rescueEndSchema = z.enum(['caller-got-through', 'called-back', 'handled']);
export type RescueEnd = z.infer<typeof rescueEndSchema>;

/** One call of a row: nobody took it, or whoever took it promised to call back. `waitMs` = how long the caller held on. */
export const rescuedCallSchema = z.object({
  linkedId: z.string(),
  at: z.date(),
  outcome: outcomeSchema,
  waitMs: count,
});
export type RescuedCall = z.infer<typeof rescuedCallSchema>;

/** Who has to be called back, as the contacts know him now. `contactId` is null unless exactly one has the number. */
export const rescueCallerSchema = z.object({
  match: callerMatchSchema,
  contactId: nullable(z.string()),
  name: text,
  kana: text,
  kind: nullable(contactKindSchema),
});
export type RescueCaller = z.infer<typeof rescueCallerSchema>;

const personSchema = z.object({ uid: z.string(), name: text });

/**
 * `customer/{id}/rescues/{id}`: the calls of one number to one group after which somebody has to call back: nobody
 * took them, or it was promised.
 * The server derives everything from the calls; members claim a row, give it back, or say that it is done.
 */
export const rescueSchema = z.object({
  groupCode: nullable(z.string()),
  store: nullable(storeSchema),
  /** E.164; null once no such call is left. */
  number: nullable(z.string()),
  /** The number that was dialled, for calling back from the same one. */
  dialledNumber: nullable(z.string()),
  caller: z._default(rescueCallerSchema, {
    match: 'unknown',
    contactId: null,
    name: '',
    kana: '',
    kind: null,
  }),
  /** Oldest first, at most {@link rescueCallLimit}; of a closed row those of its last time. */
  calls: z._default(z.array(rescuedCallSchema), []),
  count,
  firstAt: nullable(z.date()),
  lastAt: nullable(z.date()),
  /** How the newest of the calls ended. */
  outcome: nullable(outcomeSchema),
  hasVoicemail: z._default(z.boolean(), false),
  /** How often we tried to call back since the first of the calls, in vain, and when last. */
  attempts: count,
  lastAttemptAt: nullable(z.date()),
  /** When it was promised to call back; null = as soon as possible. */
  callbackAt: nullable(z.date()),
  /** The newest memo on a call of this number and group. */
  memo: nullable(memoSummarySchema),

  state: z.enum(['open', 'closed']),
  closedBy: nullable(rescueEndSchema),
  closedAt: nullable(z.date()),
  /** Who said that it is done; null where that was said of the calls one by one. */
  handledBy: nullable(personSchema),
  /** Who is at it. */
  claimedBy: nullable(personSchema),
  claimedAt: nullable(z.date()),

  /** Sorts rows: VIP first, promises without a time last, then by the time promised, or since when one has waited. */
  orderKey: text,
  updatedAt: nullable(z.date()),
  expireAt: nullable(z.date()),
});
export type Rescue = z.infer<typeof rescueSchema>;

/** What members may change in a row, by claiming it, giving it back, closing it and taking that back. */
export const rescueMemberFields = [
  'claimedBy',
  'claimedAt',
  'state',
  'closedBy',
  'closedAt',
  'handledBy',
] as const;

/** Somebody took every one of the calls and promised to call back, but not when. */
export const isPromisedAnyTime = ({
  calls,
  callbackAt,
}: Pick<Rescue, 'calls' | 'callbackAt'>): boolean =>
  callbackAt === null && calls.length > 0 && calls.every(({ outcome }) => outcome === 'answered');
