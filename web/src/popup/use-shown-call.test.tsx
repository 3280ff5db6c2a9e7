import { act, renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ringingCall } from '../ring/call-fixture.ts';
import type { Live } from '../firebase/listener-store.ts';
import { createStore } from '../store.ts';
import type { CallDesk } from './call-desk.ts';
import { useShownCall } from './use-shown-call.ts';

type LiveCall = Live<ReturnType<typeof ringingCall> | null>;

/** A desk that knows the calls it is given, and nobody's number. */
function deskOf(calls: Record<string, ReturnType<typeof createStore<LiveCall>>>): CallDesk {
  const parts: Pick<CallDesk, 'contactsOf'> & { call: (id: string) => unknown } = {
    call: (linkedId) => calls[linkedId],
    contactsOf: () => createStore({ status: 'loading' }),
  };
  // Only what the hook uses.
  return parts as unknown as CallDesk;
}

describe('useShownCall', () => {
  it('LIS-15 keeps the card of a merged call until the surviving one is there', () => {
    const merged = createStore<LiveCall>({
      status: 'ready',
      data: ringingCall({ linkedId: 'c1', mergedInto: 'c2' }),
      fromCache: false,
    });
    const survivor = createStore<LiveCall>({ status: 'loading' });
    const desk = deskOf({ c1: merged, c2: survivor });
    const { result, rerender } = renderHook(({ id }) => useShownCall(desk, id, null), {
      initialProps: { id: 'c1' },
    });
    const shownId = () => result.current.status === 'call' && result.current.call.linkedId;
    expect(shownId()).toBe('c1');
    rerender({ id: 'c2' });
    expect(shownId()).toBe('c1');
    act(() =>
      survivor.set({ status: 'ready', data: ringingCall({ linkedId: 'c2' }), fromCache: false }),
    );
    expect(shownId()).toBe('c2');
  });

  it('takes a card away that turns out to be for others', () => {
    const call = createStore<LiveCall>({ status: 'loading' });
    const desk = deskOf({ c1: call });
    const handed = ringingCall();
    const { result } = renderHook(() => useShownCall(desk, 'c1', handed));
    expect(result.current.status).toBe('call');
    act(() => call.set({ status: 'error', problem: 'denied' }));
    expect(result.current.status).toBe('missing');
  });
});
