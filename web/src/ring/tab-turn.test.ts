import { describe, expect, test } from 'vitest';
import { isThisTabs } from './tab-turn.ts';

/** What the tabs of one browser share, and one of those tabs. */
function browser() {
  const popped = new Set<string>();
  const locked = new Set<string>();
  const seized: string[] = [];
  const tab = (name: string, isOwner: boolean, pause: () => Promise<void>) =>
    isThisTabs({
      isOwner: () => isOwner,
      hasPopped: () => popped.has('call-1'),
      remember: () => popped.add('call-1'),
      claim: async () => !locked.has('call-1') && Boolean(locked.add('call-1')),
      seize: () => seized.push(name),
      pause,
    });
  return { popped, locked, seized, tab };
}

const soon = () => Promise.resolve();
const later = () => new Promise<void>((resolve) => setTimeout(resolve));

describe('a call among tabs', () => {
  test('goes to the owner at once, and to no other tab', async () => {
    const { tab, seized } = browser();
    const never = () => expect.fail('the owner waited');
    expect(await Promise.all([tab('second', false, later), tab('owner', true, never)])).toEqual([
      false,
      true,
    ]);
    expect(seized).toEqual([]);
  });

  test('goes to another tab when the owner is frozen, and they agree on a new owner', async () => {
    const { tab, seized } = browser();
    expect(await Promise.all([tab('second', false, soon), tab('third', false, soon)])).toEqual([
      true,
      false,
    ]);
    expect(seized).toEqual(['second']);
    // The owner wakes up.
    expect(await tab('owner', true, soon)).toBe(false);
  });

  test('doesn’t show again when the tab that showed it has closed', async () => {
    const { tab, locked, popped } = browser();
    expect(await tab('owner', true, soon)).toBe(true);
    locked.clear();
    expect(popped.has('call-1')).toBe(true);
    expect(await tab('second', false, soon)).toBe(false);
  });
});
