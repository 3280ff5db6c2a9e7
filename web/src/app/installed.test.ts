import { renderHook } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { useAppBadge, useAppShortcuts } from './installed.ts';

afterEach(() => vi.unstubAllGlobals());

/** A browser that shows badges, and each number it was asked to show. */
function badges(answer: Promise<void> = Promise.resolve()): number[] {
  const shown: number[] = [];
  vi.stubGlobal('navigator', {
    setAppBadge: (count: number) => {
      shown.push(count);
      return answer;
    },
  });
  return shown;
}

test('the badge counts who waits for a callback, and is gone after sign-out', () => {
  const shown = badges();
  const { rerender, unmount } = renderHook(({ waiting }) => useAppBadge(waiting), {
    initialProps: { waiting: null as number | null },
  });
  expect(shown).toEqual([]);
  rerender({ waiting: 3 });
  rerender({ waiting: 3 });
  rerender({ waiting: null });
  rerender({ waiting: 0 });
  expect(shown).toEqual([3, 0]);
  rerender({ waiting: 2 });
  unmount();
  expect(shown).toEqual([3, 0, 2, 0]);
});

test('a browser that has no badges, or refuses one, hinders nobody', async () => {
  vi.stubGlobal('navigator', {});
  renderHook(() => useAppBadge(3)).unmount();
  const refusal = Promise.reject(new DOMException('not installed', 'NotAllowedError'));
  const shown = badges(refusal);
  renderHook(() => useAppBadge(3));
  await expect(refusal).rejects.toThrow('not installed');
  expect(shown).toEqual([3]);
});

test('a shortcut opens its page in the open window; the icon only brings that to the front', () => {
  const opened: string[] = [];
  let launch: (to: { targetURL?: string | null }) => void = () => expect.fail('nobody listens');
  vi.stubGlobal('launchQueue', {
    setConsumer: (consumer: typeof launch) => {
      launch = consumer;
    },
  });
  const go = (path: string) => opened.push(path);
  renderHook(() => useAppShortcuts(go));
  launch({ targetURL: `${location.origin}/` });
  launch({ targetURL: null });
  launch({ targetURL: 'https://evil.example/callbacks' });
  expect(opened).toEqual([]);
  launch({ targetURL: `${location.origin}/callbacks?group=G01` });
  launch({ targetURL: `${location.origin}/#calls` });
  expect(opened).toEqual(['/callbacks?group=G01', '/']);
});
