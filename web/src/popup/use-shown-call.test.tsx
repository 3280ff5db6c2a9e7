import { act, renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ringingCall } from '../ring/call-fixture.ts';
import type { Live } from '../firebase/listener-store.ts';
import { createStore } from '../store.ts';
import type { CallDesk } from './call-desk.ts';
import { shownCall, useShownCall, withRegistered } from './use-shown-call.ts';
import { contactSchema } from '@cti/functions/model/contacts/contact';

type LiveCall = Live<ReturnType<typeof ringingCall> | null>;

/** A desk that knows only the given calls, and no contacts. */
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

  it('removes a card that turns out to be for others', () => {
    const call = createStore<LiveCall>({ status: 'loading' });
    const desk = deskOf({ c1: call });
    const handed = ringingCall();
    const { result } = renderHook(() => useShownCall(desk, 'c1', handed));
    expect(result.current.status).toBe('call');
    act(() => call.set({ status: 'error', problem: 'denied' }));
    expect(result.current.status).toBe('missing');
  });
});

const handed = ringingCall();
const connected = ringingCall({ state: 'connected' });

describe('shownCall', () => {
  it('shows what was handed over until the server responds', () => {
    expect(shownCall({ status: 'loading' }, handed)).toEqual({ status: 'call', call: handed });
    expect(shownCall({ status: 'error', problem: 'unavailable' }, handed)).toEqual({
      status: 'call',
      call: handed,
    });
    expect(shownCall({ status: 'loading' }, null)).toEqual({ status: 'loading' });
  });

  it('trusts the server over what was handed over', () => {
    const live = { status: 'ready', data: connected, fromCache: false } as const;
    expect(shownCall(live, handed)).toEqual({ status: 'call', call: connected });
  });

  it('treats another group’s call and a missing one alike', () => {
    expect(shownCall({ status: 'error', problem: 'denied' }, handed)).toEqual({
      status: 'missing',
    });
    expect(shownCall({ status: 'ready', data: null, fromCache: false }, handed)).toEqual({
      status: 'missing',
    });
  });

  it('doesn’t mistake an empty cache for a missing call', () => {
    expect(shownCall({ status: 'ready', data: null, fromCache: true }, null)).toEqual({
      status: 'loading',
    });
  });
});

describe('withRegistered', () => {
  const contact = (id: string, name: string) => ({ ...contactSchema.parse({ name }), id });
  const found = (...data: ReturnType<typeof contact>[]) =>
    ({ status: 'ready', data, fromCache: false }) as const;

  it('shows an unknown caller as soon as they are registered', () => {
    const call = withRegistered(handed, found(contact('k1', '新井 結')));
    expect(call.caller).toMatchObject({
      match: 'known',
      contactIds: ['k1'],
      contact: { name: '新井 結' },
    });
  });

  it('offers a choice when two have been registered', () => {
    const call = withRegistered(handed, found(contact('k1', 'A'), contact('k2', 'B')));
    expect(call.caller.match).toBe('shared');
    expect(call.caller.candidates.map(({ id }) => id)).toEqual(['k1', 'k2']);
  });

  it('leaves a known caller and an unregistered one alone', () => {
    const known = ringingCall({
      caller: { match: 'withheld', contactIds: [], contact: null, candidates: [] },
    });
    expect(withRegistered(known, found(contact('k1', 'A')))).toBe(known);
    expect(withRegistered(handed, found())).toBe(handed);
  });
});
