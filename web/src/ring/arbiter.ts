/** One ring of one call. */
export interface Ring {
  linkedId: string;
  /** When it started, by the sender's clock. */
  sinceMs: number;
  /** The same by the server's clock, as far as we can tell. */
  heardMs: number;
}

/**
 * This browser's standing among the person's browsers for one call: `alone` = the server knows of no other; `holder` =
 * the one used last; `other` = another one goes first; `late` = the others may not know of this one; `unsure` = no
 * other is known, but there may be one.
 */
export type Standing = 'alone' | 'holder' | 'other' | 'late' | 'unsure';

/** Who owns a call: the server accepts one claim and rejects all others. */
export type Claim = 'mine' | 'theirs';

/** How a call shows here: `every` way, only ways that stay `aside` of a window that never opened, or `none`. */
export type Turn = 'every' | 'aside' | 'none';

export interface ArbiterParts {
  standing: (heardMs: number) => Standing;
  /** Claims the ring without waiting for the response. */
  queue: (ring: Ring) => void;
  claim: (ring: Ring) => Promise<Claim>;
  /** Whether the ring's owner has shown nothing; if so, this browser takes over the receipt. */
  standIn: (ring: Ring) => Promise<boolean>;
  /** Called when this browser had to step in for the holder. */
  onSteppedIn: () => void;
  pause: (ms: number) => Promise<void>;
}

/** How long the holder has priority; a lost holder is replaced within 2 s. */
export const holderMs = 1_200;
/** How often it gets priority again if it was seen handling another call meanwhile. */
const mostPauses = 4;
/** How long the call's owner may take to show something by any of its ways. */
export const showingMs = 5_000;
/** How long to wait for the server if no other browser was ever known; then the call is shown anyway. */
export const claimMs = 2_500;

/** Decides whether a ring pops here: pauses decide who tries first, the server's claim who may. One alone asks nobody. */
export function createArbiter(parts: ArbiterParts): (ring: Ring) => Promise<Turn> {
  /** Increases with every sign of life from another of the person's browsers. */
  let signsOfLife = 0;

  /** If no other browser is known, show the call rather than wait for a silent server. */
  function claimUnsure(ring: Ring): Promise<Claim> {
    const answer = parts.claim(ring).catch((): Claim => 'mine');
    return Promise.race<Claim>([answer, parts.pause(claimMs).then(() => 'mine')]);
  }

  /** Gives the holder its time, and more while it's busy with other calls. */
  async function waitForHolder(heardMs: number): Promise<Standing> {
    for (let pauses = 1; ; pauses++) {
      const before = signsOfLife;
      await parts.pause(holderMs);
      const standing = parts.standing(heardMs);
      if (signsOfLife === before || standing !== 'other' || pauses === mostPauses) return standing;
    }
  }

  /** Another browser has the call, or may have. */
  async function standBy(ring: Ring): Promise<Turn> {
    await parts.pause(showingMs);
    return (await parts.standIn(ring).catch(() => true)) ? 'aside' : 'none';
  }

  return async function turnOf(ring) {
    let standing = parts.standing(ring.heardMs);
    if (standing === 'other' || standing === 'unsure') standing = await waitForHolder(ring.heardMs);
    if (standing === 'late') return standBy(ring);
    if (standing === 'alone') {
      parts.queue(ring);
      return 'every';
    }
    const claim = await (standing === 'unsure'
      ? claimUnsure(ring)
      : parts.claim(ring).catch((): Claim => 'theirs'));
    if (claim === 'mine') {
      if (standing === 'other') parts.onSteppedIn();
      return 'every';
    }
    signsOfLife++;
    return standBy(ring);
  };
}
