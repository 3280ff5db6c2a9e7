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

/** Another browser may still believe that it is the one, for as long as word needs to get there. */
export const settledMs = 2_000;

interface StationParts {
  name: string;
  /** Which of the person's browsers pops, as the server has it. */
  source: LiveSource<Row<Station> | null>;
  /** Makes this browser the one. */
  write: () => Promise<unknown>;
  /** Milliseconds of a clock that nobody sets. */
  now: () => number;
  /** Whether nobody can see this tab. */
  isHidden: () => boolean;
}

/**
 * Keeps this browser the one that pops while the person uses it, and tells how it stands. A write when
 * he changes browsers, none otherwise.
 */
export function openStation({ name, source, write, now, isHidden }: StationParts) {
  let heldSince: number | null = null;
  let isFirst = true;

  /** The name the server has; undefined = not known for sure at this moment. */
  function holder(): string | null | undefined {
    const live = source.get();
    return live.status === 'ready' && !live.fromCache ? (live.data?.station ?? null) : undefined;
  }

  /** The person sits here. */
  function take(): void {
    const held = holder();
    if (held !== undefined && held !== name) write().catch(() => {});
  }

  function look(): void {
    const held = holder();
    if (held !== name) heldSince = null;
    else heldSince ??= now();
    if (held === undefined || !isFirst) return;
    isFirst = false;
    // Who opens the console sits before it; a tab that the browser restores behind others says nothing.
    if (held === null || !isHidden()) take();
  }

  const close = source.subscribe(look);
  look();
  return {
    take,
    close,
    standing(): Standing {
      const held = holder();
      if (held === undefined) return 'unsure';
      if (held !== name) return 'other';
      return heldSince !== null && now() - heldSince >= settledMs ? 'holder' : 'unsure';
    },
  };
}
