import type { RefusalCode } from '@cti/functions/model/callables';
import { call } from '../../../firebase/callables.ts';
import { useRequest } from '../../widgets/use-request.ts';

/** Asking Dialpad whose key it is, whichever step it's asked in. */
export interface AccountRequest {
  isBusy: boolean;
  refusal: RefusalCode | null;
  read: () => void;
}

export function useAccount(customerId: string, onChange: () => void): AccountRequest {
  const { isBusy, refusal, run } = useRequest();
  const read = () => {
    onChange();
    void run(async () => {
      await call('readDialpadAccount', { customerId });
    });
  };
  return { isBusy, refusal, read };
}
