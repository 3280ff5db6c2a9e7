import './settings-frame.css';
import { Suspense, type ReactNode } from 'react';
import { Outlet, useLocation, NavLink } from 'react-router';
import { useSettingsWords } from '../words/settings/settings.ts';
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
        .filter(({ forAdmins, isBelow }) => !isBelow && (isAdmin || !forAdmins))
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

interface SettingsFrameProps {
  items: readonly { to: string; label: string; end?: boolean }[];
  children: ReactNode;
}

/** The settings pages: their names on the left, the current one on the right. */
export function SettingsFrame({ items, children }: SettingsFrameProps) {
  const words = useSettingsWords();
  return (
    <div className="settings-frame">
      {items.length > 1 && (
        <nav className="settings-nav" aria-label={words.nav.label}>
          {items.map(({ to, label, end = false }) => (
            <NavLink key={to} to={to} end={end} className="settings-nav-item">
              {label}
            </NavLink>
          ))}
        </nav>
      )}
      <div className="settings-content">{children}</div>
    </div>
  );
}
