import { IconDialpad } from '@tabler/icons-react';
import { dialerSettingsSchema } from '@cti/functions/model/desk/dialer';
import { paths } from '@cti/functions/model/paths';
import { useLiveDoc } from '../firebase/use-live.ts';
import { IconButton } from '../ui/button.tsx';
import { showToast } from '../ui/toast.tsx';
import { useDialerWords } from '../words/dial/dialer.ts';
import { openDialer } from './dialer-window.ts';

/** Opens the window with Dialpad's mini dialer; nothing where the customer has none. */
export function DialerButton({ customerId }: { customerId: string }) {
  const words = useDialerWords();
  const live = useLiveDoc({
    path: paths.settings(customerId, 'dialer'),
    schema: dialerSettingsSchema,
  });
  const clientId = live.status === 'ready' ? (live.data?.clientId ?? null) : null;
  if (clientId === null) return null;
  return (
    <IconButton
      className="bar-wide"
      icon={IconDialpad}
      label={words.open}
      onClick={() => {
        if (!openDialer(clientId)) showToast(words.blocked, { tone: 'missed' });
      }}
    />
  );
}
