import type { RefusalCode } from '@cti/functions/model/callables';
import { useState } from 'react';
import { CallRefused } from '../../firebase/callables.ts';

/** Something that a press sets off: at most one at a time, and why it was refused. */
export function useAction() {
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalCode | null>(null);

  const run = async (act: () => Promise<void>): Promise<void> => {
    if (isBusy) return;
    setIsBusy(true);
    setRefusal(null);
    try {
      await act();
    } catch (error) {
      setRefusal(error instanceof CallRefused ? error.code : 'unavailable');
    } finally {
      setIsBusy(false);
    }
  };
  return { isBusy, refusal, run };
}
