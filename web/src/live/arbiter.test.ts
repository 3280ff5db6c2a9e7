import { describe, expect, test } from 'vitest';
import { type Claim, type Standing, holderMs, createArbiter, showingMs } from './arbiter.ts';

/** A browser whose claims are answered in this order; its clock runs as fast as it is asked to wait. */
function browser(standing: Standing, ...answers: (Claim | 'silent' | Error)[]) {
  const did: string[] = [];
  let waited = 0;
  const isMine = createArbiter({
    standing: () => standing,
    queue: () => did.push('queue'),
    claim: (_, takeOver) => {
      did.push(takeOver ? 'take over' : 'claim');
      const answer = answers.shift() ?? 'silent';
      if (answer instanceof Error) return Promise.reject(answer);
      return answer === 'silent' ? new Promise(() => {}) : Promise.resolve(answer);
    },
    onSteppedIn: () => did.push('stepped in'),
    async pause(ms) {
      // After every promise that is settled already.
      await new Promise((resolve) => setTimeout(resolve));
      waited += ms;
    },
  });
  return { mine: isMine('call-1'), did, waitedMs: () => waited };
}

describe('the holder', () => {
  test('pops at once and asks nobody', async () => {
    const { mine, did, waitedMs } = browser('holder');
    expect(await mine).toBe(true);
    expect(did).toEqual(['queue']);
    expect(waitedMs()).toBe(0);
  });
});

describe('a browser that is not sure', () => {
  test.each([
    ['mine', true],
    ['shown', false],
  ] as const)('asks first: %s', async (answer, pops) => {
    const { mine, did } = browser('unsure', answer);
    expect(await mine).toBe(pops);
    expect(did).toEqual(['claim']);
  });

  test.each(['silent', new Error('offline')] as const)(
    'pops when nobody answers: %s',
    async (answer) => {
      const { mine } = browser('unsure', answer);
      expect(await mine).toBe(true);
    },
  );
});

describe('another browser than the holder', () => {
  test('leaves a call that was shown', async () => {
    const { mine, did } = browser('other', 'shown');
    expect(await mine).toBe(false);
    expect(did).toEqual(['claim']);
  });

  test('leaves it to the holder when the server can not be asked', async () => {
    expect(await browser('other', new Error('offline')).mine).toBe(false);
  });

  test('steps in within 2 s when the holder is gone', async () => {
    const { mine, did } = browser('other', 'mine');
    expect(await mine).toBe(true);
    expect(did).toEqual(['claim', 'stepped in']);
    expect(holderMs).toBeLessThan(2_000);
  });

  test('takes over what the holder has begun and never shown', async () => {
    const { mine, did, waitedMs } = browser('other', 'queued', 'mine');
    expect(await mine).toBe(true);
    expect(did).toEqual(['claim', 'take over', 'stepped in']);
    expect(waitedMs()).toBeGreaterThanOrEqual(holderMs + showingMs);
  });

  test('gives a holder that is busy with another call more time', async () => {
    const ends: (() => void)[] = [];
    const claimed: string[] = [];
    const decide = createArbiter({
      standing: () => 'other',
      queue: () => expect.fail('queued'),
      claim: async (linkedId) => {
        claimed.push(linkedId);
        return 'shown';
      },
      onSteppedIn: () => expect.fail('stepped in'),
      pause: () => new Promise((resolve) => ends.push(resolve)),
    });
    const [first, second] = [decide('call-1'), decide('call-2')];
    ends[0]?.();
    expect(await first).toBe(false);
    // The other browser lives: the second call's time begins anew.
    ends[1]?.();
    await expect.poll(() => ends.length).toBe(3);
    expect(claimed).toEqual(['call-1']);
    ends[2]?.();
    expect(await second).toBe(false);
    expect(claimed).toEqual(['call-1', 'call-2']);
  });

  test('leaves what the holder has shown in the end', async () => {
    const { mine, did } = browser('other', 'queued', 'shown');
    expect(await mine).toBe(false);
    expect(did).toEqual(['claim', 'take over']);
  });
});
