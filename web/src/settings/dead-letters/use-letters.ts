import type { DeadLetter, ShownLetter } from '@cti/functions/model/calls/ledger';
import { useCallback, useEffect, useState } from 'react';
import { call } from '../../firebase/callables.ts';
import type { Live } from '../../firebase/listener-store.ts';

/** A body that couldn't be parsed, without personal data. */
export interface Letter extends Pick<DeadLetter, 'receivedAt' | 'reason' | 'replay'> {
  id: string;
  content: ShownLetter['content'];
}

const asLetter = ({ receivedAt, replay, ...letter }: ShownLetter): Letter => ({
  ...letter,
  receivedAt: new Date(receivedAt),
  replay: replay && { ...replay, at: new Date(replay.at) },
});

/** The newest letters, fetched from the server: the browser may not read the bodies. */
export function useLetters(customerId: string): { live: Live<Letter[]>; reload: () => void } {
  const [live, setLive] = useState<Live<Letter[]>>({ status: 'loading' });
  const [asked, setAsked] = useState(0);

  useEffect(() => {
    let isOver = false;
    call('deadLetters', { customerId }).then(
      ({ letters }) => {
        if (!isOver) setLive({ status: 'ready', data: letters.map(asLetter), fromCache: false });
      },
      () => {
        if (!isOver) setLive({ status: 'error', problem: 'unavailable' });
      },
    );
    return () => {
      isOver = true;
    };
  }, [customerId, asked]);

  const reload = useCallback(() => setAsked((times) => times + 1), []);
  return { live, reload };
}
