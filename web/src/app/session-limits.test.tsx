import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { Agent } from '@cti/functions/model/desk/agent';
import { type Call, callSchema } from '@cti/functions/model/calls/call';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { OwnAgentContext } from '../agents/use-own-agent.ts';
import { createIdle } from '../idle.ts';
import { RingContext } from '../ring/ring-context.ts';
import { createStrip } from '../ring/ways/strip.ts';
import { WordsProvider } from '../words/use-words.tsx';
import { ConsoleContext, type ConsoleValue } from '../console/console-context.ts';
import { SessionLimits } from './session-limits.tsx';

const server = vi.hoisted(() => ({
  limits: { idleMinutes: 30 as number | null, absoluteDays: 30 },
  /** How far ahead the server's clock is. */
  clockMs: 0,
  proveAgain: vi.fn<() => Promise<boolean>>(() => Promise.resolve(true)),
}));
vi.mock('../firebase/use-live.ts', () => ({
  useLiveDoc: () => ({ status: 'ready', data: server.limits, fromCache: false }),
}));
vi.mock('../firebase/server-clock.ts', () => {
  let known = 0;
  return {
    serverNow: () => Date.now() + known,
    syncClock: () => Promise.resolve((known = server.clockMs)),
  };
});
vi.mock('../firebase/callables.ts', () => ({ proveAgain: server.proveAgain }));
vi.mock('../firebase/steady-timers.ts', () => ({
  pause: (ms: number) => new Promise((resolve) => setTimeout(resolve, ms)),
}));
vi.mock('./use-signed-in.ts', async () => {
  const idle = await vi.importActual<typeof import('../idle.ts')>('../idle.ts');
  return { pageIdle: idle.createIdle(localStorage) };
});

const signedInMs = Date.parse('2026-12-01T00:00:00Z');
const minute = 60_000;
const endSession = vi.fn<(reason: string) => void>();

/** A call that rings for the person or that they have taken. */
const callWith = (fields: object): Call =>
  callSchema.parse({
    linkedId: 'call',
    source: 'dialpad',
    direction: 'inbound',
    state: 'ringing',
    active: true,
    caller: { match: 'unknown' },
    ...fields,
  });
const hanako = { id: '1', name: '花子', email: 'hanako@example.com' };

function consoleWith({ calls = [], status = 0 }: { calls?: Call[]; status?: number } = {}) {
  const value = {
    customerId: 'goodfife',
    member: { uid: 'hanako', email: 'hanako@example.com' },
    signedInMs,
    hasSecondFactor: false,
    endSession,
    activeCalls: { status: 'ready', data: calls },
  } as unknown as ConsoleValue;
  const own = { agent: { status } as Agent, status: undefined, desk: null };
  return (
    <WordsProvider>
      <ConsoleContext value={value}>
        <RingContext value={{ heard: [], strip: createStrip() }}>
          <OwnAgentContext value={own}>
            <SessionLimits />
          </OwnAgentContext>
        </RingContext>
      </ConsoleContext>
    </WordsProvider>
  );
}

const wait = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const warning = () => screen.queryByRole('dialog', { name: 'まもなくログアウトします' });

beforeEach(() => {
  vi.useFakeTimers({ now: signedInMs });
  localStorage.clear();
  localStorage.setItem('cti.language', 'ja');
  createIdle(localStorage).begin(signedInMs);
  server.limits = { idleMinutes: 30, absoluteDays: 30 };
  server.clockMs = 0;
  endSession.mockReset();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test('AUT-14 without input the person is warned a minute ahead, then signed out, once', async () => {
  render(consoleWith());
  await wait(28.5 * minute);
  expect(warning()).toBeNull();
  await wait(minute);
  expect(warning()?.textContent).toContain('あと30秒');
  expect(endSession).not.toHaveBeenCalled();
  await wait(minute);
  expect(endSession.mock.calls).toEqual([['idle']]);
});

test.each([
  ['a key', () => fireEvent.keyDown(window, { key: 'a' })],
  ['the mouse', () => fireEvent.pointerMove(document.body)],
  ['the button', () => fireEvent.click(screen.getByRole('button', { name: '続けて使う' }))],
])('AUT-14 %s in the last minute dismisses the warning and restarts the timer', async (_, act_) => {
  render(consoleWith());
  await wait(29.5 * minute);
  await act(async () => void act_());
  expect(warning()).toBeNull();
  await wait(28 * minute);
  expect(endSession).not.toHaveBeenCalled();
  await wait(3 * minute);
  expect(endSession).toHaveBeenCalledWith('idle');
});

test('AUT-14 input in the popup or another tab counts', async () => {
  render(consoleWith());
  await wait(29.5 * minute);
  createIdle(localStorage).touch();
  await wait(2_000);
  expect(warning()).toBeNull();
  await wait(20 * minute);
  expect(endSession).not.toHaveBeenCalled();
});

test('AUT-14 input after the timeout, as when a computer wakes, does not extend the session', async () => {
  render(consoleWith());
  // Asleep: no timer runs.
  vi.setSystemTime(signedInMs + 9 * 60 * minute);
  await act(async () => void fireEvent.pointerMove(document.body));
  expect(endSession.mock.calls).toEqual([['idle']]);
});

test.each([
  ['while a phone rings for the person', { calls: [callWith({ ringing: [hanako] })] }],
  ['during a call', { calls: [callWith({ state: 'connected', operator: hanako })] }],
  ['during a call that the status alone tells of', { status: 99 }],
  ['during the wrap-up', { status: 7 }],
])('AUT-14 nobody is warned or signed out %s; the timer starts afterwards', async (_, kept) => {
  const { rerender } = render(consoleWith(kept));
  await wait(45 * minute);
  expect(warning()).toBeNull();
  expect(endSession).not.toHaveBeenCalled();
  rerender(consoleWith());
  await wait(28 * minute);
  expect(endSession).not.toHaveBeenCalled();
  await wait(3 * minute);
  expect(endSession).toHaveBeenCalledWith('idle');
});

test("a colleague's call keeps nobody signed in", async () => {
  const taken = { state: 'connected', operator: { id: '2', name: '太郎', email: 't@example.com' } };
  render(consoleWith({ calls: [callWith(taken)] }));
  await wait(31 * minute);
  expect(endSession).toHaveBeenCalledWith('idle');
});

test('without a limit nobody is signed out', async () => {
  server.limits = { idleMinutes: null, absoluteDays: 30 };
  render(consoleWith());
  await wait(10 * 60 * minute);
  expect(warning()).toBeNull();
  expect(endSession).not.toHaveBeenCalled();
});

test('AUT-13 people still working are told in the last hour, and can sign in again in place', async () => {
  server.limits = { idleMinutes: null, absoluteDays: 1 };
  render(consoleWith());
  await wait(22 * 60 * minute);
  expect(screen.queryByText(/ログインの期限まで/)).toBeNull();
  await wait(80 * minute);
  expect(screen.getByText(/あと40分です/)).toBeTruthy();
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'もう一度ログイン' })));
  expect(server.proveAgain).toHaveBeenCalledOnce();
});

test('AUT-13 the session ends after its days, but not during a call', async () => {
  server.limits = { idleMinutes: null, absoluteDays: 1 };
  const { rerender } = render(consoleWith({ calls: [callWith({ ringing: [hanako] })] }));
  await wait(24 * 60 * minute + minute);
  expect(endSession).not.toHaveBeenCalled();
  rerender(consoleWith());
  await wait(2_000);
  expect(endSession.mock.calls).toEqual([['expired']]);
});

test('AUT-13 a computer whose clock is years ahead ends no session', async () => {
  vi.setSystemTime(Date.parse('2036-01-01T00:00:00Z'));
  localStorage.clear();
  createIdle(localStorage).begin(signedInMs);
  server.clockMs = signedInMs - Date.now();
  render(consoleWith());
  await wait(20 * minute);
  expect(endSession).not.toHaveBeenCalled();
});
