import * as z from 'zod/mini';
import { nullable, text } from '../text/or-default.ts';
import { extensionLimit, extensionSchema } from './extension.ts';

/** How long a command is kept after it was asked. */
export const commandKeptMs = 86_400_000;
/** Commands that a bridge listens to at a time; `firestore.rules` has the same limit. */
export const commandLimit = 20;
/** A bridge's token is good for so long after its sign-in; `firestore.rules` has the same limit. */
export const bridgeTokenMs = 3_600_000;

/** Characters of the reason for a pause. */
const reasonLimit = 40;

/** A leg as envelope 2 names it: a channel of the phone system. */
const leg = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_:-]{0,99}$/));

/** What a bridge is to have its phone system do. */
export const bridgeActionSchema = z.discriminatedUnion('kind', [
  /** Rings a phone and, once it's taken, calls a number from it. */
  z.object({
    kind: z.literal('call'),
    /** The call will be known by it, so it can't be placed twice. */
    intentId: z.string().check(z.regex(/^[A-Za-z0-9]{20}$/)),
    extension: extensionSchema,
    /** E.164. */
    number: z.string().check(z.regex(/^\+[1-9][0-9]{6,14}$/)),
  }),
  z.object({ kind: z.literal('hang-up'), leg }),
  /** `attended`: the person talks to the colleague first, and hangs up to transfer. */
  z.object({
    kind: z.literal('transfer'),
    leg,
    to: extensionSchema,
    how: z.enum(['blind', 'attended']),
  }),
  /** Parks whoever the leg's person talks to. */
  z.object({ kind: z.literal('park'), leg }),
  /** In every queue that has one of these phones. */
  z.object({
    kind: z.literal('pause'),
    extensions: z.array(extensionSchema).check(z.minLength(1), z.maxLength(extensionLimit)),
    paused: z.boolean(),
    reason: z.string().check(z.maxLength(reasonLimit), z.regex(/^\P{Cc}*$/u)),
  }),
]);
export type BridgeAction = z.infer<typeof bridgeActionSchema>;

/**
 * Why a bridge didn't do it, or doesn't know: the channel is gone; the phone isn't there; the phone already rings for
 * such a call; Asterisk refused; the bridge isn't connected to Asterisk; no queue has the phone; the bridge can't read
 * the command; it went down before it could tell.
 */
export const commandCodes = [
  'call-over',
  'phone-unreachable',
  'already-calling',
  'pbx-refused',
  'pbx-away',
  'not-in-queue',
  'command-unreadable',
  'outcome-unknown',
] as const;
export type CommandCode = (typeof commandCodes)[number];

export const isCommandCode = (code: unknown): code is CommandCode =>
  (commandCodes as readonly unknown[]).includes(code);

/**
 * `asked` → `taken` by the bridge before its deadline → `done` or `failed`; or `asked` → `expired`. A bridge never does
 * what it hasn't been told it has taken, and never takes anything twice.
 */
const commandStateSchema = z.enum(['asked', 'taken', 'done', 'failed', 'expired']);
export type CommandState = z.infer<typeof commandStateSchema>;

/** `customer/{id}/bridgeCommands/{id}`: written by the server, taken and settled by the bridge. */
export const bridgeCommandSchema = z.object({
  /** The name of the bridge that it's for. */
  bridge: z.string(),
  action: bridgeActionSchema,
  byUid: text,
  state: commandStateSchema,
  askedAt: z.date(),
  /** Not to be taken after this moment, by the server's clock. */
  deadline: z.date(),
  takenAt: nullable(z.date()),
  /** The run of the bridge that took it. */
  takenBy: nullable(z.string()),
  settledAt: nullable(z.date()),
  /** Why it failed: a {@link CommandCode}. */
  code: nullable(z.string()),
  /** Where a call was parked. */
  result: nullable(z.string()),
  expireAt: z.date(),
});
export type BridgeCommand = z.infer<typeof bridgeCommandSchema>;

/** The account that a bridge signs in with: nobody's, and no member's. */
export const bridgeUid = (customerId: string, bridge: string): string =>
  `bridge:${customerId}:${bridge}`;

/** What a bridge asks for a token with: a body of its own, signed as its events are. */
export const tokenRequestSchema = z.object({
  envelope: z.literal(2),
  token: z.object({
    bridge: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,40}$/)),
    at: z.iso.datetime({ offset: true }).check(z.maxLength(40)),
  }),
});

/** What it gets: how it signs in to Firebase, where, and what the server's clock says. */
export const tokenAnswerSchema = z.object({
  token: z.string(),
  customerId: z.string(),
  projectId: z.string(),
  apiKey: z.string(),
  at: z.iso.datetime({ offset: true }),
  /** Host and port of the emulators, where there is no real Firebase. */
  emulators: nullable(z.object({ auth: z.string(), firestore: z.string() })),
});
export type TokenAnswer = z.infer<typeof tokenAnswerSchema>;
