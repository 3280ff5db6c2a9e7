import type { Who } from './cast.ts';
import type { CallState, Doing } from './script.ts';

/** What was done and observed during the day, in order: all the judge knows besides the script. Times are Unix ms. */
export type Entry =
  | EventSent
  /** An operator's action: while it's in progress, either state may apply. */
  | { kind: 'begins' | 'done'; at: number; who: Who; doing: Doing }
  | Sighting
  | { kind: 'card-closed'; at: number; who: Who; window: number }
  | { kind: 'now'; at: number; call: string; expected: CallNow; seen: CallNow | null }
  | { kind: 'status'; at: number; who: Who; code: number; seen: number | null }
  /** Whether the operator's Firestore client was allowed to read the call. */
  | { kind: 'read'; at: number; who: Who; call: string; allowed: boolean }
  | { kind: 'trouble'; at: number; what: string };

export interface EventSent {
  kind: 'event';
  at: number;
  call: string;
  leg: string;
  state: string;
  /** The event's own time. */
  eventMs: number;
  isRepeated: boolean;
  /** What of its body the judge needs. */
  body: EventBody;
  status: number;
  linkedId: string | null;
  isDuplicate: boolean;
}

export interface EventBody {
  date_started: number | null;
  date_connected: number | null;
  date_ended: number | null;
  talk_time: number;
}

/** A window with the card of a call. */
export interface Sighting {
  kind: 'card';
  at: number;
  who: Who;
  linkedId: string;
  window: number;
  /** Its text, as far as it was read. */
  text: string;
}

export interface CallNow {
  state: CallState;
  /** Names of the operators, sorted. */
  ringing: string[];
  operator: string | null;
}

/** The documents at the end of the day, as a signed-in admin reads them. */
export interface Records {
  calls: Fields[];
  rescues: Fields[];
  statistics: Fields[];
  /** By operator. */
  agents: Partial<Record<Who, Fields>>;
}

/** A document's fields as plain values; times are Unix ms. */
export type Fields = Record<string, unknown>;

/** A difference between what was observed and what was expected. */
export interface Difference {
  what: string;
  call: string | null;
  expected: string;
  seen: string;
}
