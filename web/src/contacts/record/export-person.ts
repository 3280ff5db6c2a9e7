import type { CallableOutputs, PersonPart } from '@cti/functions/model/callables';
import { call } from '../../firebase/callables.ts';

/**
 * Everything about one person as JSON text, fetched in parts, however many calls there are.
 * @param onProgress the calls so far, after each part
 */
export async function exportedPerson(
  customerId: string,
  contactId: string,
  onProgress: (calls: number) => void,
): Promise<string> {
  let whole: Record<string, unknown> = {};
  const calls: unknown[] = [];
  let part: PersonPart | null = null;
  do {
    const answer: CallableOutputs['exportPerson'] = await call('exportPerson', {
      customerId,
      contactId,
      part,
    });
    const { calls: some, ...head } = JSON.parse(answer.json) as { calls: unknown[] };
    whole = { ...head, ...whole };
    for (const one of some) calls.push(one);
    onProgress(calls.length);
    part = answer.next;
  } while (part);
  return JSON.stringify({ ...whole, calls }, null, 2);
}
