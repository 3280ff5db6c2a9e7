import type { Call } from '@cti/functions/model/call';
import { type Line, takingLine } from '@cti/functions/model/line';
import type { CallableOutputs } from '@cti/functions/model/callables';
import type { Row } from '../../firebase/spec.ts';

/** How many of the unknown calls a line takes as it stands among the others now. */
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

/** The server files so many calls at a time; whoever has more has asked a hundred thousand times. */
const mostRounds = 20;

/** Files until none is left; says how many. */
export async function fileAll(file: () => Promise<CallableOutputs['fileCalls']>): Promise<number> {
  let sum = 0;
  for (let round = 0; round < mostRounds; round += 1) {
    const { filed, more } = await file();
    sum += filed;
    if (!more) break;
  }
  return sum;
}
