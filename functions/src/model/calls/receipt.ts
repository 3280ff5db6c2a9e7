import * as z from 'zod/mini';
import { nullable, text } from '../text/or-default.ts';

/** The ways a ringing call reaches a person, in the order they're tried. */
export const channels = ['strip', 'window', 'page', 'notification', 'push'] as const;
export const channelSchema = z.enum(channels);
export type Channel = z.infer<typeof channelSchema>;

const when = nullable(z.date());

/**
 * `amiEvents/{linkedId}/receipts/{uid}`: how a call's last ring reached one person; it starts over when a phone rings
 * for them again, as after a transfer. All times but `ringAt` are the server's, so that the time from the webhook (the
 * call's `receivedAt`) to the card (`shownAt`) can be measured.
 */
export const receiptSchema = z.object({
  /** The person's name, from their member document. */
  name: text,
  /** The one browser that took it on: a random name without meaning; '' = none yet. */
  station: text,
  /** How it was first shown; null = not yet. */
  channel: nullable(channelSchema),
  /** When the ring began, by the sender's clock; tells rings of the same call apart. */
  ringAt: when,
  /** A browser learned of the ring and started to show it. */
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
 * `customer/{id}/stations/{uid}`: a person's browsers, and which of them pops up calls. Browsers can't see each other's
 * locks, so each registers itself here and all of them listen.
 */
export const stationSchema = z.object({
  /** The browser that was used last. */
  station: text,
  /** When this was written last. */
  since: when,
  /** Every browser with an open console, by its random name, and when it last reported. */
  browsers: z._default(z.record(z.string(), z.nullable(z.date())), {}),
});
export type Station = z.infer<typeof stationSchema>;
