import './shell.css';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import type { Icon } from '@tabler/icons-react';
import { useWords } from '../words/use-words.tsx';

export interface RailItem {
  to: string;
  label: string;
  icon: Icon;
  /** How many items are waiting there; 0 shows nothing. */
  count?: number;
  /** The count needs attention now. */
  urgent?: boolean;
  /** At the bottom of the rail. */
  last?: boolean;
}

export interface ShellProps {
  items: RailItem[];
  /** Parts of the bar, left to right; an absent part takes no room. */
  group?: ReactNode;
  search?: ReactNode;
  status?: ReactNode;
  clock?: ReactNode;
  user?: ReactNode;
  light?: ReactNode;
  /** A banner across the top: a new version, a blocked popup. */
  banner?: ReactNode;
  children: ReactNode;
}

/** Every page's frame: navigation on the left, who and when at the top, the page, the connection light. */
export function Shell(props: ShellProps) {
  const { items, group, search, status, clock, user, light, banner, children } = props;
  const words = useWords();
  return (
    <div className="shell">
      <a className="shell-skip" href="#content">
        {words.shell.skip}
      </a>
      <nav className="rail" aria-label={words.shell.nav}>
        {items.map((item) => (
          <RailLink key={item.to} item={item} />
        ))}
      </nav>
      <header className="bar">
        {group}
        <div className="bar-search">{search}</div>
        {status}
        {clock && <span className="bar-wide bar-clock num">{clock}</span>}
        {user}
      </header>
      <main className="content" id="content" tabIndex={-1}>
        {banner}
        {children}
      </main>
      {light}
    </div>
  );
}

function RailLink({ item }: { item: RailItem }) {
  const words = useWords();
  const { to, label, icon: ItemIcon, count = 0, urgent = false, last = false } = item;
  return (
    <NavLink to={to} end={to === '/'} className={last ? 'rail-item rail-last' : 'rail-item'}>
      <span className="rail-icon">
        <ItemIcon size={20} stroke={1.75} aria-hidden />
        {count > 0 && (
          <span className={urgent ? 'rail-count rail-urgent num' : 'rail-count num'} aria-hidden>
            {count > 99 ? '99+' : count}
          </span>
        )}
      </span>
      {label}
      {count > 0 && <span className="aside">{words.shell.waiting(count)}</span>}
    </NavLink>
  );
}
