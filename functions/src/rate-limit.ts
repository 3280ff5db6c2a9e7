/** How many keys are remembered; the oldest is dropped first. */
const remembered = 10_000;

/** Limits requests per minute and key, counted per instance: enough against a stuck button or a loop. */
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

/** Limits how many exports a person may begin, each an audit entry; further parts don't count. */
export const mayBeginExport = rateLimiter({ perMinute: 10 });
