import type { AmiEvent } from './ami/event.ts';

/** A document for the webhook. Documents of one call are delivered in the order they were made. */
export interface Envelope {
  call: string;
}

/**
 * Turns what Asterisk tells into documents for the webhook. It's asked from one place, never twice at a time, and
 * answers at once.
 */
export interface Translator {
  /** An event, and when it arrived. */
  take(event: AmiEvent, at: Date): Envelope[];
  /** What has become true by time alone; asked a moment after the last event. */
  tick(at: Date): Envelope[];
  /** Asterisk has let us in, again: a resync follows, and then the events of this connection. */
  reconnected(): void;
  /**
   * What is going on right now: the items of `CoreShowChannels`, `Status` and `QueueStatus`, each with its `Event`.
   * Calls that aren't among them have ended meanwhile.
   */
  resync(items: readonly AmiEvent[], at: Date): Envelope[];
  /** All that it knows, as JSON can hold it: stored together with the documents, so that a restart goes on there. */
  snapshot(): unknown;
}
