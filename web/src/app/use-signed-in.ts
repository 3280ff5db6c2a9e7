import { useEffect, useState } from 'react';
import { type SignInProof, watchSignIn } from '../firebase/sign-in/auth.ts';
import { createIdle } from '../idle.ts';
import { pageSession } from './page-session.ts';

/** How long this browser has been idle. */
export const pageIdle = createIdle(localStorage);

/** When and how the person signed in; null = not known yet. Signs them out if the browser was closed for too long. */
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
