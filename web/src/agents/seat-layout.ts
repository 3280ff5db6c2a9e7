import { seatColumns } from '@cti/functions/model/desk/seats';

/**
 * A room's places from left to right, row by row: members with a place keep it, those without one sit after them, and a
 * departed member leaves an empty place.
 */
export function placesOf(layout: readonly string[] | undefined, uids: readonly string[]): string[] {
  const here = new Set(uids);
  const placed = new Set<string>();
  const places = (layout ?? []).map((uid) => {
    if (!here.has(uid) || placed.has(uid)) return '';
    placed.add(uid);
    return uid;
  });
  return trimmed([...trimmed(places), ...uids.filter((uid) => !placed.has(uid))]);
}

/** Moves somebody to a place; whoever sits there swaps with them. */
export function moveSeat(places: readonly string[], uid: string, to: number): string[] {
  const from = places.indexOf(uid);
  if (from === -1 || to < 0) return [...places];
  const next = Array.from({ length: Math.max(places.length, to + 1) }, (_, at) => places[at] ?? '');
  next[from] = next[to] ?? '';
  next[to] = uid;
  return trimmed(next);
}

/** Where an arrow key leads from a place; null = out of the room. */
export function placeBeside(at: number, key: string): number | null {
  const column = at % seatColumns;
  if (key === 'ArrowLeft') return column > 0 ? at - 1 : null;
  if (key === 'ArrowRight') return column < seatColumns - 1 ? at + 1 : null;
  if (key === 'ArrowUp') return at >= seatColumns ? at - seatColumns : null;
  return key === 'ArrowDown' ? at + seatColumns : null;
}

function trimmed(places: readonly string[]): string[] {
  const last = places.findLastIndex((uid) => uid !== '');
  return places.slice(0, last + 1);
}
