import type { CallableOutputs } from '@cti/functions/model/callables';
import { useCallback, useEffect, useState } from 'react';
import { call } from '../../firebase/callables.ts';

export type SecretStatus = CallableOutputs['secretStatus'];

/** All that may be known of the secrets: that they exist. Refetched after every change. */
export function useSecretStatus(customerId: string) {
  const [status, setStatus] = useState<SecretStatus | null>(null);
  const [isFailed, setIsFailed] = useState(false);
  const [asked, setAsked] = useState(0);

  useEffect(() => {
    let isOver = false;
    call('secretStatus', { customerId }).then(
      (answer) => {
        if (isOver) return;
        setStatus(answer);
        setIsFailed(false);
      },
      () => {
        if (!isOver) setIsFailed(true);
      },
    );
    return () => {
      isOver = true;
    };
  }, [customerId, asked]);

  const reload = useCallback(() => setAsked((times) => times + 1), []);
  return { status, isFailed, reload };
}
