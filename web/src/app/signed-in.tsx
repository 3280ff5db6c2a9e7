import { Suspense } from 'react';
import { Navigate, Outlet, useLocation, useNavigate } from 'react-router';
import { useStore } from '../store.ts';
import { useJoiningWords } from '../words/joining.ts';
import { pageSession } from './page-session.ts';
import { pagePaths } from '../console/paths.ts';
import { DeactivatedPage, ErrorPage, LinkPage, LoadingPage } from '../console/state-pages.tsx';
import { lazyPart } from '../ui/lazy-part.ts';

// The console pulls in Firestore, which the sign-in page doesn't need.
const InvitationsPage = lazyPart(() => import('./sign-in/invitations-page.tsx'), 'InvitationsPage');
const Console = lazyPart(() => import('./console.tsx'), 'Console');

/** Lets signed-in people past. The tree is keyed by person and customer: nobody sees a trace of the previous person. */
export function SignedIn() {
  const session = useStore(pageSession);
  const joining = useJoiningWords();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  switch (session.status) {
    case 'starting':
    case 'leaving':
      return <LoadingPage />;
    case 'failed':
      return <ErrorPage onRetry={() => pageSession.start()} />;
    case 'signed-out':
      if (session.reason === 'proving') {
        return (
          <LinkPage
            title={joining.provingTitle}
            text={joining.provingText}
            onSignIn={() => void navigate(pagePaths.login())}
          />
        );
      }
      if (session.reason === 'deactivated') {
        return <DeactivatedPage onSignIn={() => void navigate(pagePaths.login())} />;
      }
      return (
        <Navigate
          to={pagePaths.login({ to: pathname === pagePaths.board() ? null : pathname + search })}
          replace
        />
      );
    case 'signed-in': {
      const { person, customerId } = session;
      if (customerId === null) {
        return (
          <Suspense fallback={<LoadingPage />}>
            <InvitationsPage key={person.uid} email={person.email} />
          </Suspense>
        );
      }
      return (
        <Suspense fallback={<LoadingPage />}>
          <Console key={`${person.uid} ${customerId}`} person={person} customerId={customerId}>
            <Suspense fallback={<LoadingPage inside />}>
              <Outlet />
            </Suspense>
          </Console>
        </Suspense>
      );
    }
  }
}
