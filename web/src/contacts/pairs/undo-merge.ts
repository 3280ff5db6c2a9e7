import type { CallableInput, CallableOutputs } from '@cti/functions/model/callables';
import { call } from '../../firebase/callables.ts';

/** Fields written over since the merge, whose later text may mean either of the two. */
export type Undecided = CallableOutputs['undoMerge']['undecided'];
export type PartChoices = NonNullable<CallableInput<'undoMerge'>['choices']>;

/** Parts two merged contacts; nothing is done as long as something is undecided. */
export async function undoMerge(
  customerId: string,
  mergeId: string,
  choices: PartChoices = {},
): Promise<Undecided> {
  return (await call('undoMerge', { customerId, mergeId, choices })).undecided;
}
