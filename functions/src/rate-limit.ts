/** Keys remembered at most; the oldest window goes first. */
const remembered = 10_000;

/** At most so many per minute and key, counted per instance: enough against a stuck button or a loop. */
export function rateLimiter({ perMinute }: { perMinute: number }): (key: string) => boolean {
  const windows = new Map<string, { startedAt: number; used: number }>();
  return (key) => {
    const now = Date.now();
    const window = windows.get(key);
    if (!window || now - window.startedAt >= 60_000) {
      windows.delete(key);
      windows.set(key, { startedAt: now, used: 1 });
      for (const oldest of windows.keys()) {
        if (windows.size <= remembered) break;
        windows.delete(oldest);
      }
      return true;
    }
    window.used += 1;
    return window.used <= perMinute;
  };
}

/** Exports that one person may begin, each an entry of the audit log; the parts of one are no beginning. */
export const mayBeginExport = rateLimiter({ perMinute: 10 });
