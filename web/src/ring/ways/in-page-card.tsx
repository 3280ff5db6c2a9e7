import './in-page-card.css';
import { IconX } from '@tabler/icons-react';
import { CallCard } from '../../popup/card/card.tsx';
import type { CallCardProps } from '../../popup/card/card.tsx';
import { IconButton } from '../../ui/button.tsx';
import { useShortcut } from '../../ui/keys/use-keys.ts';
import { useWords } from '../../words/use-words.tsx';

interface InPageCardProps extends Omit<CallCardProps, 'compact'> {
  onClose: () => void;
  /** Why it's here and not in its own window. */
  note?: string;
}

/** The popup's card inside the page, for browsers that block the popup. Doesn't take focus: someone may be typing. */
export function InPageCard({ onClose, note, ...card }: InPageCardProps) {
  const words = useWords();
  useShortcut('close', () => {
    onClose();
    return true;
  });
  return (
    <aside className="in-page-card" aria-label={words.inPageCard.label}>
      <div className="in-page-card-bar">
        <span className="clip">{note ?? words.inPageCard.blocked}</span>
        <IconButton
          icon={IconX}
          label={words.common.close}
          aria-keyshortcuts="Escape"
          onClick={onClose}
        />
      </div>
      <CallCard {...card} compact />
    </aside>
  );
}
