import * as z from 'zod/mini';
import { extensionSchema } from './extension.ts';
import { nullable } from '../text/or-default.ts';

/** Entries per body. */
export const entryLimit = 50;
/** Other ids an entry may name for its call, and for its leg. */
const aliasLimit = 20;

const id = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_:-]{0,99}$/));
const ids = z._default(z.array(id).check(z.maxLength(aliasLimit)), []);
/** ISO 8601, always with its zone. */
const time = z.string().check(
  z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)$/),
  z.refine((value) => !Number.isNaN(Date.parse(value))),
);
const line = z._default(z.string().check(z.maxLength(200)), '');
/** As the network sent it, a word for a hidden one included. */
const number = nullable(z.string().check(z.maxLength(100)));

const whoSchema = z.object({
  extension: z.union([extensionSchema, z.literal('')]),
  name: line,
  email: z._default(z.string().check(z.maxLength(254)), ''),
});

/** Why a leg ended. `lost` = it was gone when the phone system could be asked again. */
const endCauseSchema = z.enum([
  'normal',
  'canceled',
  'busy',
  'no-answer',
  'elsewhere',
  'failed',
  'lost',
]);

/**
 * Envelope 2: all a phone system knows of one leg of a call at one moment. Later entries about the same leg repeat what
 * still holds, so any of them may get lost.
 */
export const envelopeSchema = z.object({
  /** The moment at which this was so. */
  at: time,
  /** Of entries about one leg with the same `at`, the greater is the later one. */
  seq: z.int().check(z.minimum(0)),

  call: id,
  /** Ids under which earlier entries reported parts of this call. */
  callAliases: ids,
  leg: id,
  /** Ids under which earlier entries reported this leg. */
  legAliases: ids,
  /** The caller's leg, on whose behalf this one was dialled; null on the caller's own leg. */
  dialledBy: nullable(id),

  /** `trunk` = a line to the outside; `queue` and `menu` = a caller's line while it waits there, or after it has. */
  kind: z.enum(['person', 'queue', 'menu', 'trunk']),
  /** `inbound` = a caller's line or a phone that is called; `outbound` = a phone that calls. */
  direction: z.enum(['inbound', 'outbound']),
  /** A call between colleagues. */
  internal: z._default(z.boolean(), false),
  /** Whose phone it is; null if the system can't tell. */
  who: nullable(whoSchema),
  /** The queue's name. */
  queue: nullable(z.string().check(z.maxLength(200))),
  /** The other party: outside the company or, on an internal call, a colleague with their extension. */
  other: z.object({ number, withheld: z._default(z.boolean(), false), name: line }),
  /** Our number: the one the caller dialled, or the one shown to whoever we call. */
  ours: number,

  state: z.enum(['calling', 'queued', 'ringing', 'connected', 'held', 'ended']),
  startedAt: time,
  /** When it first began to ring, and when it last did. */
  rangAt: nullable(time),
  lastRangAt: nullable(time),
  connectedAt: nullable(time),
  endedAt: nullable(time),
  /** Time in conversation so far; on the caller's leg, that of the whole call. */
  talkMs: z._default(z.int().check(z.minimum(0)), 0),

  transfer: z._default(
    z.object({
      /** Who passed the call on to this leg. */
      from: nullable(whoSchema),
      /** Where the person of this leg passed it on to. */
      to: nullable(z.string().check(z.maxLength(100))),
    }),
    { from: null, to: null },
  ),
  /** `code` = the system's own number for it. */
  end: nullable(z.object({ cause: endCauseSchema, code: nullable(z.int()) })),
  /** The caller has left a message. */
  voicemail: z._default(z.boolean(), false),
});
export type Envelope = z.infer<typeof envelopeSchema>;
export type EndCause = z.infer<typeof endCauseSchema>;

/** A webhook body of envelope 2, before its entries are judged one by one. */
export const envelopeBodySchema = z.object({
  envelope: z.literal(2),
  entries: z.array(z.unknown()).check(z.minLength(1)),
});

/** A body that a sender builds. */
export interface EnvelopeBody {
  envelope: 2;
  entries: Envelope[];
}

/** What became of one entry, in the order of the body. */
export type EntryAnswer =
  | { linkedId: string; duplicate?: true }
  /** It can't be read, and repeating it changes nothing: it's kept as a dead letter. */
  | { code: 'unreadable-entry'; deadLetter: string }
  /** It isn't stored: send it again. */
  | { code: 'try-again' };
