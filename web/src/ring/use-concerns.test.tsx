import { act, renderHook } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { Call } from '@cti/functions/model/calls/call';
import { longestRingMs } from '@cti/functions/model/desk/concern';
import type { Live } from '../firebase/listener-store.ts';
import { noon, ringingCall } from './call-fixture.ts';
import { callsForMe, choosingMs, useConcerns } from './use-concerns.ts';

vi.mock('../firebase/steady-timers.ts', () => ({
  pause: (ms: number) => new Promise((resolve) => setTimeout(resolve, ms)),
}));
afterEach(() => {
  vi.useRealTimers();
});

const me = {
  email: 'nishifuna@example.com',
  status: 0,
  choiceOf: () => ({ when: 'ring', audience: 'group' }) as const,
};
const at = (seconds: number) => new Date(noon.getTime() + seconds * 1_000);
const ids = (calls: Parameters<typeof callsForMe>[0], nowMs = noon.getTime()) =>
  callsForMe(calls, me, nowMs).map(({ call }) => call.linkedId);

test('orders calls by when they started to ring', () => {
  const rang = (linkedId: string, seconds: number) =>
    ringingCall({ linkedId, ringingAt: at(seconds), updatedAt: at(seconds) });
  expect(ids([rang('late', 2), rang('early', 1)], at(3).getTime())).toEqual(['early', 'late']);
});

test('trusts a newer change of any call over a clock that is behind', () => {
  const newer = ringingCall({
    linkedId: 'c2',
    state: 'connected',
    updatedAt: new Date(noon.getTime() + longestRingMs + 1),
  });
  const behindMs = noon.getTime() - 600_000;
  expect(ids([ringingCall()], behindMs)).toEqual(['c1']);
  expect(ids([ringingCall(), newer], behindMs)).toEqual([]);
});

const calls: Live<Call[]> = { status: 'ready', data: [ringingCall()], fromCache: false };
const person = { email: me.email, extensions: [], calls };

test('waits for the person’s own choices, but not for ever', async () => {
  vi.useFakeTimers({ now: noon });
  const { result } = renderHook(() =>
    useConcerns({ ...person, choiceOf: null, status: undefined }),
  );
  await act(() => vi.advanceTimersByTimeAsync(choosingMs - 1));
  expect(result.current).toBe(null);
  await act(() => vi.advanceTimersByTimeAsync(1));
  expect(result.current?.map(({ concern }) => concern.opensCard)).toEqual([true]);
});

test('choices that come late count from then on', async () => {
  vi.useFakeTimers({ now: noon });
  const off = { when: 'off', audience: 'group' } as const;
  const { result, rerender } = renderHook(
    (choiceOf: (() => typeof off) | null) => useConcerns({ ...person, choiceOf, status: 0 }),
    { initialProps: null as (() => typeof off) | null },
  );
  await act(() => vi.advanceTimersByTimeAsync(choosingMs));
  expect(result.current?.[0]?.concern.opensCard).toBe(true);
  rerender(() => off);
  expect(result.current?.some(({ concern }) => concern.opensCard)).toBe(false);
});
