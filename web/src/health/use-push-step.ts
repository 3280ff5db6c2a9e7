import { useState } from 'react';
import type { CheckStep } from './check-view.tsx';
import { callWorker } from '../ring/ways/call-notification.ts';
import { stationName } from '../ring/station.ts';
import { registerPush, wantsPush } from '../ring/ways/register-push.ts';
import type { CheckWords } from '../words/check.ts';
import { useConsole } from '../console/console-context.ts';

/** Registers this browser for messages while no page is open, where the customer uses them. */
export function usePushStep({ push: words }: CheckWords): CheckStep {
  const { customerId, member } = useConsole();
  const [place] = useState(() => ({
    customerId,
    uid: member.uid,
    station: stationName(localStorage),
  }));
  const [state, setState] = useState<CheckStep['state']>(() =>
    wantsPush(place, localStorage) ? 'good' : 'unknown',
  );
  const [isBusy, setIsBusy] = useState(false);

  const register = async () => {
    setIsBusy(true);
    try {
      const worker = await callWorker();
      const isOn = worker !== null && (await registerPush(place, worker, localStorage));
      setState(isOn ? 'good' : 'absent');
    } catch {
      setState('bad');
    }
    setIsBusy(false);
  };
  return {
    step: 'push',
    state,
    text: words[state],
    action:
      state === 'absent' ? null : { label: words.action, onPress: () => void register(), isBusy },
  };
}
