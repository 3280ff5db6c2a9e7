import type { RefusalCode } from '@cti/functions/model/callables';
import { CallRefused } from '../../firebase/callables.ts';
import { useAction } from '../../ui/dialogs/use-action.ts';

/** Why the server refused; any other error means it couldn't be reached. */
export const refusalOf = (error: unknown): RefusalCode =>
  error instanceof CallRefused ? error.code : 'unavailable';

/** A request triggered by a click: at most one at a time, and why it was refused. */
export function useRequest() {
  const { isBusy, problem, run } = useAction(refusalOf);
  return { isBusy, refusal: problem, run };
}
