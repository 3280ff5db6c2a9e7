import { beforeEach, expect, test } from 'vitest';
import { createIdle } from './idle.ts';

const signedInMs = Date.parse('2026-12-01T00:00:00Z');
const minutes = (n: number) => n * 60_000;
let now = signedInMs;
let kept: Map<string, string>;
const storage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
};
/** One window of the browser; all share the same storage. */
const openWindow = () => createIdle(storage, () => now);
const limits = { idleMinutes: 30, absoluteDays: 30 };

beforeEach(() => {
  now = signedInMs;
  kept = new Map();
});

/** A console where somebody has just signed in. */
function signIn() {
  const idle = openWindow();
  idle.learn(limits);
  idle.begin(signedInMs);
  return idle;
}

test('without a limit nobody is ever idle', () => {
  const idle = openWindow();
  idle.begin(signedInMs);
  now += minutes(100_000);
  expect(idle.leftMs()).toBeNull();
  expect(idle.isOver()).toBe(false);
});

test('AUT-14 counts from the sign-in, then from the last input in any window', () => {
  const idle = signIn();
  now += minutes(29);
  expect(idle.leftMs()).toBe(minutes(1));
  openWindow().touch();
  expect(idle.leftMs()).toBe(minutes(30));
  now += minutes(30);
  expect(idle.isOver()).toBe(true);
});

test('AUT-14 input that comes too late revives the session in no window', () => {
  const idle = signIn();
  now += minutes(30);
  idle.touch();
  openWindow().touch();
  expect(idle.isOver()).toBe(true);
});

test('AUT-14 a browser opened the next morning, or reloading its page, knows it', () => {
  signIn().touch();
  now += minutes(24 * 60);
  const opened = openWindow();
  opened.begin(signedInMs);
  expect(opened.isOver()).toBe(true);
});

test('AUT-14 signing in again starts over', () => {
  const idle = signIn();
  now += minutes(24 * 60);
  idle.begin(now);
  expect(idle.isOver()).toBe(false);
  now += minutes(29);
  expect(idle.leftMs()).toBe(minutes(1));
});

test.each([
  ['ahead', 45],
  ['behind', -45],
])('a clock that is %s of the server’s signs nobody out as they sign in', (_, skew) => {
  now = signedInMs + minutes(skew);
  const idle = signIn();
  expect(idle.leftMs()).toBe(minutes(30));
  now += minutes(30);
  expect(idle.isOver()).toBe(true);
});

test('setting the clock back gives nobody more time', () => {
  const idle = signIn();
  now += minutes(20);
  idle.touch();
  now -= minutes(15);
  expect(idle.leftMs()).toBe(minutes(30));
});

test('before anybody signs in there is nothing to touch', () => {
  const idle = openWindow();
  idle.learn(limits);
  idle.touch();
  expect(idle.leftMs()).toBeNull();
});

test.each(['{', '"text"', 'null', '{"signedInMs":"x"}'])('ignores a stored %s', (text) => {
  kept.set('cti.sessionLimits', text);
  kept.set('cti.lastInput', text);
  expect(openWindow().limits()).toMatchObject({ idleMinutes: null, absoluteDays: 30 });
  expect(openWindow().isOver()).toBe(false);
});
