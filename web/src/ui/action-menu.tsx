import './action-menu.css';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { type Icon, IconCheck } from '@tabler/icons-react';
import { cx } from './cx.ts';
import { outsideIme } from './keys/use-keys.ts';

interface ActionMenuProps {
  /** What stands on the button. */
  button: ReactNode;
  /** The menu's name for screen readers. */
  label: string;
  className?: string | undefined;
  /** Its items, there only while it's open. */
  children: ReactNode;
}

/** A button with a list of actions, for mouse and keys; the mouse leaves a field's caret in its place. */
export function ActionMenu({ button: face, label, className, children }: ActionMenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        ref={button}
        className={cx('action-menu-button', className)}
        popoverTarget={id}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onMouseDown={keepCaret}
        onKeyDown={outsideIme((event) => {
          if (event.key !== 'ArrowDown' || isOpen) return;
          event.preventDefault();
          event.stopPropagation();
          event.currentTarget.click();
        })}
      >
        {face}
      </button>
      <div
        popover="auto"
        id={id}
        ref={panel}
        role="menu"
        tabIndex={-1}
        aria-label={label}
        className="action-menu"
        onKeyDown={outsideIme(onMenuKey)}
        onBeforeToggle={(event) => {
          const opens = event.newState === 'open';
          if (opens) putUnder(panel.current, button.current);
          setIsOpen(opens);
        }}
        // Only now can its items take the focus.
        onToggle={({ newState, currentTarget }) => {
          if (newState === 'open' && !isTyping(currentTarget)) itemsOf(currentTarget)[0]?.focus();
        }}
      >
        {isOpen && children}
      </div>
    </>
  );
}

/** The page's own keys are none of the menu's business, and the other way round. */
function onMenuKey(event: KeyboardEvent<HTMLElement>) {
  event.stopPropagation();
  const panel = event.currentTarget;
  const items = itemsOf(panel);
  const at = items.findIndex((item) => item === panel.ownerDocument.activeElement);
  const next = nextItem(event.key, at, items.length);
  if (next !== null) items[next]?.focus();
  else if (event.key === ' ') items[at]?.click();
  // The browser returns the focus to where it was before.
  else if (event.key === 'Escape') panel.hidePopover();
  else if (event.key === 'Tab') return panel.hidePopover();
  else return;
  event.preventDefault();
}

interface MenuItemProps {
  icon: Icon;
  /** A mark that is on or off; undefined = no mark. */
  isChecked?: boolean;
  onSelect: () => void;
  children: ReactNode;
}

/** One thing a menu offers; choosing it closes the menu. */
export function MenuItem({ icon: ItemIcon, isChecked, onSelect, children }: MenuItemProps) {
  const mark =
    isChecked === undefined
      ? { role: 'menuitem' }
      : { role: 'menuitemcheckbox', 'aria-checked': isChecked };
  return (
    <button
      {...mark}
      type="button"
      tabIndex={-1}
      className="action-menu-item"
      onMouseDown={keepCaret}
      onClick={(event) => {
        event.stopPropagation();
        event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
        onSelect();
      }}
    >
      <ItemIcon size={16} stroke={1.75} aria-hidden />
      {children}
      {isChecked && <IconCheck size={16} stroke={1.75} aria-hidden className="action-menu-mark" />}
    </button>
  );
}

const itemsOf = (panel: HTMLElement | null): HTMLElement[] => [
  ...(panel?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? []),
];

/** Where a key leads from an item; null = nowhere. Both ends are joined. */
function nextItem(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowUp':
      return (at <= 0 ? count : at) - 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

const isTyping = (near: Element | null): boolean =>
  near?.ownerDocument.activeElement?.matches('input, textarea, [contenteditable]') ?? false;

function keepCaret(event: { currentTarget: Element; preventDefault: () => void }) {
  if (isTyping(event.currentTarget)) event.preventDefault();
}

/** For browsers that can't anchor: the place is in the style only there. */
function putUnder(panel: HTMLElement | null, button: HTMLElement | null) {
  const box = button?.getBoundingClientRect();
  if (!panel || !box) return;
  panel.style.setProperty('--menu-left', `${box.left}px`);
  panel.style.setProperty('--menu-top', `${box.bottom}px`);
}
