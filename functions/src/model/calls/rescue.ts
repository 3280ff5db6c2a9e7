import * as z from 'zod/mini';
import { callerMatchSchema, outcomeSchema, storeSchema } from './call.ts';
import { contactKindSchema } from '../contacts/contact.ts';
import { memoSummarySchema } from './memo.ts';
import { nullable, text } from '../text/or-default.ts';

const count = z._default(z.number(), 0);

/** How many of a number's calls a row is derived from, and so how many it can hold. */
export const rescueCallLimit = 30;

/** Why a row is closed: the caller got through, was called back, or somebody marked it as done. */
const rescueEndSchema = z.enum(['caller-got-through', 'called-back', 'handled']);
export type RescueEnd = z.infer<typeof rescueEndSchema>;

/**
 * One call of a row: missed, or answered with a promise to call back. `waitMs` = how long the caller waited; `requested`
 * = they asked the phone system's queue to be called back.
 */
const rescuedCallSchema = z.object({
  linkedId: z.string(),
  at: z.date(),
  outcome: outcomeSchema,
  waitMs: count,
  requested: z._default(z.boolean(), false),
});
export type RescuedCall = z.infer<typeof rescuedCallSchema>;

/**
 * Who has to be called back, according to the current contacts. `contactId` is null unless exactly one has the number.
 */
export const rescueCallerSchema = z.object({
  match: callerMatchSchema,
  contactId: nullable(z.string()),
  name: text,
  kana: text,
  kind: nullable(contactKindSchema),
});
export type RescueCaller = z.infer<typeof rescueCallerSchema>;

const personSchema = z.object({ uid: z.string(), name: text });

/** あとでかける: a member wants this number called, whatever its calls say. */
export const askedSchema = z.object({
  ...personSchema.shape,
  at: z.date(),
  dueAt: z.date(),
  store: nullable(storeSchema),
});
export type Asked = z.infer<typeof askedSchema>;

/**
 * `customer/{id}/rescues/{id}`: a number to call for one group: its calls that were missed or ended with a promised
 * callback, or because a member asked for it. The server derives everything from these; members claim a row, release it, or mark it as done.
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
  /** Oldest first, at most {@link rescueCallLimit}; for a closed row, those it was last open for. */
  calls: z._default(z.array(rescuedCallSchema), []),
  count,
  firstAt: nullable(z.date()),
  lastAt: nullable(z.date()),
  /** How the newest of the calls ended. */
  outcome: nullable(outcomeSchema),
  hasVoicemail: z._default(z.boolean(), false),
  /** How often we tried to call back without an answer since the first of the calls, and when last. */
  attempts: count,
  lastAttemptAt: nullable(z.date()),
  /** The promised time of the callback; null = as soon as possible. */
  callbackAt: nullable(z.date()),
  /** Who wants it called, until somebody has spoken with the person or marked the row as done. */
  asked: nullable(askedSchema),
  /** The newest memo on a call of this number and group. */
  memo: nullable(memoSummarySchema),

  state: z.enum(['open', 'closed']),
  closedBy: nullable(rescueEndSchema),
  closedAt: nullable(z.date()),
  /** Who marked it as done; null if the calls were marked one by one. */
  handledBy: nullable(personSchema),
  /** Who is working on it. */
  claimedBy: nullable(personSchema),
  claimedAt: nullable(z.date()),

  /** Sort key: VIPs and those who asked to be called first, promises without a time last, then by promised time or by how long they've been waiting. */
  orderKey: text,
  updatedAt: nullable(z.date()),
  expireAt: nullable(z.date()),
});
export type Rescue = z.infer<typeof rescueSchema>;

/** The fields members may change in a row by claiming, releasing, closing and reopening it. */
export const rescueMemberFields = [
  'claimedBy',
  'claimedAt',
  'state',
  'closedBy',
  'closedAt',
  'handledBy',
] as const;

/** Every call was answered with a promise to call back, but without a time. */
export const isPromisedAnyTime = ({
  calls,
  callbackAt,
}: Pick<Rescue, 'calls' | 'callbackAt'>): boolean =>
  callbackAt === null && calls.length > 0 && calls.every(({ outcome }) => outcome === 'answered');

/** The caller asked the phone system's queue to be called back, on any of the calls. */
export const isRequested = ({ calls }: Pick<Rescue, 'calls'>): boolean =>
  calls.some(({ requested }) => requested);
