import type { CallableInput, CallableOutputs } from '@cti/functions/model/callables';
import { call } from '../../firebase/callables.ts';

/** Fields overwritten since the merge, whose later text may belong to either of the two. */
export type Undecided = CallableOutputs['undoMerge']['undecided'];
export type PartChoices = NonNullable<CallableInput<'undoMerge'>['choices']>;

/** Splits two merged contacts; does nothing while anything is undecided. */
export async function undoMerge(
  customerId: string,
  mergeId: string,
  choices: PartChoices = {},
): Promise<Undecided> {
  return (await call('undoMerge', { customerId, mergeId, choices })).undecided;
}
