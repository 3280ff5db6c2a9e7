/** Differences below this are the measurement's own error: the Date header has whole seconds. */
const ignoredMs = 2_000;

/** How far the server's clock is ahead of this computer's, from one answer of the server. */
export function clockOffset(dateHeader: string | null, sentAt: number, receivedAt: number): number {
  const server = Date.parse(dateHeader ?? '');
  if (Number.isNaN(server)) return 0;
  // The header's second has, on average, half passed.
  const offsetMs = server + 500 - (sentAt + receivedAt) / 2;
  return Math.abs(offsetMs) < ignoredMs ? 0 : offsetMs;
}

let offsetMs = 0;

/**
 * Asks our own Hosting for the time and tells the difference in milliseconds. Shop computers' clocks
 * are wrong by minutes, and a call is fresh or stale by the server's.
 */
export async function syncClock(): Promise<number> {
  const sentAt = Date.now();
  try {
    const { headers } = await fetch('/robots.txt', { method: 'HEAD', cache: 'no-store' });
    offsetMs = clockOffset(headers.get('date'), sentAt, Date.now());
  } catch {
    // Without an answer the last known difference stays.
  }
  return offsetMs;
}

/** The server's time as well as we know it, epoch milliseconds. */
export function serverNow(): number {
  return Date.now() + offsetMs;
}

/** How far the server's clock is ahead of this computer's, milliseconds, as last asked. */
export function clockOffsetMs(): number {
  return offsetMs;
}

/** Whether our own Hosting answers within 4 s. */
export async function isHostingReachable(): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(4_000);
    await fetch('/robots.txt', { method: 'HEAD', cache: 'no-store', signal });
    return true;
  } catch {
    return false;
  }
}
