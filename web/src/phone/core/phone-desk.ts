import { type Store, createStore } from '../../store.ts';
import type { LineEvent, SipLine } from './sip-line.ts';
import {
  type Action,
  afterAction,
  afterDial,
  type Command,
  currentCall,
  freshPhone,
  isFull,
  type PhoneCall,
  type PhoneState,
  plan,
  reduce,
} from './phone-state.ts';

export interface PhoneDeskParts {
  openLine: (hear: (event: LineEvent) => void) => SipLine;
  /** Epoch milliseconds. */
  now: () => number;
  /** Calls back once after the time; returns how to cancel. */
  after: (ms: number, callback: () => void) => () => void;
  /** Whether calls are taken without a press. */
  answersByItself: () => boolean;
  /** A call is over; as it was last. */
  onEnded: (call: PhoneCall) => void;
}

/** How long a call rings before it's taken without a press: long enough to hear that it comes. */
export const autoAnswerMs = 2_000;

/** The phone: what was pressed becomes what its line does, and what the line tells becomes what is shown. */
export interface PhoneDesk extends Store<PhoneState> {
  press: (command: Command) => void;
  /** Holds the current call, or takes it back. */
  toggleHold: () => void;
  toggleMute: () => void;
  check: () => void;
  /** Signs off and ends all calls. */
  stop: () => void;
}

export function createPhoneDesk({
  openLine,
  now,
  after,
  answersByItself,
  onEnded,
}: PhoneDeskParts): PhoneDesk {
  const state = createStore<PhoneState>(freshPhone);
  let isOver = false;
  let noAutoAnswer = () => {};
  const line = openLine(hear);

  function hear(event: LineEvent): void {
    if (isOver) return;
    const before = state.get();
    if (event.type === 'incoming' && isFull(before)) return line.hangUp(event.id);
    state.set(reduce(before, event, now()));
    if (event.type === 'incoming' && before.calls.length === 0 && answersByItself()) {
      noAutoAnswer = after(autoAnswerMs, () => press({ type: 'answer', id: event.id }));
    }
    if (event.type !== 'ended') return;
    if (state.get().calls.length === 0) noAutoAnswer();
    const ended = before.calls.find(({ id }) => id === event.id);
    if (ended) onEnded(ended);
  }

  function act(action: Action): void {
    if (action.do === 'dial') {
      const { number, consultingOn } = action;
      const id = line.dial(number);
      return state.set(afterDial(state.get(), { id, number, consultingOn, nowMs: now() }));
    }
    // First, for the line may tell of it at once.
    state.set(afterAction(state.get(), action));
    switch (action.do) {
      case 'answer':
        return line.answer(action.id);
      case 'hang-up':
        return line.hangUp(action.id);
      case 'hold':
        return line.hold(action.id, action.on);
      case 'mute':
        return line.mute(action.id, action.on);
      case 'tone':
        return line.sendTone(action.id, action.key);
      case 'transfer':
        return line.transfer(action.id, action.number);
      case 'join':
        return line.join(action.id, action.otherId);
    }
  }

  function press(command: Command): void {
    if (!isOver) for (const action of plan(state.get(), command)) act(action);
  }

  const current = () => currentCall(state.get());
  return {
    get: state.get,
    subscribe: state.subscribe,
    press,
    toggleHold() {
      const call = current();
      if (call) press({ type: 'hold', id: call.id, isHeld: !call.isHeldByUs });
    },
    toggleMute() {
      const call = current();
      if (call) press({ type: 'mute', id: call.id, isMuted: !call.isMuted });
    },
    check: () => line.check(),
    stop() {
      if (isOver) return;
      isOver = true;
      noAutoAnswer();
      line.stop();
    },
  };
}
