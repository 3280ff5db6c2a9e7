import type { Station } from '@cti/functions/model/calls/receipt';
import type { LiveSource } from '../firebase/listener-store.ts';
import type { Row } from '../firebase/spec.ts';
import type { Standing } from './arbiter.ts';

const key = 'cti.station';

/** This browser's random name, shared by all its tabs. */
export function stationName(storage: Pick<Storage, 'getItem' | 'setItem'>): string {
  const made = crypto.randomUUID();
  try {
    const known = storage.getItem(key);
    if (known !== null && known.length === made.length) return known;
    storage.setItem(key, made);
  } catch {
    // Without storage, each tab counts as a browser of its own.
  }
  return made;
}

/** A browser that hasn't reported for this long counts as closed. */
export const aliveMs = 3 * 3_600_000;
/** How often an open browser reports. */
export const renewMs = 3_600_000;
/** How often it checks whether a report is due. */
const lookMs = 10 * 60_000;
/** How far the clocks of the servers for calls and for stations may differ. */
export const skewMs = 100;

/** One write by this browser to the person's stations. */
export interface StationWrite {
  /** Whether this browser becomes the one in use. */
  takes: boolean;
  /** Removes all others; those still open report again. */
  isRollCall: boolean;
}

interface StationParts {
  name: string;
  /** The person's browsers as the server has them. */
  source: LiveSource<Row<Station> | null>;
  /** Resolves when the server has it. */
  write: (change: StationWrite) => Promise<unknown>;
  /** The server's time, epoch milliseconds. */
  now: () => number;
  isHidden: () => boolean;
}

/** Determines this browser's standing; writes when a console opens, when the person changes browsers, and hourly. */
export function openStation({ name, source, write, now, isHidden }: StationParts) {
  /** Since when the others can know of this browser; null = not yet, or no longer. */
  let knownSinceMs: number | null = null;
  let writing = 0;
  let isFirst = true;

  /** What the server has, and whether it's confirmed right now. */
  function known() {
    const live = source.get();
    const isConfirmed = live.status === 'ready' && !live.fromCache;
    const data = live.status === 'ready' ? live.data : null;
    const names = Object.entries(data?.browsers ?? {});
    const isAlive = (at: Date | null) => now() - (at?.getTime() ?? 0) < aliveMs;
    const alive = names.filter(([other, at]) => other !== name && isAlive(at));
    return {
      isConfirmed,
      holder: data?.station ?? null,
      own: data?.browsers[name]?.getTime() ?? null,
      hasOthers: alive.length > 0,
    };
  }

  function say(change: StationWrite): void {
    writing++;
    write(change).then(
      () => {
        writing--;
        note();
      },
      // Retried at the next check.
      () => writing--,
    );
  }

  /** The person is at this browser. */
  function take(): void {
    const { isConfirmed, holder } = known();
    if (isConfirmed && holder !== name) say({ takes: true, isRollCall: false });
  }

  function note(): void {
    const { isConfirmed, own } = known();
    // A pending write looks as if the server already had it.
    if (!isConfirmed || writing > 0) return;
    const isKnown = own !== null && now() - own < aliveMs - renewMs;
    knownSinceMs = isKnown ? (knownSinceMs ?? own) : null;
  }

  function look(): void {
    note();
    const { isConfirmed, holder, own, hasOthers } = known();
    if (!isConfirmed || writing > 0) return;
    // Whoever opens the console is in front of it; a tab restored in the background says nothing.
    const takes = isFirst && holder !== name && (holder === null || !hasOthers || !isHidden());
    const isDue = own === null || now() - own >= renewMs;
    if (takes || isDue) say({ takes, isRollCall: isFirst && isDue });
    isFirst = false;
  }

  const unsubscribe = source.subscribe(look);
  const clock = setInterval(look, lookMs);
  look();
  return {
    take,
    close() {
      clearInterval(clock);
      unsubscribe();
    },
    /**
     * The standing for a ring. The server reports calls and browsers in one order: whoever knows of a ring knows of
     * every browser that was open before it, but not of newer ones.
     * @param heardMs when it started, by the server's clock
     */
    standing(heardMs: number): Standing {
      const { isConfirmed, holder, hasOthers } = known();
      const isKnown = knownSinceMs !== null && heardMs >= knownSinceMs + skewMs;
      if (!hasOthers) return isConfirmed && isKnown ? 'alone' : 'unsure';
      if (!isKnown) return 'late';
      return holder === name ? 'holder' : 'other';
    },
  };
}
