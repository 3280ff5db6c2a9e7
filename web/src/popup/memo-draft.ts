import { createStore } from '../store.ts';

/**
 * `waiting` = typed, not yet sent; `saving` = sent, not yet confirmed (for as long as there is no
 * connection); `failed` = refused, will be tried again.
 */
export type DraftStatus = 'empty' | 'waiting' | 'saving' | 'saved' | 'failed';

export interface DraftView {
  text: string;
  status: DraftStatus;
}

/** Stores the whole text; resolves when the server has it. */
export type SaveMemo = (text: string) => Promise<void>;

export type MemoDraft = ReturnType<typeof createMemoDraft>;

const pauseMs = 600;
const firstRetryMs = 2_000;
const longestRetryMs = 30_000;

/**
 * One person's memo on one call while it is being typed. Typing never waits for anything, one save
 * runs at a time, and what is typed meanwhile is saved after it. Nothing is sent before it is known
 * what is already stored, or a memo begun on another computer would be overwritten.
 */
export function createMemoDraft() {
  const view = createStore<DraftView>({ text: '', status: 'empty' });
  let stored: string | null = null;
  let save: SaveMemo | null = null;
  let isSaving = false;
  let retryMs = firstRetryMs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Rises whenever the draft moves to another call: an older save's outcome means nothing then. */
  let target = 0;

  const typed = () => view.get().text;
  const isDirty = () => typed() !== (stored ?? '');

  function set(text: string, status: DraftStatus): void {
    const before = view.get();
    if (text !== before.text || status !== before.status) view.set({ text, status });
  }

  function schedule(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(flush, ms);
  }

  function flush(): void {
    clearTimeout(timer);
    if (!isDirty() || isSaving || !save || stored === null) return;
    const mine = target;
    const text = typed();
    isSaving = true;
    set(text, 'saving');
    save(text).then(
      () => {
        if (mine !== target) return;
        isSaving = false;
        stored = text;
        retryMs = firstRetryMs;
        if (isDirty()) {
          set(typed(), 'waiting');
          schedule(pauseMs);
        } else {
          set(typed(), 'saved');
        }
      },
      () => {
        if (mine !== target) return;
        isSaving = false;
        set(typed(), 'failed');
        schedule(retryMs);
        retryMs = Math.min(retryMs * 2, longestRetryMs);
      },
    );
  }

  function edit(text: string): void {
    set(text, isSaving ? 'saving' : 'waiting');
    schedule(pauseMs);
  }

  /** Text that came from elsewhere, followed by what was typed here, neither twice. */
  function joined(remote: string): string {
    const own = typed();
    if (own === '' || remote.includes(own)) return remote;
    if (remote === '' || own.includes(remote)) return own;
    return `${remote}\n${own}`;
  }

  return {
    get: view.get,
    subscribe: view.subscribe,

    edit,

    /** Where to save, as soon as that is known. */
    connect(saveMemo: SaveMemo) {
      save = saveMemo;
      if (isDirty()) schedule(0);
    },

    /** What the server has, now and whenever it changes; '' = no memo yet. */
    storedIs(remote: string) {
      const isFirst = stored === null;
      if (!isFirst && (isDirty() || isSaving)) return;
      stored = remote;
      const text = isFirst ? joined(remote) : remote;
      if (text !== remote) {
        set(text, 'waiting');
        schedule(0);
      } else {
        set(text, text === '' ? 'empty' : 'saved');
      }
    },

    /** The call became part of another one: the text goes with it and is saved there. */
    moveTo() {
      target++;
      isSaving = false;
      stored = null;
      save = null;
      clearTimeout(timer);
      if (typed() !== '') set(typed(), 'waiting');
    },

    /** Adds text carried over from another tab's memo. */
    append(text: string) {
      if (text === '' || typed().includes(text)) return;
      edit(typed() === '' ? text : `${typed()}\n${text}`);
    },

    /** Saves now what is typed; for leaving the field or the page. */
    flush,

    /** Whether closing the window now would lose something. */
    isUnsaved: () => isDirty() && (typed() !== '' || stored !== null),
  };
}
