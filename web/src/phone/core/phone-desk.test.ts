import { describe, expect, test } from 'vitest';
import type { LineEvent, SipLine } from './sip-line.ts';
import { autoAnswerMs, createPhoneDesk } from './phone-desk.ts';
import { currentCall, dialString, type PhoneCall } from './phone-state.ts';

/** A phone on a line that writes down what it's told; the test says what the PBX does. */
function phone({ answersByItself = false } = {}) {
  const told: string[] = [];
  const ended: PhoneCall[] = [];
  let dialled = 0;
  let nowMs = 1_000;
  let hear: (event: LineEvent) => void = () => {};
  let timer: { ms: number; callback: () => void } | null = null;
  const note =
    (what: string) =>
    (...words: unknown[]) =>
      void told.push([what, ...words].join(' '));
  const line: SipLine = {
    dial: (number) => {
      told.push(`dial ${number}`);
      return `out${(dialled += 1)}`;
    },
    answer: note('answer'),
    hangUp: note('hang-up'),
    hold: (id, isHeld) => {
      told.push(`${isHeld ? 'hold' : 'resume'} ${id}`);
      hear({ type: 'held', id, by: 'us', isHeld });
    },
    mute: note('mute'),
    sendTone: note('tone'),
    transfer: note('transfer'),
    join: note('join'),
    check: note('check'),
    stop: note('stop'),
  };
  const desk = createPhoneDesk({
    openLine: (listener) => {
      hear = listener;
      return line;
    },
    now: () => nowMs,
    after: (ms, callback) => {
      timer = { ms, callback };
      return () => (timer = null);
    },
    answersByItself: () => answersByItself,
    onEnded: (call) => ended.push(call),
  });
  const rings = (id: string, number = '09012345678') =>
    hear({ type: 'incoming', id, number, name: '' });
  hear({ type: 'registered' });
  return {
    desk,
    told,
    ended,
    hear,
    rings,
    /** A call that is talked on. */
    talk: (id: string) => {
      rings(id);
      desk.press({ type: 'answer', id });
      hear({ type: 'answered', id });
      told.length = 0;
    },
    timer: () => timer,
    at: (ms: number) => (nowMs = ms),
    calls: () =>
      desk
        .get()
        .calls.map(({ id, stage, isHeldByUs }) => `${id} ${stage}${isHeldByUs ? ' held' : ''}`),
  };
}

describe('one call', () => {
  test('rings, is answered, and is over', () => {
    const { desk, told, ended, hear, rings, at, calls } = phone();
    rings('a');
    expect(calls()).toEqual(['a ringing']);
    desk.press({ type: 'answer', id: 'a' });
    at(5_000);
    hear({ type: 'answered', id: 'a' });
    expect(desk.get().calls[0]).toMatchObject({
      stage: 'talking',
      startedAtMs: 1_000,
      answeredAtMs: 5_000,
    });
    desk.press({ type: 'hang-up', id: 'a' });
    hear({ type: 'ended', id: 'a', cause: 'over' });
    expect(told).toEqual(['answer a', 'hang-up a']);
    expect(calls()).toEqual([]);
    expect(ended.map(({ id }) => id)).toEqual(['a']);
    expect(desk.get().lastEnd).toEqual({ number: '09012345678', cause: 'over' });
  });

  test('is held and taken back, muted and not, and hears the keys only while somebody listens', () => {
    const { desk, told, talk } = phone();
    talk('a');
    desk.toggleMute();
    desk.toggleMute();
    desk.press({ type: 'tone', id: 'a', key: '5' });
    desk.press({ type: 'tone', id: 'a', key: 'x' });
    desk.toggleHold();
    desk.press({ type: 'tone', id: 'a', key: '6' });
    desk.toggleHold();
    expect(told).toEqual(['mute a true', 'mute a false', 'tone a 5', 'hold a', 'resume a']);
  });

  test('that we place is remembered for the next time, as it was dialled', () => {
    const { desk, told, hear, calls } = phone();
    desk.press({ type: 'dial', number: '+81 90-1234-5678' });
    expect(told).toEqual(['dial 09012345678']);
    expect(calls()).toEqual(['out1 calling']);
    hear({ type: 'ended', id: 'out1', cause: 'busy' });
    expect(desk.get()).toMatchObject({
      lastNumber: '09012345678',
      lastEnd: { number: '09012345678', cause: 'busy' },
    });
  });

  test('can’t be placed while the PBX is out of reach, nor while another one rings', () => {
    const { desk, told, hear, rings } = phone();
    hear({ type: 'lost' });
    desk.press({ type: 'dial', number: '101' });
    hear({ type: 'registered' });
    rings('a');
    desk.press({ type: 'dial', number: '101' });
    expect(told).toEqual([]);
  });

  test('survives a cut path', () => {
    const { desk, talk, hear, calls } = phone();
    talk('a');
    hear({ type: 'lost' });
    expect(desk.get().line).toBe('lost');
    hear({ type: 'registered' });
    expect(desk.get().line).toBe('registered');
    expect(calls()).toEqual(['a talking']);
  });
});

describe('two calls', () => {
  test('the first is held before the second is answered, and they are swapped', () => {
    const { desk, told, talk, rings, hear, calls } = phone();
    talk('a');
    rings('b', '0335551234');
    desk.press({ type: 'answer', id: 'b' });
    hear({ type: 'answered', id: 'b' });
    expect(told).toEqual(['hold a', 'answer b']);
    desk.press({ type: 'swap' });
    expect(told.slice(2)).toEqual(['hold b', 'resume a']);
    expect(calls()).toEqual(['a talking', 'b talking held']);
    expect(currentCall(desk.get())?.id).toBe('a');
    desk.press({ type: 'hold', id: 'b', isHeld: false });
    expect(calls()).toEqual(['a talking held', 'b talking']);
  });

  test('the one that stays is still held when the other is over', () => {
    const { desk, talk, rings, hear, calls } = phone();
    talk('a');
    rings('b');
    desk.press({ type: 'answer', id: 'b' });
    hear({ type: 'answered', id: 'b' });
    hear({ type: 'ended', id: 'b', cause: 'over' });
    expect(calls()).toEqual(['a talking held']);
    desk.toggleHold();
    expect(calls()).toEqual(['a talking']);
  });

  test('a third one hears that it’s busy here, and nothing else changes', () => {
    const { desk, told, talk, rings, calls } = phone();
    talk('a');
    rings('b');
    rings('c');
    expect(told).toEqual(['hang-up c']);
    expect(calls()).toEqual(['a talking', 'b ringing']);
    desk.press({ type: 'dial', number: '101' });
    expect(told).toEqual(['hang-up c']);
  });
});

describe('a transfer', () => {
  test('without a word goes to the number, once', () => {
    const { desk, told, talk, hear } = phone();
    talk('a');
    desk.press({ type: 'transfer', id: 'a', number: '１０２' });
    desk.press({ type: 'transfer', id: 'a', number: '103' });
    expect(told).toEqual(['transfer a 102']);
    hear({ type: 'transferred', id: 'a', isDone: false });
    expect(desk.get().calls[0]?.transfer).toBe('failed');
    desk.press({ type: 'transfer', id: 'a', number: '103' });
    expect(told.at(-1)).toBe('transfer a 103');
  });

  test('after a word holds the caller, asks, and joins the two', () => {
    const { desk, told, talk, hear, calls } = phone();
    talk('a');
    desk.press({ type: 'consult', id: 'a', number: '102' });
    expect(told).toEqual(['hold a', 'dial 102']);
    desk.press({ type: 'join' });
    expect(told).toHaveLength(2);
    hear({ type: 'answered', id: 'out1' });
    desk.press({ type: 'join' });
    expect(told.at(-1)).toBe('join a out1');
    // A question isn't a call that somebody would want to place again.
    expect(desk.get().lastNumber).toBeNull();
    hear({ type: 'ended', id: 'a', cause: 'over' });
    expect(desk.get().consulting).toBeNull();
    expect(calls()).toEqual(['out1 talking']);
  });

  test('is off when the colleague hangs up: the caller is still there', () => {
    const { desk, talk, hear, calls } = phone();
    talk('a');
    desk.press({ type: 'consult', id: 'a', number: '102' });
    hear({ type: 'ended', id: 'out1', cause: 'busy' });
    expect(desk.get().consulting).toBeNull();
    expect(calls()).toEqual(['a talking held']);
  });
});

describe('answering by itself', () => {
  test('takes the only call after it was heard ringing', () => {
    const { told, rings, timer } = phone({ answersByItself: true });
    rings('a');
    expect(told).toEqual([]);
    expect(timer()?.ms).toBe(autoAnswerMs);
    timer()?.callback();
    expect(told).toEqual(['answer a']);
  });

  test('takes no second call, and none that is gone', () => {
    const { told, rings, talk, hear, timer } = phone({ answersByItself: true });
    talk('a');
    const before = timer();
    rings('b');
    expect(timer()).toBe(before);
    hear({ type: 'ended', id: 'a', cause: 'over' });
    hear({ type: 'ended', id: 'b', cause: 'over' });
    rings('c');
    hear({ type: 'ended', id: 'c', cause: 'over' });
    expect(timer()).toBeNull();
    expect(told).toEqual([]);
  });
});

test('after it was stopped, nothing is pressed or heard', () => {
  const { desk, told, rings, calls } = phone();
  desk.stop();
  rings('a');
  desk.press({ type: 'dial', number: '101' });
  expect(told).toEqual(['stop']);
  expect(calls()).toEqual([]);
});

test.each([
  ['090-1234-5678', '09012345678'],
  ['+81 90 1234 5678', '09012345678'],
  ['tel:+81-3-5555-1234', '0355551234'],
  ['+1 (212) 555-0100', '01012125550100'],
  ['０９０ー１２３４ー５６７８', '09012345678'],
  ['102', '102'],
  ['*88', '*88'],
  ['102@evil.example', ''],
  ['102;lr', ''],
  ['sip:102', ''],
  ['', ''],
])('%s is dialled as %s', (written, dialled) => {
  expect(dialString(written)).toBe(dialled);
});
