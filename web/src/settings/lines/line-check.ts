import { type Line, lineBeginning } from '@cti/functions/model/line';
import type { Row } from '../../firebase/spec.ts';

/** How a number stands to the lines that are there. */
export interface LineCheck {
  /** The same number: only one of two could ever take a call. */
  same: Row<Line> | null;
  /** Shorter beginnings that lose calls to this number. The nearest first. */
  takesFrom: Row<Line>[];
  /** Longer ones that keep their calls. In order of their numbers. */
  leavesTo: Row<Line>[];
}

/** @param except the line that is being changed, which does not stand in its own way */
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

/** Lines in the order of their numbers, national and international writing alike. */
export function byNumber(lines: readonly Row<Line>[]): Row<Line>[] {
  return lines
    .map((line) => ({ line, key: lineBeginning(line.number) }))
    .toSorted((a, b) =>
      a.key === b.key ? (a.line.id < b.line.id ? -1 : 1) : a.key < b.key ? -1 : 1,
    )
    .map(({ line }) => line);
}
