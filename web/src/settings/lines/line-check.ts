import { type Line, lineBeginning } from '@cti/functions/model/line';
import type { Row } from '../../firebase/spec.ts';

/** How a number relates to the existing lines. */
export interface LineCheck {
  /** The same number: only one of the two could ever take a call. */
  same: Row<Line> | null;
  /** Shorter prefixes that lose calls to this number. The nearest first. */
  takesFrom: Row<Line>[];
  /** Longer ones that keep their calls. Ordered by number. */
  leavesTo: Row<Line>[];
}

/** @param except the line being edited, which doesn't conflict with itself */
export function checkLine(
  number: string,
  lines: readonly Row<Line>[],
  except: string | null,
): LineCheck {
  const wanted = lineBeginning(number);
  const others = lines
    .filter(({ id }) => id !== except)
    .map((line) => ({ line, beginning: lineBeginning(line.number) }));
  return {
    same: others.find(({ beginning }) => beginning === wanted)?.line ?? null,
    takesFrom: others
      .filter(({ beginning }) => wanted !== beginning && wanted.startsWith(beginning))
      .toSorted((a, b) => b.beginning.length - a.beginning.length)
      .map(({ line }) => line),
    leavesTo: others
      .filter(({ beginning }) => wanted !== beginning && beginning.startsWith(wanted))
      .toSorted((a, b) => (a.beginning < b.beginning ? -1 : 1))
      .map(({ line }) => line),
  };
}

/** Lines ordered by number, national and international notation alike. */
export function byNumber(lines: readonly Row<Line>[]): Row<Line>[] {
  return lines
    .map((line) => ({ line, key: lineBeginning(line.number) }))
    .toSorted((a, b) =>
      a.key === b.key ? (a.line.id < b.line.id ? -1 : 1) : a.key < b.key ? -1 : 1,
    )
    .map(({ line }) => line);
}
