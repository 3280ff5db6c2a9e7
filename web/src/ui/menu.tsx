import './menu.css';
import { type ReactNode, useId } from 'react';
import { IconChevronDown } from '@tabler/icons-react';

interface MenuProps {
  /** What stands on the button. */
  label: ReactNode;
  children: ReactNode;
  onOpen?: () => void;
}

/** A button with a small panel under it. The browser closes it on Escape and on a press elsewhere. */
export function Menu({ label, children, onOpen }: MenuProps) {
  const id = useId();
  return (
    <div className="menu">
      <button type="button" className="button menu-button" popoverTarget={id}>
        <span className="clip">{label}</span>
        <IconChevronDown size={14} stroke={1.75} aria-hidden />
      </button>
      <div
        popover="auto"
        id={id}
        className="menu-panel"
        onToggle={(event) => event.newState === 'open' && onOpen?.()}
      >
        {children}
      </div>
    </div>
  );
}
