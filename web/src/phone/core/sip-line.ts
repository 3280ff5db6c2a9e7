/** Why a call is over. */
export type EndCause =
  /** Somebody hung up, or withdrew their call. */
  | 'over'
  /** The caller gave up before anybody answered here. */
  | 'missed'
  | 'busy'
  | 'no-answer'
  /** Turned down, here or there. */
  | 'rejected'
  /** Nobody has that number. */
  | 'unknown-number'
  /** No microphone, or none that we may use. */
  | 'no-microphone'
  /** The PBX, or the path to it, failed. */
  | 'failed';

/** What one line tells. Numbers are as the PBX has them. */
export type LineEvent =
  | { type: 'registered' }
  /** The path is cut; the line is trying by itself. */
  | { type: 'lost' }
  /** The PBX doesn't let us in. */
  | { type: 'refused' }
  | { type: 'incoming'; id: string; number: string; name: string }
  /** The other side's phone rings. */
  | { type: 'ringing'; id: string }
  | { type: 'answered'; id: string }
  | { type: 'held'; id: string; by: 'us' | 'them'; isHeld: boolean }
  /** What became of a transfer. */
  | { type: 'transferred'; id: string; isDone: boolean }
  | { type: 'ended'; id: string; cause: EndCause };

/** A phone line: one registration at a PBX, with its calls. */
export interface SipLine {
  /** Calls a number; the id that its events have. */
  dial: (number: string) => string;
  answer: (id: string) => void;
  /** Ends a call, or turns it down. */
  hangUp: (id: string) => void;
  hold: (id: string, isHeld: boolean) => void;
  mute: (id: string, isMuted: boolean) => void;
  /** Sends one key. */
  sendTone: (id: string, key: string) => void;
  /** Sends the other side to a number; we leave once it rings there. */
  transfer: (id: string, number: string) => void;
  /** Connects the other sides of two calls; we leave both. */
  join: (id: string, otherId: string) => void;
  /** Something happened (woke up, the network is back): find out now whether the path still holds. */
  check: () => void;
  /** Signs off. */
  stop: () => void;
}
