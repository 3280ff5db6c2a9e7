import { Availability, type Sure } from './availability.ts';
import { everybody, groups, operators, type Who } from './cast.ts';
import { linksOf } from './links.ts';
import type { Difference, Entry, Sighting } from './log.ts';
import { concerns, Rings } from './rings.ts';
import type { CallScript, Day } from './script.ts';

/** One ring of a call for an operator, from the first phone to the last. */
interface Episode {
  call: string;
  who: Who;
  /** When a card became possible, and when it became due; null = never. */
  possibleAt: number | null;
  dueAt: number | null;
  endedAt: number | null;
  /** Whether the operator's own phone rings, rather than a colleague's in a group that notifies everybody. */
  isOwn: boolean;
  /** How often the call had been answered before this ring. */
  answers: number;
}

/** Who must have got a card for a call by the end of the log and has not: `who` of {@link Difference}s to come. */
export interface Due {
  call: string;
  who: Who;
}

interface Heard {
  episodes: Episode[];
  open: Episode[];
}

const watched = everybody.filter((who) => operators[who].hasBrowser);

/** For each ring and browser, whether a card was required, allowed or forbidden, according to the log. */
function listen(day: Day, log: readonly Entry[]): Heard {
  const people = new Map(everybody.map((who) => [who, new Availability(day)]));
  const rings = new Map<string, Rings>();
  /** Calls that are ringing, or were until just now. */
  const live = new Set<string>();
  const episodes: Episode[] = [];
  const open = new Map<string, Episode>();
  for (const entry of log) {
    for (const [who, person] of people) {
      if (!('who' in entry) || entry.who === who) person.hear(entry, who);
    }
    if (entry.kind === 'event') {
      const call = day.calls[entry.call];
      if (!call) continue;
      const heard = rings.get(entry.call) ?? new Rings(call);
      rings.set(entry.call, heard);
      heard.hear(entry);
      live.add(entry.call);
    }
    for (const key of live) {
      const [call, heard] = [day.calls[key], rings.get(key)];
      if (!call || !heard) continue;
      for (const who of watched) {
        step({ call, heard, who, person: people.get(who), at: entry.at, open, episodes });
      }
      if (heard.now.length === 0) live.delete(key);
    }
  }
  return { episodes, open: [...open.values()] };
}

function step({
  call,
  heard,
  who,
  person,
  at,
  open,
  episodes,
}: {
  call: CallScript;
  heard: Rings;
  who: Who;
  person: Availability | undefined;
  at: number;
  open: Map<string, Episode>;
  episodes: Episode[];
}): void {
  const key = `${call.key} ${who}`;
  const tellsGroup = call.group !== null && groups[call.group].audience === 'group';
  const concern = concerns(call, heard.now, who, tellsGroup);
  const known = open.get(key);
  if (concern === 'no') {
    if (known) known.endedAt = at;
    open.delete(key);
    return;
  }
  const episode = known ?? {
    call: call.key,
    who,
    possibleAt: null,
    dueAt: null,
    endedAt: null,
    isOwn: false,
    answers: heard.answers,
  };
  if (!known) {
    open.set(key, episode);
    episodes.push(episode);
  }
  episode.isOwn ||= concern === 'own';
  const mine = heard.now.filter((ring) => concern === 'group' || ring.who === who);
  const admits = and(
    person?.admits(call.direction === 'internal') ?? 'no',
    best(mine.map(({ isFresh }) => isFresh)),
  );
  if (admits !== 'no') episode.possibleAt ??= at;
  if (admits === 'yes') episode.dueAt ??= at;
}

const and = (a: Sure, b: Sure): Sure =>
  a === 'no' || b === 'no' ? 'no' : a === 'yes' && b === 'yes' ? 'yes' : 'unsure';

const best = (all: Sure[]): Sure =>
  all.includes('yes') ? 'yes' : all.includes('unsure') ? 'unsure' : 'no';

/** The cards that have to appear before the phones now ringing may stop. */
export function cardsDue(day: Day, log: readonly Entry[]): Due[] {
  const { episodes, open } = listen(day, log);
  const sightings = sightingsOf(day, log);
  return open
    .filter((episode) => isMissing(episode, episodes, sightings, log))
    .map(({ call, who }) => ({ call, who }));
}

/** Every card that was due and did not come, came though it must not, came twice, or says something else. */
export function judgeCards(day: Day, log: readonly Entry[]): Difference[] {
  const { episodes } = listen(day, log);
  const sightings = sightingsOf(day, log);
  const differences: Difference[] = episodes
    .filter((episode) => isMissing(episode, episodes, sightings, log))
    .map(({ call, who }) => ({
      what: 'no card',
      call,
      expected: `a card for ${who} while the phone rings`,
      seen: 'none',
    }));
  for (const [call, seen] of Map.groupBy(sightings, ({ call: key }) => key)) {
    for (const who of watched) {
      const own = seen.filter((one) => one.sighting.who === who);
      differences.push(...judgeWindows(day, call, who, own, episodes));
    }
  }
  return differences;
}

interface Seen {
  call: string;
  sighting: Sighting;
}

function judgeWindows(
  day: Day,
  call: string,
  who: Who,
  seen: Seen[],
  episodes: Episode[],
): Difference[] {
  const possible = episodes.filter(
    (one) => one.call === call && one.who === who && one.possibleAt !== null,
  );
  const first = possible[0]?.possibleAt ?? null;
  const early = seen.filter(({ sighting }) => first === null || sighting.at < first);
  const differences: Difference[] = early.map(() => ({
    what: 'a card too many',
    call,
    expected: `none for ${who}`,
    seen: 'a card',
  }));
  const windows = new Set(seen.map(({ sighting }) => sighting.window));
  if (early.length === 0 && windows.size > possible.length) {
    differences.push({
      what: 'a card twice',
      call,
      expected: `${possible.length} for ${who}, one for each time it rings`,
      seen: `${windows.size} windows`,
    });
  }
  const shows = day.calls[call]?.caller.shows ?? '';
  for (const { sighting } of seen) {
    if (sighting.text !== '' && !sighting.text.includes(shows)) {
      differences.push({
        what: 'the card says something else',
        call,
        expected: `${who}'s card with ${shows}`,
        seen: sighting.text.replaceAll(/\s+/g, ' ').slice(0, 120),
      });
    }
  }
  return differences;
}

/** A card was due in this episode, and no window has shown it since it could. */
function isMissing(
  episode: Episode,
  episodes: readonly Episode[],
  sightings: readonly Seen[],
  log: readonly Entry[],
): boolean {
  const { call, who, possibleAt, dueAt } = episode;
  if (possibleAt === null || dueAt === null) return false;
  const own = sightings.filter((one) => one.call === call && one.sighting.who === who);
  const until = episode.endedAt ?? Infinity;
  if (own.some(({ sighting }) => sighting.at >= possibleAt && sighting.at <= until)) return false;
  const earlier = own.filter(({ sighting }) => sighting.at < possibleAt).at(-1);
  if (!earlier) return true;
  // Seen before. It has to appear again if their own phone rings again after an answer and its window was closed.
  const { window, at } = earlier.sighting;
  const isOpen = !log.some(
    (entry) =>
      entry.kind === 'card-closed' &&
      entry.who === who &&
      entry.window === window &&
      entry.at <= dueAt,
  );
  const seenAt = episodes.findLast(
    (one) =>
      one.call === call && one.who === who && one !== episode && (one.possibleAt ?? Infinity) <= at,
  );
  return episode.isOwn && !isOpen && episode.answers > (seenAt?.answers ?? 0);
}

function sightingsOf(day: Day, log: readonly Entry[]): Seen[] {
  const links = linksOf(log);
  return log.flatMap((entry) => {
    if (entry.kind !== 'card') return [];
    const call = links.get(entry.linkedId);
    return call !== undefined && day.calls[call] ? [{ call, sighting: entry }] : [];
  });
}
