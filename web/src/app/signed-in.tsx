import { Suspense, lazy } from 'react';
import { Navigate, Outlet, useLocation, useNavigate } from 'react-router';
import { useStore } from '../store.ts';
import { pageSession } from './page-session.ts';
import { pagePaths } from './paths.ts';
import { DeactivatedPage, DeniedPage, ErrorPage, LoadingPage } from './state-pages.tsx';

// The console brings Firestore with it, which the sign-in page has no use for.
const Console = lazy(() => import('./console.tsx').then((m) => ({ default: m.Console })));

/**
 * Lets nobody further who is not signed in. The tree below is keyed by person and customer: another
 * person never sees a trace of the one before.
 */
export function SignedIn() {
  const session = useStore(pageSession);
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  switch (session.status) {
    case 'starting':
    case 'leaving':
      return <LoadingPage />;
    case 'failed':
      return <ErrorPage onRetry={() => pageSession.start()} />;
    case 'signed-out':
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
      const leave = () => void pageSession.leave(null);
      if (customerId === null) {
        return <DeniedPage reason="member" email={person.email} onSignOut={leave} />;
      }
      return (
        <Suspense fallback={<LoadingPage />}>
          <Console key={`${person.uid} ${customerId}`} person={person} customerId={customerId}>
            <Suspense fallback={<LoadingPage />}>
              <Outlet />
            </Suspense>
          </Console>
        </Suspense>
      );
    }
  }
}
