import * as z from 'zod/mini';
import { channelSchema } from '../calls/receipt.ts';

/** The hops between the phone and a page that the page can tell apart. */
export const brokenHops = [
  'internet',
  'firestore',
  'listener',
  'webhook',
  'arrival',
  'bridge',
] as const;

/** A document's id. */
const id = z.string().check(z.regex(/^(?!\.\.?$)[^/]{1,128}$/));

/** Notes per request; a page keeps no more than these while it can't send them. */
export const noteLimit = 20;

/**
 * Something a page has noticed that somebody who runs the system should know. Goes to the log, so none of it may name
 * anybody: an error is its kind and a place in our code, never its message.
 */
export const pageNoteSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('card'),
    linkedId: id,
    channel: channelSchema,
    /** From the webhook, or from a later ring's beginning, to the card. */
    ms: z.int().check(z.gte(0), z.lte(3_600_000)),
  }),
  z.object({ kind: z.literal('hop'), hop: z.enum(brokenHops) }),
  z.object({
    kind: z.literal('error'),
    name: z.string().check(z.regex(/^[A-Za-z]{1,40}$/)),
    /** `file.js:line:column`; '' = unknown. */
    at: z.string().check(z.regex(/^([\w.-]{1,80}:\d{1,7}:\d{1,7})?$/)),
  }),
]);
export type PageNote = z.infer<typeof pageNoteSchema>;

/** Lines a page remembers for a report. */
export const lineLimit = 300;

/** A line of what a page did: words of our own code, short numbers and places in it; a call only by its id. */
export const pageLineSchema = z.object({
  /** By the server's clock, epoch milliseconds. */
  atMs: z.int(),
  what: z.string().check(z.regex(/^[a-z-]{1,30}$/)),
  is: z.string().check(z.regex(/^([A-Za-z-]{1,40}|-?\d{1,6}|[\w.-]{1,80}:\d{1,7}:\d{1,7})?$/)),
  linkedId: z.nullable(id),
});
export type PageLine = z.infer<typeof pageLineSchema>;

/** How long a reported problem is kept. */
export const problemKeptMs = 30 * 86_400_000;

/** `customer/{id}/problems/{number}`: what a page did before somebody pressed 不具合を知らせる. Server only. */
export const problemSchema = z.object({
  uid: z.string(),
  receivedAt: z.date(),
  /** The browser's own description of itself. */
  browser: z.string(),
  /** How far the computer's clock is ahead of the server's. */
  skewMs: z.number(),
  /** `call` = the hash that the log has for the call; null = none. */
  lines: z.array(
    z.object({ at: z.date(), what: z.string(), is: z.string(), call: z.nullable(z.string()) }),
  ),
  expireAt: z.date(),
});
export type Problem = z.infer<typeof problemSchema>;
