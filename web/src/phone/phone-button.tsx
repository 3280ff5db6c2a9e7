import { IconHeadset } from '@tabler/icons-react';
import { ownExtension, softphoneSchema } from '@cti/functions/model/desk/softphone';
import type { Member } from '@cti/functions/model/members/member';
import { paths } from '@cti/functions/model/paths';
import { useLiveDoc } from '../firebase/use-live.ts';
import { IconButton } from '../ui/button.tsx';
import { showToast } from '../ui/toast.tsx';
import { usePhoneButtonWords } from '../words/phone/button.ts';
import { openPhoneWindow } from './phone-window.ts';

/** Whether this member's browser can be a phone: they have an extension with a password, and may act. */
export function useHasPhone(customerId: string, member: Member): boolean {
  const live = useLiveDoc({ path: paths.softphone(customerId), schema: softphoneSchema });
  const softphone = live.status === 'ready' ? live.data : null;
  return softphone !== null && member.role !== 'viewer' && ownExtension(softphone, member) !== null;
}

/** Opens the window with the browser's phone; nothing for those who have none. */
export function PhoneButton({ customerId, member }: { customerId: string; member: Member }) {
  const words = usePhoneButtonWords();
  if (!useHasPhone(customerId, member)) return null;
  return (
    <IconButton
      className="bar-wide"
      icon={IconHeadset}
      label={words.open}
      onClick={() => {
        if (!openPhoneWindow()) showToast(words.blocked, { tone: 'missed' });
      }}
    />
  );
}
