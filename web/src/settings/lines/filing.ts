import type { Call } from '@cti/functions/model/calls/call';
import { type Line, takingLine } from '@cti/functions/model/line';
import type { CallableOutputs } from '@cti/functions/model/callables';
import type { Row } from '../../firebase/spec.ts';

/** How many of the unknown calls a line would take as it now stands among the others. */
export function waitingFor(
  line: Row<Line>,
  lines: readonly Row<Line>[],
  unknown: readonly Pick<Call, 'internalNumber'>[],
): number {
  const after = [...lines.filter(({ id }) => id !== line.id), line];
  const takes = new Map<string, boolean>();
  return unknown.filter(({ internalNumber }) => {
    if (internalNumber === null) return false;
    const known = takes.get(internalNumber);
    if (known !== undefined) return known;
    const isTaken = takingLine(after, internalNumber)?.id === line.id;
    takes.set(internalNumber, isTaken);
    return isTaken;
  }).length;
}

/** Limits the requests: the server files a batch of calls in each, and this many are enough for any customer. */
const mostRounds = 20;

/** Files until none is left; returns how many were filed. */
export async function fileAll(file: () => Promise<CallableOutputs['fileCalls']>): Promise<number> {
  let sum = 0;
  for (let round = 0; round < mostRounds; round += 1) {
    const { filed, more } = await file();
    sum += filed;
    if (!more) break;
  }
  return sum;
}
