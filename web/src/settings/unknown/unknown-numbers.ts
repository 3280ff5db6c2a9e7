import type { Call } from '@cti/functions/model/calls/call';

/** A dialled number that belongs to no line. */
export interface UnknownNumber {
  /** E.164; null = the phone system didn't say. */
  number: string | null;
  count: number;
  last: Date | null;
}

/** Unknown calls grouped by the dialled number, latest first. */
export function unknownNumbers(
  calls: readonly Pick<Call, 'internalNumber' | 'startedAt' | 'receivedAt'>[],
): UnknownNumber[] {
  const numbers = new Map<string | null, UnknownNumber>();
  for (const { internalNumber: number, startedAt, receivedAt } of calls) {
    const at = startedAt ?? receivedAt ?? null;
    const known = numbers.get(number) ?? { number, count: 0, last: null };
    const isLater = at !== null && (known.last === null || at > known.last);
    numbers.set(number, { number, count: known.count + 1, last: isLater ? at : known.last });
  }
  return [...numbers.values()].toSorted(
    (a, b) => (b.last?.getTime() ?? 0) - (a.last?.getTime() ?? 0),
  );
}
