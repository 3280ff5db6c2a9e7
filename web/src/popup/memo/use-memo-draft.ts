import type { Memo } from '@cti/functions/model/calls/memo';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useSource } from '../../firebase/use-source.ts';
import { useStore } from '../../store.ts';
import type { CallDesk } from '../call-desk.ts';
import type { Viewer } from '../handover.ts';
import { type DraftStatus, type MemoDraft, createMemoDraft } from './memo-draft.ts';
import type { MemoStatus } from './memo-view.tsx';

export interface DraftOfCall {
  draft: MemoDraft;
  text: string;
  status: MemoStatus;
  /** The call's other memos with text: colleagues', and the member's own earlier ones. */
  others: Memo[];
}

/** The member's memo on one call, saved as they type. */
export function useMemoDraft(
  linkedId: string,
  desk: CallDesk | null,
  viewer: Viewer | null,
  /** When the call ended; undefined = the call isn't known yet. */
  endedAt: Date | null | undefined,
): DraftOfCall {
  const [draft] = useState(createMemoDraft);
  const view = useStore(draft);
  const memos = useSource(useMemo(() => desk?.memos(linkedId) ?? null, [desk, linkedId]));
  const known = memos.status === 'ready' ? memos : null;
  // Not from the cache: an empty one would hide a memo that is already stored.
  const isSure = known !== null && !known.fromCache && endedAt !== undefined;
  const entryId = useEntry(
    linkedId,
    isSure && desk ? () => desk.entryOf(linkedId, known.data, endedAt) : null,
  );
  const mine = known?.data.find((memo) => memo.id === entryId);
  const exists = useRef(false);
  const shownId = useRef(linkedId);
  const authorName = viewer?.name;
  const mayWrite = viewer !== null && viewer.role !== 'viewer';

  // Must come before the effects below, which save and keep under this id.
  const entry = useRef<string | null>(null);
  useEffect(() => {
    exists.current = mine !== undefined;
    entry.current = entryId;
  }, [mine, entryId]);

  useEffect(() => {
    if (shownId.current !== linkedId) {
      shownId.current = linkedId;
      draft.moveTo();
    }
    if (!desk || !mayWrite || authorName === undefined) return;
    draft.connect(
      (text) =>
        desk.saveMemo(linkedId, {
          text,
          authorName,
          exists: exists.current,
          memoId: entry.current,
        }),
      desk.keeperOf(linkedId, () => ({ memoId: entry.current, authorName })),
    );
  }, [draft, desk, linkedId, mayWrite, authorName]);

  const stored = isSure && entryId !== null ? (mine?.text ?? '') : null;
  useEffect(() => {
    if (stored !== null) draft.storedIs(stored);
  }, [draft, stored, linkedId]);

  useUnsavedGuard(draft);

  const isOffline =
    (known?.fromCache ?? false) || (memos.status === 'error' && memos.problem === 'unavailable');
  return {
    draft,
    text: view.text,
    status: memoStatus(view.status, isOffline),
    others: known?.data.filter((memo) => memo.id !== entryId && memo.text !== '') ?? [],
  };
}

/** Which memo this card writes: chosen once per call, so that the field never empties while somebody types. */
function useEntry(linkedId: string, choose: (() => string) | null): string | null {
  const [entry, setEntry] = useState<{ linkedId: string; id: string } | null>(null);
  if (entry?.linkedId === linkedId) return entry.id;
  if (!choose) return null;
  const id = choose();
  setEntry({ linkedId, id });
  return id;
}

function memoStatus(status: DraftStatus, isOffline: boolean): MemoStatus {
  switch (status) {
    case 'empty':
      return 'idle';
    case 'waiting':
    case 'saving':
      return isOffline ? 'offline' : 'saving';
    case 'saved':
      return 'saved';
    case 'failed':
      return isOffline ? 'offline' : 'error';
  }
}

/** Leaving the window saves at once, and asks first if that can't be waited for. */
function useUnsavedGuard(draft: MemoDraft): void {
  useEffect(() => {
    const events = new AbortController();
    const { signal } = events;
    const ask = (event: BeforeUnloadEvent) => {
      draft.flush();
      if (draft.isUnsaved()) event.preventDefault();
    };
    addEventListener('beforeunload', ask, { signal });
    addEventListener('pagehide', draft.flush, { signal });
    addEventListener('visibilitychange', draft.flush, { signal });
    return () => {
      events.abort();
      draft.flush();
    };
  }, [draft]);
}
