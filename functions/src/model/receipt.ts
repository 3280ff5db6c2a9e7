import * as z from 'zod/mini';
import { nullable, text } from './or-default.ts';

/** The ways by which a ringing call reaches a person, in the order in which they are tried. */
export const channels = ['strip', 'window', 'page', 'notification', 'push'] as const;
export const channelSchema = z.enum(channels);
export type Channel = z.infer<typeof channelSchema>;

const when = nullable(z.date());

/**
 * `amiEvents/{linkedId}/receipts/{uid}`: how the last ring of one call reached one person; it begins anew when a phone
 * rings for them anew, as after a transfer. Every time but `ringAt` is the server's, so that the way from the webhook
 * (`receivedAt` of the call) to the card (`shownAt`) can be told.
 */
export const receiptSchema = z.object({
  /** The person's name, as their member document had it. */
  name: text,
  /** The one browser that took it on: a random name, which says nothing about anybody; '' = none yet. */
  station: text,
  /** By which way it was shown first; null = not yet. */
  channel: nullable(channelSchema),
  /** When the ring began, by the sender's clock: it tells this ring from others of the call. */
  ringAt: when,
  /** A browser heard of the ring and began. */
  queuedAt: when,
  shownAt: when,
  /** The person touched the card. */
  seenAt: when,
  /** The person answered the call, in this ring or an earlier one. */
  answeredAt: when,
  /** The server sent a push message, because no browser had shown the ring. */
  pushedAt: when,
});
export type Receipt = z.infer<typeof receiptSchema>;

/** How long a receipt is kept: as long as the ledger. */
export const receiptKeptMs = 90 * 86_400_000;

/**
 * `customer/{id}/stations/{uid}`: a person's browsers, and which of them pops. Two browsers can't see
 * each other's locks; each writes itself here and all of them listen.
 */
export const stationSchema = z.object({
  /** The browser that was used last. */
  station: text,
  /** When this was written last. */
  since: when,
  /** Every browser with an open console, by its random name, and when it last said so. */
  browsers: z._default(z.record(z.string(), z.nullable(z.date())), {}),
});
export type Station = z.infer<typeof stationSchema>;
