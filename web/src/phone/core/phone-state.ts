import type { EndCause, LineEvent } from './sip-line.ts';

/** How the line is. */
export type LineState = 'connecting' | 'registered' | 'lost' | 'refused';

/** One call of this phone. */
export interface PhoneCall {
  id: string;
  direction: 'inbound' | 'outbound';
  /** As the PBX has it: digits, an extension, or `anonymous`. */
  number: string;
  /** What the PBX says of them; `''` = nothing. */
  name: string;
  stage: 'ringing' | 'calling' | 'talking';
  isHeldByUs: boolean;
  isHeldByThem: boolean;
  isMuted: boolean;
  /** Epoch milliseconds. */
  startedAtMs: number;
  answeredAtMs: number | null;
  /** Asked for and not yet decided, or refused. */
  transfer: 'asked' | 'failed' | null;
}

/** The whole phone. */
export interface PhoneState {
  line: LineState;
  /** At most two, oldest first. */
  calls: readonly PhoneCall[];
  /** The call that is asked about before another one is passed on to it. */
  consulting: { callId: string; withId: string } | null;
  /** What was called last. */
  lastNumber: string | null;
  /** What the last call ended with, until the next one begins. */
  lastEnd: { number: string; cause: EndCause } | null;
}

/** Two, as on a desk phone: one to talk to, one to wait. */
export const callLimit = 2;

export const freshPhone: PhoneState = {
  line: 'connecting',
  calls: [],
  consulting: null,
  lastNumber: null,
  lastEnd: null,
};

/** What can be pressed. */
export type Command =
  | { type: 'dial'; number: string }
  | { type: 'answer'; id: string }
  | { type: 'hang-up'; id: string }
  | { type: 'hold'; id: string; isHeld: boolean }
  | { type: 'swap' }
  | { type: 'mute'; id: string; isMuted: boolean }
  | { type: 'tone'; id: string; key: string }
  | { type: 'transfer'; id: string; number: string }
  /** Calls somebody about a call, to pass it on to them. */
  | { type: 'consult'; id: string; number: string }
  | { type: 'join' };

/** What the line is to do, in this order. */
export type Action =
  | { do: 'dial'; number: string; consultingOn: string | null }
  | { do: 'answer' | 'hang-up'; id: string }
  | { do: 'hold' | 'mute'; id: string; on: boolean }
  | { do: 'tone'; id: string; key: string }
  | { do: 'transfer'; id: string; number: string }
  | { do: 'join'; id: string; otherId: string };

const callOf = (state: PhoneState, id: string): PhoneCall | undefined =>
  state.calls.find((call) => call.id === id);

const talksNow = (call: PhoneCall): boolean => call.stage === 'talking' && !call.isHeldByUs;

/** The call that keys, mute and hang-up mean: who is talked to, else who is called or rings, else who is held. */
export function currentCall({ calls }: PhoneState): PhoneCall | null {
  return (
    calls.find(talksNow) ??
    calls.find((call) => call.stage === 'calling') ??
    calls.find((call) => call.stage === 'ringing') ??
    calls[0] ??
    null
  );
}

/** Holds whoever is talked to, so that nobody hears what isn't for them. */
const holdOthers = (state: PhoneState, except: string | null): Action[] =>
  state.calls
    .filter((call) => call.id !== except && talksNow(call))
    .map(({ id }) => ({ do: 'hold', id, on: true }));

/** What a command means in a state; nothing = it means nothing now. */
export function plan(state: PhoneState, command: Command): Action[] {
  switch (command.type) {
    case 'dial':
    case 'consult': {
      const number = dialString(command.number);
      const consultingOn = command.type === 'consult' ? command.id : null;
      const about = consultingOn === null ? undefined : callOf(state, consultingOn);
      if (number === '' || state.line !== 'registered') return [];
      if (consultingOn !== null && about?.stage !== 'talking') return [];
      // Whoever isn't answered yet is neither held nor left.
      if (state.calls.length >= callLimit) return [];
      if (state.calls.some((call) => call.stage !== 'talking')) return [];
      return [...holdOthers(state, null), { do: 'dial', number, consultingOn }];
    }
    case 'answer': {
      if (callOf(state, command.id)?.stage !== 'ringing') return [];
      return [...holdOthers(state, command.id), { do: 'answer', id: command.id }];
    }
    case 'hang-up':
      return callOf(state, command.id) ? [{ do: 'hang-up', id: command.id }] : [];
    case 'hold': {
      const call = callOf(state, command.id);
      if (call?.stage !== 'talking' || call.isHeldByUs === command.isHeld) return [];
      const others = command.isHeld ? [] : holdOthers(state, call.id);
      return [...others, { do: 'hold', id: call.id, on: command.isHeld }];
    }
    case 'swap': {
      const held = state.calls.find((call) => call.stage === 'talking' && call.isHeldByUs);
      const other = state.calls.find((call) => call.id !== held?.id);
      if (!held || other?.stage !== 'talking') return [];
      return [...holdOthers(state, held.id), { do: 'hold', id: held.id, on: false }];
    }
    case 'mute': {
      const call = callOf(state, command.id);
      if (call?.stage !== 'talking' || call.isMuted === command.isMuted) return [];
      return [{ do: 'mute', id: call.id, on: command.isMuted }];
    }
    case 'tone': {
      const call = callOf(state, command.id);
      if (!call || !talksNow(call) || !/^[0-9*#]$/.test(command.key)) return [];
      return [{ do: 'tone', id: call.id, key: command.key }];
    }
    case 'transfer': {
      const call = callOf(state, command.id);
      const number = dialString(command.number);
      if (call?.stage !== 'talking' || call.transfer === 'asked' || number === '') return [];
      return [{ do: 'transfer', id: call.id, number }];
    }
    case 'join': {
      const { consulting } = state;
      const call = consulting && callOf(state, consulting.callId);
      const asked = consulting && callOf(state, consulting.withId);
      if (call?.stage !== 'talking' || asked?.stage !== 'talking') return [];
      return [{ do: 'join', id: call.id, otherId: asked.id }];
    }
  }
}

/** The state after the line was told to do something. */
export function afterAction(
  state: PhoneState,
  action: Exclude<Action, { do: 'dial' }>,
): PhoneState {
  switch (action.do) {
    case 'mute':
      return change(state, action.id, { isMuted: action.on });
    case 'transfer':
    case 'join':
      return change(state, action.id, { transfer: 'asked' });
    case 'answer':
    case 'hang-up':
    case 'hold':
    case 'tone':
      return state;
  }
}

/** The state with a call that was just dialled. */
export function afterDial(
  state: PhoneState,
  {
    id,
    number,
    consultingOn,
    nowMs,
  }: { id: string; number: string; consultingOn: string | null; nowMs: number },
): PhoneState {
  return {
    ...state,
    calls: [
      ...state.calls,
      { ...newCall(id, number, nowMs), direction: 'outbound', stage: 'calling' },
    ],
    consulting: consultingOn === null ? state.consulting : { callId: consultingOn, withId: id },
    lastNumber: consultingOn === null ? number : state.lastNumber,
    lastEnd: null,
  };
}

/** Whether a call finds no place: both are taken. */
export const isFull = ({ calls }: PhoneState): boolean => calls.length >= callLimit;

/** The state after the line has told something. */
export function reduce(state: PhoneState, event: LineEvent, nowMs: number): PhoneState {
  switch (event.type) {
    case 'registered':
      return { ...state, line: 'registered' };
    case 'lost':
      return { ...state, line: state.line === 'connecting' ? 'connecting' : 'lost' };
    case 'refused':
      return { ...state, line: 'refused' };
    case 'incoming': {
      if (isFull(state) || callOf(state, event.id)) return state;
      const call: PhoneCall = {
        ...newCall(event.id, event.number, nowMs),
        name: event.name === event.number ? '' : event.name,
      };
      return { ...state, calls: [...state.calls, call], lastEnd: null };
    }
    case 'ringing':
      return state;
    case 'answered':
      return change(state, event.id, { stage: 'talking', answeredAtMs: nowMs });
    case 'held':
      return change(
        state,
        event.id,
        event.by === 'us' ? { isHeldByUs: event.isHeld } : { isHeldByThem: event.isHeld },
      );
    case 'transferred':
      return change(state, event.id, { transfer: event.isDone ? 'asked' : 'failed' });
    case 'ended': {
      const ended = callOf(state, event.id);
      if (!ended) return state;
      const { consulting } = state;
      const isPart = consulting?.callId === event.id || consulting?.withId === event.id;
      return {
        ...state,
        calls: state.calls.filter((call) => call !== ended),
        consulting: isPart ? null : consulting,
        lastEnd: { number: ended.number, cause: event.cause },
      };
    }
  }
}

const newCall = (id: string, number: string, nowMs: number): PhoneCall => ({
  id,
  direction: 'inbound',
  number,
  name: '',
  stage: 'ringing',
  isHeldByUs: false,
  isHeldByThem: false,
  isMuted: false,
  startedAtMs: nowMs,
  answeredAtMs: null,
  transfer: null,
});

const change = (state: PhoneState, id: string, fields: Partial<PhoneCall>): PhoneState => ({
  ...state,
  calls: state.calls.map((call) => (call.id === id ? { ...call, ...fields } : call)),
});

/**
 * A number as a PBX in Japan dials it: `+81 90-1234-5678` → `09012345678`. Other countries' begin with 010. Extensions
 * and feature codes stay; `''` = nothing that could be dialled.
 */
export function dialString(written: string): string {
  const plain = written
    .normalize('NFKC')
    .replace(/^tel:/i, '')
    .replaceAll(/[\s()./\u2010-\u2015\u2212\u30fc-]/g, '');
  if (/^\+81\d{5,}$/.test(plain)) return `0${plain.slice(3)}`;
  if (/^\+\d{5,}$/.test(plain)) return `010${plain.slice(1)}`;
  return /^[A-Za-z0-9*#]{1,40}$/.test(plain) ? plain : '';
}
