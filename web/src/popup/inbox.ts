import { createStore } from '../store.ts';
import { type Handed, type PopupMessage, type Viewer, popupChannel } from './handover.ts';
import { type Stack, type StackAction, emptyStack, stackReducer } from './stack.ts';

/** Text untouched for this long, on a call that is over, does not keep the next call waiting. */
const typingMs = 15_000;

export interface InboxView {
  stack: Stack;
  /** The session has ended: nothing is shown any more. */
  isOver: boolean;
}

/**
 * What has come into this window: the calls in their tabs and what was handed over with them. It
 * listens before React has rendered anything, so that no call is missed while the page starts.
 */
export function openInbox(page: Window & typeof globalThis = window) {
  const view = createStore<InboxView>({ stack: emptyStack, isOver: false });
  const handed = new Map<string, Handed>();
  const talking = new Set<string>();
  let lastInputAt = 0;
  const endings = new Set<() => void>();

  function dispatch(action: StackAction): void {
    const now = view.get();
    view.set({ ...now, stack: stackReducer(now.stack, action) });
  }

  /** Whether somebody is in the middle of something that another call may not cover. */
  function isBusy(): boolean {
    const { selected } = view.get().stack;
    if (selected !== null && talking.has(selected)) return true;
    const isInField = page.document.activeElement?.matches('textarea, input') ?? false;
    return isInField && Date.now() - lastInputAt < typingMs;
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

  function hear(message: PopupMessage): void {
    if (message.type === 'show' && take(message.handed)) {
      channel.post({ type: 'shown', linkedId: message.handed.call.linkedId });
    }
    if (message.type === 'close') end();
  }

  function end(): void {
    handed.clear();
    view.set({ stack: emptyStack, isOver: true });
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
    /** Whether the person in front of the window is talking on the call of a tab. */
    noteTalking(key: string, isTalking: boolean) {
      if (isTalking) talking.add(key);
      else talking.delete(key);
    },
    onEnd(ending: () => void) {
      endings.add(ending);
      return () => void endings.delete(ending);
    },
  };
}

export type Inbox = ReturnType<typeof openInbox>;
