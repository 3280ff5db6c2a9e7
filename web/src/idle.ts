import { defaultSessionLimits } from '@cti/functions/model/session-limits';

const inputKey = 'cti.lastInput';
const limitsKey = 'cti.sessionLimits';
const minuteMs = 60_000;
/** Input is written down no more often. */
const stepMs = 5_000;
/** So long before the end the person is warned. */
export const warningMs = minuteMs;

/** What this browser knows of the customer's limits before the server has told them. */
export interface KnownLimits {
  idleMinutes: number | null;
  absoluteDays: number;
}

type Kept = Pick<Storage, 'getItem' | 'setItem'>;
export type Idle = ReturnType<typeof createIdle>;

/** What is written down for all windows: of which sign-in, by the server's clock, and its last input, by this one's. */
interface Written {
  signedInMs: number;
  lastMs: number;
}

/**
 * How long nobody has touched this browser, whichever of its windows: written down for all of them, and for the one
 * that is opened tomorrow. Input that comes too late does not count, so that nobody takes a session over by moving
 * the mouse of a computer that has woken up. Computers' clocks are wrong: a new sign-in is told by being another one
 * than the last, not by its time.
 */
export function createIdle(storage: Kept, now = () => Date.now()) {
  const read = (key: string): object | null => {
    try {
      const kept: unknown = JSON.parse(storage.getItem(key) ?? 'null');
      return typeof kept === 'object' ? kept : null;
    } catch {
      return null;
    }
  };
  const limits = (): KnownLimits => ({ ...defaultSessionLimits, ...read(limitsKey) });

  function written(): Written | null {
    const kept: Partial<Written> | null = read(inputKey);
    if (typeof kept?.signedInMs !== 'number' || typeof kept.lastMs !== 'number') return null;
    // A clock that was set back makes no input of tomorrow.
    return { signedInMs: kept.signedInMs, lastMs: Math.min(kept.lastMs, now()) };
  }
  const write = (signedInMs: number): void =>
    storage.setItem(inputKey, JSON.stringify({ signedInMs, lastMs: now() } satisfies Written));

  /** Until the session ends; null = there is no limit. */
  function leftMs(): number | null {
    const { idleMinutes } = limits();
    const last = written();
    return idleMinutes === null || !last ? null : last.lastMs + idleMinutes * minuteMs - now();
  }

  const isOver = (): boolean => (leftMs() ?? 1) <= 0;

  return {
    limits,
    learn: (known: KnownLimits): void => storage.setItem(limitsKey, JSON.stringify(known)),
    /** Somebody is signed in, since this moment. Signing in is input, being signed in is none. */
    begin: (signedInMs: number): void => {
      if (written()?.signedInMs !== signedInMs) write(signedInMs);
    },
    leftMs,
    isOver,
    /** Somebody has done something, or a call keeps them. */
    touch: (): void => {
      const last = written();
      if (last && !isOver() && now() - last.lastMs >= stepMs) write(last.signedInMs);
    },
  };
}

const inputs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Hears of everything that somebody does in this window. */
export function listenToInput(target: Window, onInput: () => void): () => void {
  const options = { capture: true, passive: true };
  for (const input of inputs) target.addEventListener(input, onInput, options);
  return () => {
    for (const input of inputs) target.removeEventListener(input, onInput, options);
  };
}
