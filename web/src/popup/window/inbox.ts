import type { Call } from '@cti/functions/model/calls/call';
import { isFirstCome } from '../../first-come.ts';
import { createStore } from '../../store.ts';
import { type Handed, type PopupMessage, type Viewer, popupChannel } from '../handover.ts';
import type { CallsOfTabs } from './stack-order.ts';
import { type Stack, type StackAction, emptyStack, stackReducer } from './stack.ts';

/** Text untouched for this long, on an ended call, doesn't hold up the next call. */
const typingMs = 15_000;

export interface InboxView {
  stack: Stack;
  /** The tabs' loaded calls, by key; for ordering. */
  calls: CallsOfTabs;
  /** Tabs whose call the member is talking on. */
  talking: ReadonlySet<string>;
  /** The session has ended: nothing is shown any more. */
  isOver: boolean;
}

const nothing: InboxView = { stack: emptyStack, calls: {}, talking: new Set(), isOver: false };

/**
 * What this window has received: the calls in their tabs and the data handed over with them. It listens before React
 * has rendered anything, so that no call is missed while the page starts.
 */
export function openInbox(page: Window & typeof globalThis = window) {
  const view = createStore<InboxView>(nothing);
  const handed = new Map<string, Handed>();
  let lastInputAt = 0;
  const endings = new Set<() => void>();

  function dispatch(action: StackAction): void {
    const now = view.get();
    view.set({ ...now, stack: stackReducer(now.stack, action) });
  }

  /** Whether somebody is in the middle of something that another call must not cover. */
  function isBusy(): boolean {
    const { stack, calls, talking } = view.get();
    if (stack.selected !== null && talking.has(stack.selected)) return true;
    const isInField = page.document.activeElement?.matches('textarea, input') ?? false;
    const isOver = stack.selected !== null && calls[stack.selected]?.state === 'ended';
    return isInField && (!isOver || Date.now() - lastInputAt < typingMs);
  }

  function show(linkedId: string): void {
    dispatch({ type: 'show', linkedId, mayTakeOver: !isBusy() });
  }

  function take(one: Handed): boolean {
    if (view.get().isOver) return false;
    handed.set(one.call.linkedId, one);
    show(one.call.linkedId);
    page.focus();
    return true;
  }

  async function takeInTurn({ handed: one, turn }: PopupMessage & { type: 'show' }): Promise<void> {
    // A tab that had to wait too long shows the call elsewhere.
    if (view.get().isOver || !(await isFirstCome(turn)) || !take(one)) return;
    channel.post({ type: 'shown', linkedId: one.call.linkedId });
  }

  function hear(message: PopupMessage): void {
    if (message.type === 'show') void takeInTurn(message);
    if (message.type === 'open') show(message.linkedId);
    if (message.type === 'close') end();
  }

  function end(): void {
    handed.clear();
    view.set({ ...nothing, isOver: true });
    for (const tell of endings) tell();
    // Works for windows opened by a page; any other stays, with a plain message.
    page.close();
  }

  /** Removes a call and, after the last one, closes the window. */
  function close(key: string): void {
    dispatch({ type: 'close', key });
    if (view.get().stack.tabs.length === 0) page.close();
  }

  const channel = popupChannel(hear);
  page.ctiTake = (one) => take(structuredClone(one));
  // A closing window must not accept calls: the sender then opens it again.
  page.addEventListener('pagehide', () => delete page.ctiTake);
  page.document.addEventListener('input', () => (lastInputAt = Date.now()), { capture: true });

  return {
    get: view.get,
    subscribe: view.subscribe,
    dispatch,
    show,
    take,
    close,
    /** Announces that this window accepts calls now. */
    ready: (linkedId: string | null) => channel.post({ type: 'ready', linkedId }),
    handedCall: (linkedId: string) => handed.get(linkedId)?.call ?? null,
    /** The member and customer, as given by the first call handed over; null when opened alone. */
    handedViewer: (): { customerId: string; viewer: Viewer } | null =>
      handed.values().next().value ?? null,
    /** What a tab shows, and whether the member is talking on it. */
    note(key: string, call: Call | null, isTalking: boolean) {
      const now = view.get();
      const { [key]: known, ...others } = now.calls;
      if (known === (call ?? undefined) && now.talking.has(key) === isTalking) return;
      const talking = new Set(now.talking);
      if (isTalking) talking.add(key);
      else talking.delete(key);
      view.set({ ...now, calls: call ? { ...others, [key]: call } : others, talking });
    },
    onEnd(ending: () => void) {
      endings.add(ending);
      return () => void endings.delete(ending);
    },
  };
}

export type Inbox = ReturnType<typeof openInbox>;
