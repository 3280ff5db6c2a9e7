/** One ring of one call. */
export interface Ring {
  linkedId: string;
  /** When it began, by the sender's clock. */
  sinceMs: number;
  /** The same by the server's clock, as far as that can be told. */
  heardMs: number;
}

/**
 * How this browser stands among the browsers of the same person, towards a call: `alone` = the server
 * knows of no other one; `holder` = the one used last; `other` = another one comes first; `late` = the
 * others need not know of this one; `unsure` = none is known of, but one may be.
 */
export type Standing = 'alone' | 'holder' | 'other' | 'late' | 'unsure';

/** Who has a call: the server takes one claim and refuses every further one. */
export type Claim = 'mine' | 'theirs';

/** What a call does here: comes by `every` way, `aside` of a window that never opened, or by `none`. */
export type Turn = 'every' | 'aside' | 'none';

export interface ArbiterParts {
  standing: (heardMs: number) => Standing;
  /** Claims the ring without waiting for the answer. */
  queue: (ring: Ring) => void;
  claim: (ring: Ring) => Promise<Claim>;
  /** Whether nothing was shown by whoever has the ring; if so, this browser goes on with the record. */
  standIn: (ring: Ring) => Promise<boolean>;
  /** This browser had to step in for the holder. */
  onSteppedIn: () => void;
  pause: (ms: number) => Promise<void>;
}

/** How long the holder comes first; a lost one is replaced within 2 s. */
export const holderMs = 1_200;
/** How often it comes first again, when it was seen at work on another call meanwhile. */
const mostPauses = 4;
/** How long who has the call may take until something is shown, all its ways included. */
export const showingMs = 5_000;
/** How long the server may take where no other browser was ever heard of: then the call comes. */
export const claimMs = 2_500;

/**
 * Decides whether a ring pops in this browser. Where there are several, only the one whose claim the
 * server took opens a window, however slow any of them is: the pauses say who tries first, never who
 * may. In the usual case of one browser nobody is asked.
 */
export function createArbiter(parts: ArbiterParts): (ring: Ring) => Promise<Turn> {
  /** Rises with every sign that another browser of the person is alive. */
  let signsOfLife = 0;

  /** Where no other browser is known of, a call comes rather than wait for a server that is silent. */
  function claimUnsure(ring: Ring): Promise<Claim> {
    const answer = parts.claim(ring).catch((): Claim => 'mine');
    return Promise.race<Claim>([answer, parts.pause(claimMs).then(() => 'mine')]);
  }

  /** Gives the holder its time, and more of it while it is busy with other calls. */
  async function waitForHolder(heardMs: number): Promise<Standing> {
    for (let pauses = 1; ; pauses++) {
      const before = signsOfLife;
      await parts.pause(holderMs);
      const standing = parts.standing(heardMs);
      if (signsOfLife === before || standing !== 'other' || pauses === mostPauses) return standing;
    }
  }

  /** Another browser has the call, or may have it. */
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
