import { Suspense } from 'react';
import { Outlet, useLocation } from 'react-router';
import { SettingsFrame } from './settings-frame.tsx';
import { useSettingsWords } from '../words/settings/use-settings-words.ts';
import { useWords } from '../words/use-words.tsx';
import { useConsole } from '../console/console-context.ts';
import { HomeLink } from '../console/home-link.tsx';
import { usePageTitle } from '../console/page-title.ts';
import { pagePaths } from '../console/paths.ts';
import { settingsSections } from './settings-sections.tsx';
import { DeniedPage, LoadingPage } from '../console/state-pages.tsx';

/** The settings' frame; pages for administrators are hidden from others, and refused to them. */
export function SettingsPage() {
  const { member } = useConsole();
  const words = useWords();
  const settingsWords = useSettingsWords();
  const { pathname } = useLocation();
  const isAdmin = member.role === 'admin';
  const current = settingsSections.find(({ section }) => pagePaths.settings(section) === pathname);
  usePageTitle(current?.section ? settingsWords.nav[current.word] : words.settings.title);

  if (current?.forAdmins && !isAdmin) return <DeniedPage inside home={<HomeLink />} />;
  return (
    <SettingsFrame
      items={settingsSections
        .filter(({ forAdmins }) => isAdmin || !forAdmins)
        .map(({ section, word }) => ({
          to: pagePaths.settings(section),
          label: settingsWords.nav[word],
          end: section === null,
        }))}
    >
      <Suspense fallback={<LoadingPage inside />}>
        <Outlet />
      </Suspense>
    </SettingsFrame>
  );
}
