import { describe, expect, it, vi } from 'vitest';
import { generateDay } from './generate.ts';
import { cardsDue, judgeCards } from './judge-cards.ts';
import type { Entry, EventSent } from './log.ts';
import type { Act, Day } from './script.ts';
import { type Made, Telephone } from './telephone.ts';

/** Simulates a day: every event arrives, every status is right, and `show` decides which due cards appear. */
function playOnPaper(day: Day, show: (due: { call: string; who: string }) => boolean): Entry[] {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 30, 5), toFake: ['Date'] });
  const telephone = new Telephone(day, 'c', 'secret');
  const log: Entry[] = [];
  const held = new Map<string, Made[]>();
  const open = new Map<number, 'aoki' | 'baba' | 'chiba' | 'doi'>();
  let windows = 0;
  const now = () => {
    vi.setSystemTime(Date.now() + 40);
    return Date.now();
  };
  const arrives = ({ say, event }: Made, isRepeated = false) => {
    log.push({
      kind: 'event',
      at: now(),
      call: say.call,
      leg: say.leg,
      state: say.state,
      eventMs: event.event_timestamp,
      isRepeated,
      body: event,
      status: 200,
      linkedId: say.call,
      isDuplicate: isRepeated,
    } satisfies EventSent);
  };
  const act = (one: Act) => {
    switch (one.do) {
      case 'say': {
        const made = telephone.make(one);
        if (one.heldBack) held.set(one.call, [...(held.get(one.call) ?? []), made]);
        else arrives(made);
        if (one.repeated) arrives(made, true);
        return;
      }
      case 'deliver':
        for (const made of held.get(one.call) ?? []) arrives(made);
        held.delete(one.call);
        return;
      case 'operator':
        log.push({ kind: 'begins', at: now(), who: one.who, doing: one.doing });
        log.push({ kind: 'done', at: now(), who: one.who, doing: one.doing });
        return;
      case 'status':
        log.push({ kind: 'status', at: now(), who: one.who, code: one.code, seen: one.code });
        return;
      case 'cards':
        for (const { call, who } of cardsDue(day, log)) {
          if (!show({ call, who })) continue;
          windows += 1;
          open.set(windows, who);
          const text = day.calls[call]?.caller.shows ?? '';
          log.push({ kind: 'card', at: now(), who, linkedId: call, window: windows, text });
        }
        return;
      case 'close-cards':
        for (const [window, who] of open) log.push({ kind: 'card-closed', at: now(), who, window });
        open.clear();
        return;
      case 'talk':
      case 'now':
      case 'promise':
    }
  };
  for (const scene of day.scenes) {
    vi.setSystemTime(Date.now() + (scene.notBefore?.ms ?? 0));
    for (const one of scene.acts) act(one);
  }
  vi.useRealTimers();
  return log;
}

describe('a day', () => {
  it('is the same for the same seed, another for another', () => {
    expect(generateDay(7, 60)).toEqual(generateDay(7, 60));
    expect(generateDay(7, 60)).not.toEqual(generateDay(8, 60));
  });

  it('has as many calls as are asked for, and every call ends in a way that is told', () => {
    const { calls } = generateDay(3, 300);
    expect(Object.keys(calls)).toHaveLength(300);
    const outcomes = new Set(Object.values(calls).map(({ expected }) => expected.outcome));
    expect(outcomes).toEqual(new Set(['answered', 'missed', 'abandoned', 'voicemail', 'canceled']));
  });

  it.each([1, 2, 3, 4, 5])('of seed %i has nothing to judge when every due card comes', (seed) => {
    const day = generateDay(seed, 60);
    expect(
      judgeCards(
        day,
        playOnPaper(day, () => true),
      ),
    ).toEqual([]);
  });

  it('misses exactly the cards that do not come', () => {
    const day = generateDay(1, 40);
    const due = new Set<string>();
    const log = playOnPaper(day, ({ call, who }) => {
      if (who === 'aoki') due.add(call);
      return who !== 'aoki';
    });
    const missing = judgeCards(day, log);
    expect(new Set(missing.map(({ call }) => call))).toEqual(due);
    expect(due.size).toBeGreaterThan(8);
  });

  it('has cards for callers who waited long, after transfers, and for who comes while it rings', () => {
    const day = generateDay(1, 40);
    const told = new Set<string>();
    playOnPaper(day, ({ call, who }) => {
      told.add(`${who}: ${day.calls[call]?.story}`);
      return true;
    });
    expect([...told]).toEqual(
      expect.arrayContaining([
        'baba: 75 s in the queue, answered',
        'baba: hunt, the fourth phone at 65 s',
        'baba: passed on blind, answered',
        'baba: passed on after a consultation',
        'baba: passed on to the group',
        'aoki: rings for an operator who signs in',
        'aoki: rings for an operator who is away and comes back',
        'baba: still rings when the lid opens',
        'aoki: rings during wrap-up',
      ]),
    );
    expect([...told].filter((one) => /while the lid is closed|late, missed/.test(one))).toEqual([]);
  });
});
