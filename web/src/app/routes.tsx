import { Suspense, lazy } from 'react';
import { Route, Routes } from 'react-router';
import { HomeLink } from '../console/home-link.tsx';
import { LoginPage } from './sign-in/login-page.tsx';
import { pagePaths } from '../console/paths.ts';
import { settingsSections } from '../settings/settings-sections.tsx';
import { SignedIn } from './signed-in.tsx';
import { LoadingPage, NotFoundPage } from '../console/state-pages.tsx';

const BoardPage = lazy(() =>
  import('../live/board-page.tsx').then((m) => ({ default: m.BoardPage })),
);
const HistoryPage = lazy(() =>
  import('../history/history-page.tsx').then((m) => ({ default: m.HistoryPage })),
);
const DialPage = lazy(() => import('./dial-page.tsx').then((m) => ({ default: m.DialPage })));
const CallbacksPage = lazy(() =>
  import('../callbacks/callbacks-page.tsx').then((m) => ({ default: m.CallbacksPage })),
);
const ContactPage = lazy(() =>
  import('../contacts/record/contact-page.tsx').then((m) => ({ default: m.ContactPage })),
);
const ImportPage = lazy(() =>
  import('../import/import-page.tsx').then((m) => ({ default: m.ImportPage })),
);
const PairsPage = lazy(() =>
  import('../contacts/pairs/pairs-page.tsx').then((m) => ({ default: m.PairsPage })),
);
const BinPage = lazy(() =>
  import('../contacts/bin-page.tsx').then((m) => ({ default: m.BinPage })),
);
const ContactsPage = lazy(() =>
  import('../contacts/contacts-page.tsx').then((m) => ({ default: m.ContactsPage })),
);
const SeatsPage = lazy(() =>
  import('../agents/seats-page.tsx').then((m) => ({ default: m.SeatsPage })),
);
const StatisticsPage = lazy(() =>
  import('../statistics/statistics-page.tsx').then((m) => ({ default: m.StatisticsPage })),
);
const OtherInvitationsPage = lazy(() =>
  import('./sign-in/invitations-page.tsx').then((m) => ({ default: m.OtherInvitationsPage })),
);
const PasswordPage = lazy(() =>
  import('./sign-in/password-page.tsx').then((m) => ({ default: m.PasswordPage })),
);
const SettingsPage = lazy(() =>
  import('../settings/settings-page.tsx').then((m) => ({ default: m.SettingsPage })),
);

/** Every address of the console. Without signing in you get as far as the sign-in page. */
export function PageRoutes() {
  return (
    <Routes>
      <Route path={pagePaths.login()} element={<LoginPage />} />
      <Route
        path={pagePaths.password()}
        element={
          <Suspense fallback={<LoadingPage />}>
            <PasswordPage />
          </Suspense>
        }
      />
      <Route element={<SignedIn />}>
        <Route path={pagePaths.board()} element={<BoardPage />} />
        <Route path={pagePaths.history()} element={<HistoryPage />}>
          <Route path=":linkedId" element={null} />
        </Route>
        <Route path={pagePaths.contacts()} element={<ContactsPage />} />
        <Route path={pagePaths.importContacts()} element={<ImportPage />} />
        <Route path={pagePaths.contactPairs()} element={<PairsPage />} />
        <Route path={pagePaths.contactBin()} element={<BinPage />} />
        <Route path="/contacts/:contactId" element={<ContactPage />} />
        <Route path={pagePaths.seats()} element={<SeatsPage />} />
        <Route path={pagePaths.callbacks()} element={<CallbacksPage />} />
        <Route path={pagePaths.dial()} element={<DialPage />} />
        <Route path={pagePaths.invitations()} element={<OtherInvitationsPage />} />
        <Route path={pagePaths.statistics()} element={<StatisticsPage />} />
        <Route path={pagePaths.settings()} element={<SettingsPage />}>
          {settingsSections.map(({ section, Page }) => (
            <Route
              key={section}
              path={pagePaths.settings(section)}
              index={section === null}
              element={<Page />}
            />
          ))}
          <Route path="*" element={<NotFoundPage inside home={<HomeLink />} />} />
        </Route>
        <Route path="*" element={<NotFoundPage inside home={<HomeLink />} />} />
      </Route>
    </Routes>
  );
}
