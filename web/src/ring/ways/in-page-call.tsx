import { useState } from 'react';
import type { Call } from '@cti/functions/model/call';
import type { Member } from '@cti/functions/model/member';
import { InPageCard } from './in-page-card.tsx';
import { createDesk } from '../../popup/call-desk.ts';
import { useCallCard } from '../../popup/use-call-card.tsx';

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
