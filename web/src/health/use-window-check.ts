import { useState } from 'react';
import { pause } from '../firebase/steady-timers.ts';

export type WindowCheck = 'unknown' | 'testing' | 'good' | 'bad';

/** A press allows windows for 5 s; a call comes without one. */
const afterPressMs = 5_500;

/** Tries whether a window may open without a press, as it has to when a phone rings. */
export function useWindowCheck(): [WindowCheck, () => void] {
  const [state, setState] = useState<WindowCheck>('unknown');
  const run = async () => {
    setState('testing');
    await pause(afterPressMs);
    const opened = window.open('', 'cti-check', 'popup,width=240,height=120');
    // Only null means blocked.
    setState(opened === null ? 'bad' : 'good');
    opened?.close();
  };
  return [state, () => void run()];
}
