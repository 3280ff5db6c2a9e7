import { useEffect, useState } from 'react';
import { watchSignInTime } from '../firebase/auth.ts';
import { createIdle } from '../idle.ts';
import { pageSession } from './page-session.ts';

/** How long this browser has been idle. */
export const pageIdle = createIdle(localStorage);

/**
 * When the person signed in, epoch milliseconds; null = not known yet. A browser reopened after being idle for too long
 * signs them out before it shows anything.
 */
export function useSignedIn(): number | null {
  const [signedInMs, setSignedInMs] = useState<number | null>(null);
  useEffect(
    () =>
      watchSignInTime((atMs) => {
        pageIdle.begin(atMs);
        if (pageIdle.isOver()) void pageSession.leave('idle');
        else setSignedInMs(atMs);
      }),
    [],
  );
  return signedInMs;
}
