import './in-page-card.css';
import { useState } from 'react';
import type { Call } from '@cti/functions/model/calls/call';
import type { Member } from '@cti/functions/model/members/member';
import { createDesk } from '../../popup/call-desk.ts';
import { useCallCard } from '../../popup/use-call-card.tsx';
import { IconX } from '@tabler/icons-react';
import { CallCard, type CallCardProps } from '../../popup/card/card.tsx';
import { IconButton } from '../../ui/button.tsx';
import { useShortcut } from '../../ui/keys/use-keys.ts';
import { useWords } from '../../words/use-words.tsx';

/** The popup's card within the page. Everything works as in the popup, including the memo. */
export function InPageCall({
  customerId,
  member,
  call,
  onClose,
  onSeen,
}: {
  customerId: string;
  member: Member;
  call: Call;
  onClose: () => void;
  /** Called when the person has touched the card. */
  onSeen: () => void;
}) {
  const [desk] = useState(() => createDesk(customerId, member.uid));
  const { state, draft } = useCallCard({
    linkedId: call.linkedId,
    handed: call,
    desk,
    viewer: member,
    isSelected: true,
    onClose,
  });
  if (!state.card) return null;
  return (
    <div onBlur={draft.flush} onPointerMove={onSeen} onFocus={onSeen}>
      <InPageCard {...state.card} onClose={onClose} />
    </div>
  );
}

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
