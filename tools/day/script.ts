import type { GroupCode, Who } from './cast.ts';

/** The script of a day: what is done in which order, and what must come of each call. Written before anything is played. */
export interface Day {
  seed: number;
  calls: Record<string, CallScript>;
  scenes: Scene[];
}

export interface Scene {
  name: string;
  acts: Act[];
  /** Not before this long after the first event of a call, which began in an earlier scene. */
  notBefore?: { call: string; ms: number };
}

export type Outcome = 'answered' | 'missed' | 'abandoned' | 'voicemail' | 'blocked' | 'canceled';
export type Match = 'known' | 'shared' | 'unknown' | 'withheld';

export interface Caller {
  /** What the network sends as number. */
  sent: string | null;
  /** E.164; null = nobody can tell. */
  number: string | null;
  match: Match;
  contactIds: string[];
  /** What the card has to say. */
  shows: string;
}

/** A leg of a call: one `call_id` of the telephone system. */
export interface LegScript {
  id: number;
  direction: 'inbound' | 'outbound';
  target: { person: Who } | { group: 'call_center' | 'department' | 'office' };
  /** The group's leg behind which this operator's leg stands. */
  behind?: string;
  /** The leg that this one came out of: routed on, or transferred. */
  root?: string;
  transferredFrom?: Who;
  /** The other party where it is not the caller: the number a call is passed on to. */
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
    /** Somebody promised to call back, though the call was answered. */
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
  /** How long ago the event's own times say that it was. */
  agoMs?: number;
  /** The same, counted from the last midnight in Japan that is an hour ago or more. */
  fromMidnightMs?: number;
  /** On a group's leg: the leg of the operator who took the call. */
  by?: string;
  /** Sent a second time at once. */
  repeated?: boolean;
  /** Made now, sent with a later {@link Deliver}. */
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
  /** People talk: nothing happens for so long. */
  | { do: 'talk'; ms: number }
  /** Waits until everybody has the card who must have it by now. */
  | { do: 'cards'; call: string }
  | { do: 'close-cards' }
  /** What the call must say now: its state, whose phones ring, and its operator. */
  | { do: 'now'; call: string; state: CallState; ringing: Who[]; operator: Who | null }
  | { do: 'status'; who: Who; code: number }
  /** An operator promises to call back, without a time. */
  | { do: 'promise'; call: string; who: Who };
