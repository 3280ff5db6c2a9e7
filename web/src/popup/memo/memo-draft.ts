import { createStore } from '../../store.ts';
import { joinedText, rejoinedText } from './joined-text.ts';

/**
 * `waiting` = typed, not sent yet; `saving` = sent, not confirmed yet (for as long as there's no connection); `failed`
 * = refused, will be retried.
 */
export type DraftStatus = 'empty' | 'waiting' | 'saving' | 'saved' | 'failed';

export interface DraftView {
  text: string;
  status: DraftStatus;
}

/** Stores the whole text; resolves when the server has it. */
export type SaveMemo = (text: string) => Promise<void>;

/** Where a draft survives this window until the server has it. */
export interface DraftKeeper {
  load: () => { text: string; base: string | null } | null;
  put: (text: string, base: string | null) => void;
  drop: () => void;
}

export type MemoDraft = ReturnType<typeof createMemoDraft>;

const pauseMs = 600;
const firstRetryMs = 2_000;
const longestRetryMs = 30_000;

/**
 * One person's memo on one call while it's being typed. Typing never waits for anything; one save runs at a time, and
 * whatever is typed meanwhile is saved after it. Nothing is sent until the stored text is known, or a memo begun on
 * another computer would be overwritten.
 */
export function createMemoDraft() {
  const view = createStore<DraftView>({ text: '', status: 'empty' });
  let stored: string | null = null;
  let save: SaveMemo | null = null;
  let keeper: DraftKeeper | null = null;
  /** The kept draft of the call this one came from; released once the text is kept for the new call. */
  let leftKeeper: DraftKeeper | null = null;
  /** The server's text when a restored draft was typed. */
  let base: string | null = null;
  let isSaving = false;
  let retryMs = firstRetryMs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Increases whenever the draft moves to another call, which makes an older save's outcome meaningless. */
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
          keeper?.drop();
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
    keep();
    schedule(pauseMs);
  }

  function keep(): void {
    keeper?.put(typed(), stored ?? base);
  }

  /** The text typed before a reload or crash, followed by the text typed since. */
  function takeUp(kept: { text: string; base: string | null }): void {
    if (typed().startsWith(kept.text) && typed() !== '') return;
    base = kept.base;
    set(joinedText(kept.text, typed()), 'waiting');
  }

  return {
    get: view.get,
    subscribe: view.subscribe,

    edit,

    /** Sets where to save, once that is known. */
    connect(saveMemo: SaveMemo, keepIn: DraftKeeper | null = null) {
      save = saveMemo;
      keeper = keepIn;
      const kept = stored === null ? keeper?.load() : null;
      if (kept) takeUp(kept);
      if (typed() !== '' && isDirty()) keep();
      leftKeeper?.drop();
      leftKeeper = null;
      if (isDirty()) schedule(0);
    },

    /** Takes the server's text, now and whenever it changes; '' = no memo yet. */
    storedIs(remote: string) {
      const isFirst = stored === null;
      if (!isFirst && (isDirty() || isSaving)) return;
      stored = remote;
      const text = isFirst ? rejoinedText(remote, { text: typed(), base }) : remote;
      base = null;
      if (text === remote) keeper?.drop();
      if (text !== remote) {
        set(text, 'waiting');
        schedule(0);
      } else {
        set(text, text === '' ? 'empty' : 'saved');
      }
    },

    /** The call was merged into another: the text moves along and is saved there. */
    moveTo() {
      target++;
      isSaving = false;
      stored = null;
      base = null;
      save = null;
      leftKeeper ??= keeper;
      keeper = null;
      clearTimeout(timer);
      if (typed() !== '') set(typed(), 'waiting');
    },

    /** Adds text carried over from another tab's memo. */
    append(text: string) {
      if (text === '' || typed().includes(text)) return;
      edit(typed() === '' ? text : `${typed()}\n${text}`);
    },

    /** Saves what is typed right away; for leaving the field or the page. */
    flush,

    /** Whether closing the window now would lose something. */
    isUnsaved: () => isDirty() && (typed() !== '' || stored !== null),
  };
}
