/**
 * How this browser stands among the browsers of the same person: `holder` = the one that pops, for
 * sure; `unsure` = nobody has confirmed it lately; `other` = another one pops.
 */
export type Standing = 'holder' | 'unsure' | 'other';

/** What became of the wish to take a call on: `queued` = another browser is at it, `shown` = done. */
export type Claim = 'mine' | 'queued' | 'shown';

export interface ArbiterParts {
  standing: () => Standing;
  /** Says that this browser is at it, without waiting for an answer. */
  queue: (linkedId: string) => void;
  /** Asks the server for the call; with `takeOver` also one that another browser has not shown. */
  claim: (linkedId: string, takeOver: boolean) => Promise<Claim>;
  /** This browser had to step in for the holder. */
  onSteppedIn: () => void;
  pause: (ms: number) => Promise<void>;
}

/** How long the holder may take to say that it is at it; a lost one is replaced within 2 s. */
export const holderMs = 1_200;
/** How often a holder is given that time again, when it was seen at work on another call meanwhile. */
const mostPauses = 4;
/** How long the holder may take from there until something is shown, all its ways included. */
export const showingMs = 5_000;
/** How long the server may take to answer a claim. Then the popup comes: twice is better than never. */
export const claimMs = 2_500;

/**
 * Decides whether a call pops in this browser: in one of all browsers of a person, and at once in the
 * usual case of one browser. The others wait and step in for a holder that is gone.
 */
export function createArbiter(parts: ArbiterParts): (linkedId: string) => Promise<boolean> {
  /** Rises with every sign that another browser of the person is alive. */
  let signsOfLife = 0;

  /** Where no other browser is known of, a call pops rather than wait for a server that is silent. */
  async function claimAlone(linkedId: string): Promise<Claim> {
    const answer = parts.claim(linkedId, false).catch((): Claim => 'mine');
    return Promise.race<Claim>([answer, parts.pause(claimMs).then(() => 'mine')]);
  }

  /** Where another browser pops, nothing is done without the server's word. */
  async function claimAside(linkedId: string, takeOver: boolean): Promise<Claim> {
    const answer = await parts.claim(linkedId, takeOver).catch((): Claim => 'shown');
    if (answer === 'mine') parts.onSteppedIn();
    else signsOfLife++;
    return answer;
  }

  /** Gives the holder its time, and more of it while it is busy with other calls. */
  async function waitForHolder(): Promise<void> {
    for (let pauses = 0; pauses < mostPauses; pauses++) {
      const before = signsOfLife;
      await parts.pause(holderMs);
      if (signsOfLife === before || parts.standing() !== 'other') return;
    }
  }

  return async function isMine(linkedId) {
    const standing = parts.standing();
    if (standing === 'holder') {
      parts.queue(linkedId);
      return true;
    }
    if (standing === 'other') await waitForHolder();
    const first = await (standing === 'other' ? claimAside(linkedId, false) : claimAlone(linkedId));
    if (first !== 'queued') return first === 'mine';
    await parts.pause(showingMs);
    return (await claimAside(linkedId, true)) === 'mine';
  };
}
