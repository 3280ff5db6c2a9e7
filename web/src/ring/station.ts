import type { Station } from '@cti/functions/model/receipt';
import type { LiveSource } from '../firebase/listener-store.ts';
import type { Row } from '../firebase/spec.ts';
import type { Standing } from './arbiter.ts';

const key = 'cti.station';

/** This browser's own random name; all its tabs share it. */
export function stationName(storage: Pick<Storage, 'getItem' | 'setItem'>): string {
  const made = crypto.randomUUID();
  try {
    const known = storage.getItem(key);
    if (known !== null && known.length === made.length) return known;
    storage.setItem(key, made);
  } catch {
    // Without a storage each tab is a browser of its own.
  }
  return made;
}

/** A browser that has not said for so long that it is open counts as closed. */
export const aliveMs = 3 * 3_600_000;
/** How often an open one says it. */
export const renewMs = 3_600_000;
/** How often it looks whether it is time to. */
const lookMs = 10 * 60_000;
/** The servers of the calls and of the stations may differ by so much in time. */
export const skewMs = 100;

/** One write of this browser to the person's stations. */
export interface StationWrite {
  /** Whether this browser becomes the one that is used. */
  takes: boolean;
  /** Strikes off all others: who is still open says so again. */
  isRollCall: boolean;
}

interface StationParts {
  name: string;
  /** The person's browsers, as the server has them. */
  source: LiveSource<Row<Station> | null>;
  /** Resolves when the server has it. */
  write: (change: StationWrite) => Promise<unknown>;
  /** The server's time, epoch milliseconds. */
  now: () => number;
  /** Whether nobody can see this tab. */
  isHidden: () => boolean;
}

/**
 * Says that this browser is open and whether it is the one the person uses, and tells how it stands.
 * Writes when a console opens, when he changes browsers and once an hour.
 */
export function openStation({ name, source, write, now, isHidden }: StationParts) {
  /** Since when the others can know of this browser; null = not yet, or not any more. */
  let knownSinceMs: number | null = null;
  let writing = 0;
  let isFirst = true;

  /** What the server has, and whether it says so at this moment. */
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
      // Tried again when it is time to look.
      () => writing--,
    );
  }

  /** The person sits here. */
  function take(): void {
    const { isConfirmed, holder } = known();
    if (isConfirmed && holder !== name) say({ takes: true, isRollCall: false });
  }

  function note(): void {
    const { isConfirmed, own } = known();
    // A write that is under way shows as if the server had it.
    if (!isConfirmed || writing > 0) return;
    const isKnown = own !== null && now() - own < aliveMs - renewMs;
    knownSinceMs = isKnown ? (knownSinceMs ?? own) : null;
  }

  function look(): void {
    note();
    const { isConfirmed, holder, own, hasOthers } = known();
    if (!isConfirmed || writing > 0) return;
    // Who opens the console sits before it; a tab that the browser restores behind others says nothing.
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
     * Towards a ring. What the server says of the calls and of the browsers comes in one order: whoever
     * knows of a ring knows of every browser that was open before it, and not of a newer one.
     * @param heardMs when it began, by the server's clock
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
