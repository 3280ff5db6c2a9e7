import { useEffect, useState } from 'react';
import { type SignInProof, watchSignIn } from '../firebase/sign-in/auth.ts';
import { createIdle } from '../idle.ts';
import { pageSession } from './page-session.ts';

/** How long this browser has been idle. */
export const pageIdle = createIdle(localStorage);

/**
 * When and how the person signed in; null = not known yet. A browser reopened after being idle for too long signs them
 * out before it shows anything.
 */
export function useSignedIn(): SignInProof | null {
  const [proof, setProof] = useState<SignInProof | null>(null);
  useEffect(
    () =>
      watchSignIn((next) => {
        pageIdle.begin(next.signedInMs);
        if (pageIdle.isOver()) void pageSession.leave('idle');
        else setProof(next);
      }),
    [],
  );
  return proof;
}
