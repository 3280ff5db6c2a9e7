import { describe, expect, test } from 'vitest';
import type { Channel } from '@cti/functions/model/calls/receipt';
import { type Way, climb } from './channel-ladder.ts';
import { ringingCall } from './call-fixture.ts';

/** A way whose result the test controls. */
function way(channel: Channel, withdrawn: Channel[] = []) {
  const answer = Promise.withResolvers<boolean>();
  const tried: Way = {
    channel,
    show: () => answer.promise,
    withdraw: () => void withdrawn.push(channel),
  };
  return { ...tried, says: answer.resolve, breaks: () => answer.reject(new Error('broken')) };
}

function climbing(ways: Way[]) {
  const pauses: (() => void)[] = [];
  const told: Channel[] = [];
  const done = climb(ringingCall(), {
    ways,
    onShown: (channel) => told.push(channel),
    pause: () => new Promise((resolve) => pauses.push(resolve)),
  });
  const waits = async (steps: number) => {
    while (pauses.length < steps) await Promise.resolve();
  };
  return {
    done,
    told,
    /** Runs out the time limit of the way with that index. */
    timesOut: async (step: number) => {
      await waits(step);
      pauses[step - 1]?.();
      await waits(step + 1);
    },
  };
}

describe('climb', () => {
  test('reports the first way that shows it and doesn’t try the rest', async () => {
    const [window, page] = [way('window'), way('page')];
    const { done, told } = climbing([window, { ...page, show: () => expect.fail('tried') }]);
    window.says(true);
    expect(await done).toBe('window');
    expect(told).toEqual(['window']);
  });

  test('moves on at once from an unavailable or broken way', async () => {
    const [strip, window, page] = [way('strip'), way('window'), way('page')];
    const { done, told } = climbing([strip, window, page]);
    strip.says(false);
    window.breaks();
    page.says(true);
    expect(await done).toBe('page');
    expect(told).toEqual(['page']);
  });

  test('moves on from a silent way when its time is up', async () => {
    const [window, page] = [way('window'), way('page')];
    const { done, told, timesOut } = climbing([window, page]);
    await timesOut(1);
    page.says(true);
    expect(await done).toBe('page');
    expect(told).toEqual(['page']);
  });

  test('a way that succeeds late withdraws whatever came after it, and is reported at most once', async () => {
    const withdrawn: Channel[] = [];
    const [window, page] = [way('window', withdrawn), way('page', withdrawn)];
    const { done, told, timesOut } = climbing([window, page]);
    await timesOut(1);
    page.says(true);
    await done;
    window.says(true);
    await new Promise((resolve) => setTimeout(resolve));
    expect(withdrawn).toEqual(['page']);
    expect(told).toEqual(['page']);
  });

  test('reports nothing when every way is unavailable', async () => {
    const window = way('window');
    const { done, told } = climbing([window]);
    window.says(false);
    expect(await done).toBe(null);
    expect(told).toEqual([]);
  });
});
