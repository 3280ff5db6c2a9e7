/** One AMI message as it came: a key that is repeated has all of its values, in order. */
export type AmiEvent = Record<string, string | string[]>;

/** A document for the webhook. Documents with the same `callId` are delivered in the order they were made. */
export interface Envelope {
  callId: string;
  [key: string]: unknown;
}

/**
 * Turns what Asterisk tells into documents for the webhook. It's asked from one place, never twice at a time, and
 * answers at once.
 */
export interface Translator {
  /** An event, and when it arrived. */
  take(event: AmiEvent, at: Date): Envelope[];
  /**
   * What is going on right now, after every (re)connect: the items of `CoreShowChannels`, `Status` and `QueueStatus`,
   * each with its `Event`. Calls that aren't among them have ended meanwhile.
   */
  resync(channels: AmiEvent[], at: Date): Envelope[];
  /** All that it knows, as text. Stored together with the documents, so that a restart goes on where they end. */
  save?(): string;
  /** Goes on with what {@link save} returned, maybe from another version. Throws if it can't read it. */
  restore?(saved: string): void;
}
