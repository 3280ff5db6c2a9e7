import { type Store, createStore } from '../store.ts';

/** Differences below this are the measurement's own error: the Date header has whole seconds. */
const ignoredMs = 2_000;

/** How far the server's clock is ahead of this computer's, from one answer of the server. */
export function offsetFrom(dateHeader: string | null, sentAt: number, receivedAt: number): number {
  const server = Date.parse(dateHeader ?? '');
  if (Number.isNaN(server)) return 0;
  // The header's second has, on average, half passed.
  const offsetMs = server + 500 - (sentAt + receivedAt) / 2;
  return Math.abs(offsetMs) < ignoredMs ? 0 : offsetMs;
}

const offset = createStore(0);

/** How far the server's clock is ahead of this computer's, milliseconds, as last asked. */
export const clockOffset: Store<number> = offset;

/** Hosting's time minus ours, ms. Shop computers are minutes off, and a ring is new or old by the server's clock. */
export async function syncClock(): Promise<number> {
  const sentAt = Date.now();
  try {
    const { headers } = await fetch('/robots.txt', { method: 'HEAD', cache: 'no-store' });
    offset.set(offsetFrom(headers.get('date'), sentAt, Date.now()));
  } catch {
    // Without an answer the last known difference stays.
  }
  return offset.get();
}

/** The server's time as well as we know it, epoch milliseconds. */
export function serverNow(): number {
  return Date.now() + offset.get();
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
