import type { RefusalCode } from '@cti/functions/model/callables';
import { CallRefused } from '../../firebase/callables.ts';
import { useAction } from '../../ui/dialogs/use-action.ts';

/** Why the server has not done it; whatever else went wrong, it could not be asked. */
export const refusalOf = (error: unknown): RefusalCode =>
  error instanceof CallRefused ? error.code : 'unavailable';

/** A request that a press sets off: at most one at a time, and why it was refused. */
export function useRequest() {
  const { isBusy, problem, run } = useAction(refusalOf);
  return { isBusy, refusal: problem, run };
}
