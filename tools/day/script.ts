import type { GroupCode, Who } from './cast.ts';

/** The script of a day: the steps in order, and each call's expected result. Written before anything is played. */
export interface Day {
  seed: number;
  calls: Record<string, CallScript>;
  scenes: Scene[];
}

export interface Scene {
  name: string;
  acts: Act[];
  /** At least this long after the first event of a call from an earlier scene. */
  notBefore?: { call: string; ms: number };
}

export type Outcome = 'answered' | 'missed' | 'abandoned' | 'voicemail' | 'blocked' | 'canceled';
export type Match = 'known' | 'shared' | 'unknown' | 'withheld';

export interface Caller {
  /** The number as the network sends it. */
  sent: string | null;
  /** E.164; null = nobody can tell. */
  number: string | null;
  match: Match;
  contactIds: string[];
  /** What the card has to say. */
  shows: string;
}

/** A leg of a call: one `call_id` of the phone system. */
export interface LegScript {
  id: number;
  direction: 'inbound' | 'outbound';
  target: { person: Who } | { group: 'call_center' | 'department' | 'office' };
  /** The group's leg that this operator's leg belongs to. */
  behind?: string;
  /** The leg this one came from, by routing or transfer. */
  root?: string;
  transferredFrom?: Who;
  /** The other party if it isn't the caller: the number a call is transferred to. */
  outside?: string;
  /** The colleague at the other end. */
  colleague?: Who;
}

export interface CallScript {
  key: string;
  /** What happens in it, in a line. */
  story: string;
  direction: 'inbound' | 'outbound' | 'internal';
  group: GroupCode | null;
  caller: Caller;
  legs: Record<string, LegScript>;
  expected: {
    /** Null = still open at the end of the day. */
    outcome: Outcome | null;
    operator: Who | null;
    /** The call was answered, but somebody promised to call back. */
    promised?: boolean;
  };
}

export type CallState = 'calling' | 'queued' | 'ringing' | 'connected' | 'hold' | 'ended';

/** What an operator does with their console. */
export type Doing =
  | 'sign-in'
  | 'sign-out'
  | 'available'
  | 'work'
  | 'away'
  | 'end-wrap-up'
  | 'reload'
  | 'close-console'
  | 'open-console'
  | 'go-offline'
  | 'go-online';

export interface Say {
  do: 'say';
  call: string;
  leg: string;
  state: string;
  /** How long ago the event happened, by its own timestamps. */
  agoMs?: number;
  /** The same, counted from the last midnight in Japan at least an hour ago. */
  fromMidnightMs?: number;
  /** On a group's leg: the leg of the operator who took the call. */
  by?: string;
  /** Sent a second time at once. */
  repeated?: boolean;
  /** Created now, sent by a later {@link Deliver}. */
  heldBack?: boolean;
}

export interface Deliver {
  do: 'deliver';
  call: string;
}

export type Act =
  | Say
  | Deliver
  | { do: 'operator'; who: Who; doing: Doing }
  /** People talk: nothing happens for this long. */
  | { do: 'talk'; ms: number }
  /** Waits until everybody who should have a card by now has it. */
  | { do: 'cards'; call: string }
  | { do: 'close-cards' }
  /** The call's expected state now: its state, whose phones ring, and its operator. */
  | { do: 'now'; call: string; state: CallState; ringing: Who[]; operator: Who | null }
  | { do: 'status'; who: Who; code: number }
  /** An operator promises to call back, without a time. */
  | { do: 'promise'; call: string; who: Who };
