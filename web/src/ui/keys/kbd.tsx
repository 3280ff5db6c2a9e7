import './kbd.css';

/** A key, shown where it works. Screen readers learn it from `aria-keyshortcuts` of what it presses. */
export function Kbd({ children }: { children: string }) {
  return (
    <kbd className="kbd" aria-hidden>
      {children}
    </kbd>
  );
}
