import { Suspense, useEffect, useRef, useState } from 'react';
import type { Person } from '../../firebase/sign-in/auth.ts';
import { answerStaleSignIns } from '../../firebase/callables.ts';
import { lazyPart } from '../../ui/lazy-part.ts';

const SignInAgainDialog = lazyPart(() => import('./sign-in-again-dialog.tsx'), 'SignInAgainDialog');

/** Asks for a fresh sign-in when the server wants one: one dialog for all waiting requests, which are retried. */
export function SignInAgain({ person }: { person: Person }) {
  const [isAsked, setIsAsked] = useState(false);
  const waiting = useRef<((isDone: boolean) => void)[]>([]);

  const end = (isDone: boolean) => {
    for (const tell of waiting.current.splice(0)) tell(isDone);
    setIsAsked(false);
  };
  useEffect(() => {
    const stop = answerStaleSignIns(
      () =>
        new Promise((resolve) => {
          waiting.current.push(resolve);
          setIsAsked(true);
        }),
    );
    const all = waiting.current;
    return () => {
      stop();
      for (const tell of all.splice(0)) tell(false);
    };
  }, []);

  if (!isAsked) return null;
  return (
    <Suspense>
      <SignInAgainDialog email={person.email} onDone={() => end(true)} onClose={() => end(false)} />
    </Suspense>
  );
}
