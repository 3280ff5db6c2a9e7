/** A memo the server hasn't confirmed yet, as this browser keeps it. */
export interface KeptDraft {
  text: string;
  /** The server's text when typing began; null = not known then. */
  base: string | null;
  /** Which of the call's memos it is. */
  memoId: string;
  authorName: string;
  /** Last typed, epoch milliseconds. */
  at: number;
}

export type KeptDrafts = ReturnType<typeof keptDrafts>;

/** Longer than the longest holidays. */
const keptMs = 30 * 86_400_000;

/**
 * What one person typed that the server doesn't have yet, by call. It survives reloads, crashes and the end of a
 * session, and is removed once the server has it. If the browser stores nothing, nothing here fails.
 */
export function keptDrafts(storage: Storage, customerId: string, uid: string) {
  const prefix = `cti.memo.${customerId}.${uid}.`;

  function get(linkedId: string): KeptDraft | null {
    try {
      const kept: unknown = JSON.parse(storage.getItem(prefix + linkedId) ?? 'null');
      return isKept(kept) ? kept : null;
    } catch {
      return null;
    }
  }

  function drop(linkedId: string): void {
    try {
      storage.removeItem(prefix + linkedId);
    } catch {
      // Then nothing was kept either.
    }
  }

  return {
    get,
    drop,
    put(linkedId: string, draft: KeptDraft): void {
      try {
        storage.setItem(prefix + linkedId, JSON.stringify(draft));
      } catch {
        // The field still holds the text, and leaving the window asks first.
      }
    },
    /** Everything kept for this person, by call; drafts too old to send are discarded. */
    all(nowMs: number): [linkedId: string, draft: KeptDraft][] {
      const ids = keysOf(storage).flatMap((key) =>
        key.startsWith(prefix) ? [key.slice(prefix.length)] : [],
      );
      return ids.flatMap((linkedId): [string, KeptDraft][] => {
        const draft = get(linkedId);
        if (draft && nowMs - draft.at < keptMs) return [[linkedId, draft]];
        drop(linkedId);
        return [];
      });
    },
  };
}

function keysOf(storage: Storage): string[] {
  try {
    return Object.keys(storage);
  } catch {
    return [];
  }
}

function isKept(value: unknown): value is KeptDraft {
  if (typeof value !== 'object' || value === null) return false;
  const { text, base, memoId, authorName, at } = value as Record<string, unknown>;
  return (
    typeof text === 'string' &&
    (base === null || typeof base === 'string') &&
    typeof memoId === 'string' &&
    memoId !== '' &&
    typeof authorName === 'string' &&
    typeof at === 'number'
  );
}
