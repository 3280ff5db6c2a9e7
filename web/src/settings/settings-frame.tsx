import './settings-frame.css';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { useSettingsWords } from '../words/settings/use-settings-words.ts';

interface SettingsFrameProps {
  items: readonly { to: string; label: string; end?: boolean }[];
  /** Above every page: what is left to set up. */
  above?: ReactNode;
  children: ReactNode;
}

/** The settings pages: their names on the left, the current one on the right. */
export function SettingsFrame({ items, above, children }: SettingsFrameProps) {
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
      <div className="settings-content">
        {above}
        {children}
      </div>
    </div>
  );
}
