import { defaultSessionLimits } from '@cti/functions/model/members/session-limits';

const inputKey = 'cti.lastInput';
const limitsKey = 'cti.sessionLimits';
const minuteMs = 60_000;
/** Input is stored at most this often. */
const stepMs = 5_000;
/** How long before the end the person is warned. */
export const warningMs = minuteMs;

/** The customer's limits as this browser knows them before the server has reported them. */
export interface KnownLimits {
  idleMinutes: number | null;
  absoluteDays: number;
}

type Kept = Pick<Storage, 'getItem' | 'setItem'>;
export type Idle = ReturnType<typeof createIdle>;

/** What is stored for all windows: the sign-in, by the server's clock, and its last input, by this computer's. */
interface Written {
  signedInMs: number;
  lastMs: number;
}

/**
 * How long this browser has been idle in all its windows: stored for all of them and for one opened tomorrow. Input
 * that comes too late doesn't count, so that nobody takes over a session by moving the mouse of a computer that has
 * woken up. Computers' clocks are wrong: a new sign-in is recognised by differing from the last one, not by its time.
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
    // A clock set back must not turn stored input into future input.
    return { signedInMs: kept.signedInMs, lastMs: Math.min(kept.lastMs, now()) };
  }
  const write = (signedInMs: number): void =>
    storage.setItem(inputKey, JSON.stringify({ signedInMs, lastMs: now() } satisfies Written));

  /** Time until the session ends; null = no limit. */
  function leftMs(): number | null {
    const { idleMinutes } = limits();
    const last = written();
    return idleMinutes === null || !last ? null : last.lastMs + idleMinutes * minuteMs - now();
  }

  const isOver = (): boolean => (leftMs() ?? 1) <= 0;

  return {
    limits,
    learn: (known: KnownLimits): void => storage.setItem(limitsKey, JSON.stringify(known)),
    /** Somebody has been signed in since then. Signing in is input, being signed in isn't. */
    begin: (signedInMs: number): void => {
      if (written()?.signedInMs !== signedInMs) write(signedInMs);
    },
    leftMs,
    isOver,
    /** Somebody has done something, or a call keeps the session alive. */
    touch: (): void => {
      const last = written();
      if (last && !isOver() && now() - last.lastMs >= stepMs) write(last.signedInMs);
    },
  };
}

const inputs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Listens for all user input in this window. */
export function listenToInput(target: Window, onInput: () => void): () => void {
  const options = { capture: true, passive: true };
  for (const input of inputs) target.addEventListener(input, onInput, options);
  return () => {
    for (const input of inputs) target.removeEventListener(input, onInput, options);
  };
}
