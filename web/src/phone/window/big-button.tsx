import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface BigButtonProps {
  icon: Icon;
  tone: 'answer' | 'end' | 'join';
  /** The key that does the same. */
  shortcut?: string;
  onPress: () => void;
  children: ReactNode;
}

/** What matters most about a call right now: large enough to hit without looking. */
export function BigButton({
  icon: IconComponent,
  tone,
  shortcut,
  onPress,
  children,
}: BigButtonProps) {
  return (
    <button
      type="button"
      className={`phone-big phone-big-${tone}`}
      aria-keyshortcuts={shortcut}
      onClick={onPress}
    >
      <IconComponent size={24} stroke={1.75} aria-hidden />
      {children}
    </button>
  );
}
