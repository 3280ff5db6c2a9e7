import { act, cleanup, render, screen } from '@testing-library/react';
import { StrictMode, useMemo } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createListenerStore } from './listener-store.ts';
import { useSource } from './use-source.ts';

describe('useSource', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
  });

  it('opens one listener under StrictMode, for two components, and closes it after both', () => {
    const store = createListenerStore();
    const opened = vi.fn<() => void>();
    const closed = vi.fn<() => void>();
    let tell = (_text: string) => {};
    function Name() {
      const source = useMemo(
        () =>
          store.source<string>('name', (onData) => {
            opened();
            tell = (text) => onData(text, false);
            return closed;
          }),
        [],
      );
      const live = useSource(source);
      return <p>{live.status === 'ready' ? live.data : live.status}</p>;
    }
    const { unmount } = render(
      <StrictMode>
        <Name />
        <Name />
      </StrictMode>,
    );
    expect(screen.getAllByText('loading')).toHaveLength(2);
    act(() => tell('山田'));
    expect(screen.getAllByText('山田')).toHaveLength(2);
    expect(opened).toHaveBeenCalledTimes(1);
    unmount();
    vi.advanceTimersByTime(5_000);
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it('is loading without a source', () => {
    function Nothing() {
      return <p>{useSource(null).status}</p>;
    }
    render(<Nothing />);
    expect(screen.getByText('loading')).toBeDefined();
  });
});
