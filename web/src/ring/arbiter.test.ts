import { describe, expect, test } from 'vitest';
import { type Claim, type Standing, createArbiter, holderMs, showingMs } from './arbiter.ts';

const call = (linkedId: string) => ({ linkedId, sinceMs: 0, heardMs: 0 });

/** The server's one receipt per call; `answers` is how long each browser waits for its response. */
function server() {
  let holder: string | null = null;
  return {
    claim: (who: string): Claim => {
      holder ??= who;
      return holder === who ? 'mine' : 'theirs';
    },
    holder: () => holder,
  };
}

type Answer = Claim | 'silent' | Error;

/** A browser whose claims get these answers; its clock advances as fast as it's asked to wait. */
function browser(
  standing: Standing,
  answer: Answer = 'silent',
  isUnshown: boolean | Error = false,
) {
  const did: string[] = [];
  let waitedMs = 0;
  const turnOf = createArbiter({
    standing: () => standing,
    queue: () => did.push('queue'),
    claim: () => {
      did.push('claim');
      if (answer instanceof Error) return Promise.reject(answer);
      return answer === 'silent' ? new Promise(() => {}) : Promise.resolve(answer);
    },
    standIn: () =>
      isUnshown instanceof Error ? Promise.reject(isUnshown) : Promise.resolve(isUnshown),
    onSteppedIn: () => did.push('stepped in'),
    async pause(ms) {
      // Runs after all promises that are already settled.
      await new Promise((resolve) => setTimeout(resolve));
      waitedMs += ms;
    },
  });
  return { turn: turnOf(call('call-1')), did, waitedMs: () => waitedMs };
}

describe('the only browser', () => {
  test('pops at once without asking', async () => {
    const { turn, did, waitedMs } = browser('alone');
    expect(await turn).toBe('every');
    expect(did).toEqual(['queue']);
    expect(waitedMs()).toBe(0);
  });
});

describe('a browser that is unsure', () => {
  test.each([
    ['mine', 'every'],
    ['silent', 'every'],
    [new Error('offline'), 'every'],
    ['theirs', 'none'],
  ] as const)('waits, then asks: %s', async (answer, result) => {
    const { turn, waitedMs } = browser('unsure', answer);
    expect(await turn).toBe(result);
    expect(waitedMs()).toBeGreaterThanOrEqual(holderMs);
  });
});

describe('a browser that the others may not know of', () => {
  test('opens no window and claims none', async () => {
    for (const [isUnshown, result] of [
      [false, 'none'],
      [true, 'aside'],
    ] as const) {
      const { turn, did } = browser('late', 'mine', isUnshown);
      expect(await turn).toBe(result);
      expect(did).toEqual([]);
    }
  });
});

describe('the holder among several browsers', () => {
  test('pops as soon as its claim is accepted', async () => {
    const { turn, did, waitedMs } = browser('holder', 'mine');
    expect(await turn).toBe('every');
    expect(did).toEqual(['claim']);
    expect(waitedMs()).toBe(0);
  });

  test('never pops without the server’s answer, however long it takes', async () => {
    const { turn } = browser('holder', 'silent');
    const late = new Promise((resolve) => setTimeout(() => resolve('still waiting'), 50));
    expect(await Promise.race([turn, late])).toBe('still waiting');
  });

  test('that was too slow leaves the call to the browser that stepped in', async () => {
    expect(await browser('holder', 'theirs').turn).toBe('none');
  });
});

describe('a browser that is not the holder', () => {
  test('steps in within 2 s when the holder is gone', async () => {
    const { turn, did } = browser('other', 'mine');
    expect(await turn).toBe('every');
    expect(did).toEqual(['claim', 'stepped in']);
    expect(holderMs).toBeLessThan(2_000);
  });

  test('opens no window for a call the holder has, shown or not', async () => {
    expect(await browser('other', 'theirs').turn).toBe('none');
    const { turn, waitedMs } = browser('other', 'theirs', true);
    expect(await turn).toBe('aside');
    expect(waitedMs()).toBeGreaterThanOrEqual(holderMs + showingMs);
    expect(await browser('other', 'theirs', new Error('offline')).turn).toBe('aside');
  });

  test('gives a holder busy with another call more time', async () => {
    const ends: { ms: number; resolve: () => void }[] = [];
    const claimed: string[] = [];
    const turnOf = createArbiter({
      standing: () => 'other',
      queue: () => expect.fail('queued'),
      claim: async ({ linkedId }) => {
        claimed.push(linkedId);
        return 'theirs';
      },
      standIn: async () => false,
      onSteppedIn: () => expect.fail('stepped in'),
      pause: (ms) => new Promise((resolve) => ends.push({ ms, resolve })),
    });
    const [first, second] = [turnOf(call('call-1')), turnOf(call('call-2'))];
    ends[0]?.resolve();
    await expect.poll(() => ends[2]?.ms).toBe(showingMs);
    // The other browser is alive, so the second call's time restarts.
    ends[1]?.resolve();
    await expect.poll(() => ends[3]?.ms).toBe(holderMs);
    expect(claimed).toEqual(['call-1']);
    ends[3]?.resolve();
    await expect.poll(() => claimed).toEqual(['call-1', 'call-2']);
    for (const end of ends) end.resolve();
    await expect.poll(() => ends.length).toBe(5);
    ends[4]?.resolve();
    expect(await Promise.all([first, second])).toEqual(['none', 'none']);
  });
});

describe('several browsers, each as slow as it likes', () => {
  /** Delays in ticks for each browser, in every combination. */
  const delays = [0, 1, 2, 3, 5, 8];
  const cases = delays.flatMap((a) => delays.map((b) => [a, b] as const));

  test.each(cases)('exactly one opens a window: %i and %i', async (holderDelay, otherDelay) => {
    const { claim, holder } = server();
    const ticks = async (n: number) => {
      for (let i = 0; i < n; i++) await new Promise((resolve) => setTimeout(resolve));
    };
    const start = async (who: Standing, delay: number) => {
      const turnOf = createArbiter({
        standing: () => who,
        queue: () => expect.fail('asked nobody'),
        claim: async () => {
          await ticks(delay);
          const answer = claim(who);
          await ticks(delay);
          return answer;
        },
        standIn: async () => false,
        onSteppedIn: () => {},
        pause: () => ticks(2),
      });
      await ticks(delay);
      return turnOf(call('call-1'));
    };
    const turns = await Promise.all([start('holder', holderDelay), start('other', otherDelay)]);
    expect(turns.toSorted()).toEqual(['every', 'none']);
    expect(turns[holder() === 'holder' ? 0 : 1]).toBe('every');
  });
});
