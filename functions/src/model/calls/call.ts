import * as z from 'zod/mini';
import { contactCardSchema, contactKindSchema } from '../contacts/contact.ts';
import { memoSummarySchema } from './memo.ts';
import { withheldReasonSchema } from '../text/phone/withheld-reason.ts';
import { nullable, text } from '../text/or-default.ts';

/** Where the event that began a call came from. `relay` = the envelope form, `manual` = entered by hand. */
export const callSourceSchema = z.enum(['dialpad', 'test', 'relay', 'manual']);
export const directionSchema = z.enum(['inbound', 'outbound', 'internal']);
/** What a call, or one leg of it, is doing now. */
const callStateSchema = z.enum(['calling', 'queued', 'ringing', 'connected', 'hold', 'ended']);
/** How a call ended. `abandoned` = hung up before any phone rang; `canceled` = our own call that nobody answered. */
export const outcomeSchema = z.enum([
  'answered',
  'missed',
  'abandoned',
  'voicemail',
  'blocked',
  'canceled',
]);
export const callerMatchSchema = z.enum(['known', 'shared', 'unknown', 'withheld']);
export type CallSource = z.infer<typeof callSourceSchema>;
export type Direction = z.infer<typeof directionSchema>;
export type CallState = z.infer<typeof callStateSchema>;
export type Outcome = z.infer<typeof outcomeSchema>;
export type CallerMatch = z.infer<typeof callerMatchSchema>;

/** An operator as the phone system knows them. `id` is Dialpad's user id. */
export const operatorSchema = z.object({ id: text, name: text, email: text });
export type Operator = z.infer<typeof operatorSchema>;

/** An operator whose phone is ringing, and since when; null = the sender didn't say, or an old document. */
const ringingPhoneSchema = z.object({ ...operatorSchema.shape, since: nullable(z.date()) });
export type RingingPhone = z.infer<typeof ringingPhoneSchema>;

/** Who transferred a call, and when; `at` is null while they're still on the line (a consultation). */
const transferSchema = z.object({ operator: operatorSchema, at: nullable(z.date()) });
export type Transfer = z.infer<typeof transferSchema>;

export const storeSchema = z.object({ code: z.string(), name: z.string() });
export type Store = z.infer<typeof storeSchema>;

/**
 * One Dialpad `call_id`. The first block is what the contract promises; the rest is for joining and deriving, kept here
 * so that a call can be reduced further without reading its ledger.
 */
export const legSchema = z.object({
  state: nullable(callStateSchema),
  targetType: nullable(z.string()),
  target: nullable(operatorSchema),
  startedAt: nullable(z.date()),
  connectedAt: nullable(z.date()),
  endedAt: nullable(z.date()),

  /** Whose phone it was when answered: senders with one leg per call name another target later. */
  answeredBy: nullable(operatorSchema),
  /** Who transferred the call to this leg, if the sender says so. */
  transferredFrom: nullable(operatorSchema),
  /** The intent that it was placed with, as the sender returned it. */
  intentId: nullable(z.string()),
  direction: z._default(z.enum(['inbound', 'outbound']), 'inbound'),
  internal: z._default(z.boolean(), false),
  rangAt: nullable(z.date()),
  /** When this phone last began to ring, never later than we heard of it. */
  lastRangAt: nullable(z.date()),
  externalNumber: nullable(z.string()),
  /** What we dialled, if it isn't a telephone number: 119, #7119, an extension, a feature code. */
  dialled: nullable(z.string()),
  /** Why the other party's number is withheld, if the network says so. */
  withheldReason: nullable(withheldReasonSchema),
  internalNumber: nullable(z.string()),
  /** The number of the main line, department or call centre that the caller dialled, as reported by a leg behind it. */
  entryNumber: nullable(z.string()),
  /** The number sent can't be read as one; such a call isn't withheld. */
  unreadableNumber: z._default(z.boolean(), false),
  /** A `ringing` or `missed` event said that a phone rang, with or without a time. */
  rang: z._default(z.boolean(), false),
  /** A colleague's name on an internal call. */
  colleague: nullable(z.string()),
  entryCallId: nullable(z.string()),
  masterCallId: nullable(z.string()),
  operatorCallId: nullable(z.string()),
  talkMs: z._default(z.number(), 0),
  blocked: z._default(z.boolean(), false),
  /** Which event decided each field: sortable text, later is greater. */
  decidedBy: z._default(z.record(z.string(), z.string()), {}),
});
export type Leg = z.infer<typeof legSchema>;

const recordingSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      kind: text,
      durationMs: z._default(z.number(), 0),
      startedAt: nullable(z.date()),
    }),
  ),
});
const voicemailSchema = z.object({
  recordingId: nullable(z.string()),
  durationMs: z._default(z.number(), 0),
  /** `voicemail_uploaded` has arrived, so a message really exists. */
  uploaded: z._default(z.boolean(), false),
  text: nullable(z.string()),
});
export const transcriptSchema = z.object({ callId: z.string(), text: nullable(z.string()) });
export const recapSchema = z.object({
  summary: nullable(z.string()),
  outcome: nullable(z.string()),
  purposes: z._default(z.array(z.string()), []),
  actionItems: z._default(z.array(z.string()), []),
});

/** What a supervisor does: `listens` (monitor), `joins` the talk (barge) or `takes-over`. */
const supervisionKindSchema = z.enum(['listens', 'joins', 'takes-over']);
export type SupervisionKind = z.infer<typeof supervisionKindSchema>;
/** The last that was told of a supervisor: on which leg, and whether the event itself said it's over. */
const supervisionSchema = z.object({
  kind: supervisionKindSchema,
  callId: z.string(),
  over: z._default(z.boolean(), false),
});
export type Supervision = z.infer<typeof supervisionSchema>;

/** The caller, looked up when the number became known; the contact's fields stay as they were then. */
export const callerSchema = z.object({
  match: callerMatchSchema,
  /** Somebody chose who it is: a number reported later doesn't change that. */
  chosen: z.optional(z.boolean()),
  contactIds: z._default(z.array(z.string()), []),
  contact: nullable(contactCardSchema),
  /** The contacts who share the number, for the operator to choose from; empty unless `shared`. */
  candidates: z._default(
    z.array(
      z.object({
        id: z.string(),
        name: text,
        kana: text,
        kind: contactKindSchema,
        /** When a call from this number was last assigned to this contact; the latest comes first. */
        chosenAt: z.optional(z.nullable(z.date())),
      }),
    ),
    [],
  ),
});
export type Caller = z.infer<typeof callerSchema>;

/** `customer/{id}/amiEvents/{linkedId}`: one conversation, live and as history. */
export const callSchema = z.object({
  linkedId: z.string(),
  source: callSourceSchema,
  isTest: z._default(z.boolean(), false),
  /** Dialpad's call list told of something in it that no event had. */
  restored: z._default(z.boolean(), false),
  direction: directionSchema,
  state: callStateSchema,
  active: z.boolean(),
  outcome: nullable(outcomeSchema),
  groupCode: nullable(z.string()),
  store: nullable(storeSchema),
  externalNumber: nullable(z.string()),
  /** What we dialled, verbatim, if it isn't a telephone number and so nobody's: 119, #7119, a feature code. */
  dialled: nullable(z.string()),
  internalNumber: nullable(z.string()),
  withheld: z._default(z.boolean(), false),
  /** Why a withheld call's number is hidden (非通知, 公衆電話, 表示圏外 …); null = no reason given. */
  withheldReason: nullable(withheldReasonSchema),
  caller: callerSchema,
  /** The colleague at the other end of an internal call. */
  colleague: nullable(z.string()),
  ringing: z._default(z.array(ringingPhoneSchema), []),
  operator: nullable(operatorSchema),
  /** Who transferred the call last, whether or not somebody has taken it since; null = nobody. */
  transferredFrom: nullable(transferSchema),
  startedAt: nullable(z.date()),
  ringingAt: nullable(z.date()),
  connectedAt: nullable(z.date()),
  endedAt: nullable(z.date()),
  receivedAt: nullable(z.date()),
  updatedAt: nullable(z.date()),
  talkMs: z._default(z.number(), 0),
  waitMs: z._default(z.number(), 0),
  legs: z._default(z.record(z.string(), legSchema), {}),
  recording: nullable(recordingSchema),
  voicemail: nullable(voicemailSchema),
  transcript: nullable(transcriptSchema),
  recap: nullable(recapSchema),
  labels: z._default(z.array(z.string()), []),
  csatScore: nullable(z.string()),
  /** The disposition chosen in Dialpad itself; `disposition` is the one chosen here. */
  dialpadDisposition: nullable(z.string()),
  /** The caller asked the phone system's queue to be called back. */
  callbackRequested: z._default(z.boolean(), false),
  /** How well people could hear each other: mean opinion score, 1 (bad) to 5; null = no talk, or not told. */
  mosScore: nullable(z.number()),
  /** See `supervisionNow` for whether it lasts. */
  supervision: nullable(supervisionSchema),
  disposition: nullable(z.string()),
  handled: z._default(z.boolean(), false),
  /** Summary of the call's memos, kept by the server; null = none. */
  memo: nullable(memoSummarySchema),
  /** `memo` is not null; a query can only ask for equal values without giving up its order. */
  hasMemo: z._default(z.boolean(), false),
  /** What the call can be found by: see search-keys.ts. */
  searchKeys: z._default(z.array(z.string()), []),
  mergedInto: nullable(z.string()),
  /** Set when no end arrived within four hours; voided by any later event. */
  closedByTimeout: nullable(z.object({ at: z.date(), after: z.string() })),
  /** Which event decided each late field, as in {@link legSchema}. */
  decidedBy: z._default(z.record(z.string(), z.string()), {}),
  /** When its caller was erased: the call stays without them, whatever events still arrive. */
  erasedAt: nullable(z.date()),
  expireAt: nullable(z.date()),
});
export type Call = z.infer<typeof callSchema>;

/** The fields of a call that members of its group may change, and nothing else (contract 4.1). */
export const memberWritableFields = ['disposition', 'handled'] as const;
