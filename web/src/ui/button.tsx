import './button.css';
import type { ComponentProps } from 'react';
import type { Icon } from '@tabler/icons-react';
import { cx } from './cx.ts';
import { Kbd } from './keys/kbd.tsx';

interface ButtonProps extends ComponentProps<'button'> {
  /** One `primary` a screen; `quiet` has no border. */
  look?: 'primary' | 'plain' | 'quiet' | 'danger';
  icon?: Icon;
  /** The key that does the same, shown inside. */
  shortcut?: string;
  /** In progress: stays focusable, ignores further presses. */
  busy?: boolean;
}

export function Button({
  look = 'plain',
  icon: ButtonIcon,
  shortcut,
  busy = false,
  type = 'button',
  className,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={cx('button', `button-${look}`, className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      aria-keyshortcuts={shortcut}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {ButtonIcon && <ButtonIcon size={16} stroke={1.75} aria-hidden />}
      {children}
      {shortcut && <Kbd>{shortcut}</Kbd>}
    </button>
  );
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'children'> {
  icon: Icon;
  label: string;
}

/** A button with a picture only: its word is in the tooltip. */
export function IconButton({
  icon: ButtonIcon,
  label,
  type = 'button',
  className,
  ...rest
}: IconButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={cx('icon-button', className)}
      aria-label={label}
      title={label}
    >
      <ButtonIcon size={16} stroke={1.75} aria-hidden />
    </button>
  );
}
