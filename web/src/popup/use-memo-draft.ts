import type { Memo } from '@cti/functions/model/memo';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useSource } from '../firebase/use-source.ts';
import { useStore } from '../store.ts';
import type { CallDesk } from './call-desk.ts';
import type { Viewer } from './handover.ts';
import { type DraftStatus, type MemoDraft, createMemoDraft } from './memo-draft.ts';
import type { MemoStatus } from './memo-view.tsx';

export interface DraftOfCall {
  draft: MemoDraft;
  text: string;
  status: MemoStatus;
  /** Memos of other persons on this call that have a text. */
  others: Memo[];
}

/** The memo of the person in front of the window on one call, saved as it is typed. */
export function useMemoDraft(
  linkedId: string,
  desk: CallDesk | null,
  viewer: Viewer | null,
): DraftOfCall {
  const [draft] = useState(createMemoDraft);
  const view = useStore(draft);
  const memos = useSource(useMemo(() => desk?.memos(linkedId) ?? null, [desk, linkedId]));
  const known = memos.status === 'ready' ? memos : null;
  const mine = known?.data.find((memo) => memo.authorUid === viewer?.uid);
  const exists = useRef(false);
  const shownId = useRef(linkedId);
  const authorName = viewer?.name;
  const mayWrite = viewer !== null && viewer.role !== 'viewer';

  useEffect(() => {
    exists.current = mine !== undefined;
  }, [mine]);

  useEffect(() => {
    if (shownId.current !== linkedId) {
      shownId.current = linkedId;
      draft.moveTo();
    }
    if (!desk || !mayWrite || authorName === undefined) return;
    draft.connect((text) => desk.saveMemo(linkedId, { text, authorName, exists: exists.current }));
  }, [draft, desk, linkedId, mayWrite, authorName]);

  // Not from the cache: an empty one would hide a memo that is already stored.
  const stored = known && !known.fromCache ? (mine?.text ?? '') : null;
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
    others: known?.data.filter((memo) => memo !== mine && memo.text !== '') ?? [],
  };
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
      return 'error';
  }
}

/** Leaving the window saves at once, and asks first when that cannot be waited for. */
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
