import './search-field.css';
import { type ComponentProps, useRef } from 'react';
import { IconSearch } from '@tabler/icons-react';
import { Kbd } from './keys/kbd.tsx';
import { useShortcut } from './keys/use-keys.ts';

interface SearchFieldProps extends Omit<ComponentProps<'input'>, 'aria-label' | 'className'> {
  /** Its label and its placeholder. */
  label: string;
}

/** The search field for contacts. `/` focuses it from anywhere. */
export function SearchField({ label, ...rest }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useShortcut('search', () => {
    field.current?.focus();
    return true;
  });
  return (
    <div className="search-field">
      <IconSearch size={16} stroke={1.75} aria-hidden />
      <input
        autoComplete="off"
        {...rest}
        ref={field}
        type="search"
        className="input"
        aria-label={label}
        placeholder={label}
        aria-keyshortcuts="/"
      />
      <Kbd>/</Kbd>
    </div>
  );
}
