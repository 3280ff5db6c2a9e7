import type { Call } from '@cti/functions/model/call';
import { isFirstCome } from '../../first-come.ts';
import { createStore } from '../../store.ts';
import { type Handed, type PopupMessage, type Viewer, popupChannel } from '../handover.ts';
import type { CallsOfTabs } from './stack-order.ts';
import { type Stack, type StackAction, emptyStack, stackReducer } from './stack.ts';

/** Text untouched for this long, on a call that is over, does not keep the next call waiting. */
const typingMs = 15_000;

export interface InboxView {
  stack: Stack;
  /** What the tabs have read, by key; for their order. */
  calls: CallsOfTabs;
  /** Tabs whose call the person in front of the window is talking on. */
  talking: ReadonlySet<string>;
  /** The session has ended: nothing is shown any more. */
  isOver: boolean;
}

const nothing: InboxView = { stack: emptyStack, calls: {}, talking: new Set(), isOver: false };

/**
 * What has come into this window: the calls in their tabs and what was handed over with them. It
 * listens before React has rendered anything, so that no call is missed while the page starts.
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

  /** Whether somebody is in the middle of something that another call may not cover. */
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
    // A tab that had to wait for too long shows the call elsewhere.
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
    // Works for a window that a page has opened; another one stays, with a plain message.
    page.close();
  }

  /** Takes a call off the screen, and with the last one the window. */
  function close(key: string): void {
    dispatch({ type: 'close', key });
    if (view.get().stack.tabs.length === 0) page.close();
  }

  const channel = popupChannel(hear);
  page.ctiTake = (one) => take(structuredClone(one));
  // A window that is going must not take calls: who gives then opens it anew.
  page.addEventListener('pagehide', () => delete page.ctiTake);
  page.document.addEventListener('input', () => (lastInputAt = Date.now()), { capture: true });

  return {
    get: view.get,
    subscribe: view.subscribe,
    dispatch,
    show,
    take,
    close,
    /** Says that this window can be given calls now. */
    ready: (linkedId: string | null) => channel.post({ type: 'ready', linkedId }),
    handedCall: (linkedId: string) => handed.get(linkedId)?.call ?? null,
    /** Who looks and for which customer, as the first handed call says; null when opened alone. */
    handedViewer: (): { customerId: string; viewer: Viewer } | null =>
      handed.values().next().value ?? null,
    /** What a tab shows, and whether the person in front of the window is talking on it. */
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
