import { Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { HomeLink } from '../console/home-link.tsx';
import { LoginPage } from './sign-in/login-page.tsx';
import { pagePaths } from '../console/paths.ts';
import { settingsSections } from '../settings/settings-sections.tsx';
import { SignedIn } from './signed-in.tsx';
import { LoadingPage, NotFoundPage } from '../console/state-pages.tsx';
import { lazyPart } from '../ui/lazy-part.ts';

const BoardPage = lazyPart(() => import('../live/board-page.tsx'), 'BoardPage');
const HistoryPage = lazyPart(() => import('../history/history-page.tsx'), 'HistoryPage');
const DialPage = lazyPart(() => import('./dial-page.tsx'), 'DialPage');
const CallbacksPage = lazyPart(() => import('../callbacks/callbacks-page.tsx'), 'CallbacksPage');
const ContactPage = lazyPart(() => import('../contacts/record/contact-page.tsx'), 'ContactPage');
const ImportPage = lazyPart(() => import('../import/import-page.tsx'), 'ImportPage');
const PairsPage = lazyPart(() => import('../contacts/pairs/pairs-page.tsx'), 'PairsPage');
const BinPage = lazyPart(() => import('../contacts/bin-page.tsx'), 'BinPage');
const ContactsPage = lazyPart(() => import('../contacts/contacts-page.tsx'), 'ContactsPage');
const SeatsPage = lazyPart(() => import('../agents/seats-page.tsx'), 'SeatsPage');
const StatisticsPage = lazyPart(
  () => import('../statistics/statistics-page.tsx'),
  'StatisticsPage',
);
const OtherInvitationsPage = lazyPart(
  () => import('./sign-in/invitations-page.tsx'),
  'OtherInvitationsPage',
);
const PasswordPage = lazyPart(() => import('./sign-in/password-page.tsx'), 'PasswordPage');
const SettingsPage = lazyPart(() => import('../settings/settings-page.tsx'), 'SettingsPage');

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
