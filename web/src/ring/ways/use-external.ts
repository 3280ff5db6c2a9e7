import type { Call } from '@cti/functions/model/calls/call';
import {
  addressValues,
  externalAddress,
  popupSettingsSchema,
} from '@cti/functions/model/calls/external-address';
import { paths } from '@cti/functions/model/paths';
import { useCallback } from 'react';
import { useLiveDoc } from '../../firebase/use-live.ts';

/** Opens the external system's page if the customer wants it; returns whether it replaces the card. */
export function useExternal(customerId: string): (call: Call) => boolean {
  const settings = useLiveDoc({
    path: paths.popupSettings(customerId),
    schema: popupSettingsSchema,
  });
  const data = settings.status === 'ready' ? settings.data : null;
  return useCallback(
    (call: Call) => {
      if (!data || data.externalMode === 'link') return false;
      const address = externalAddress(data, addressValues(call));
      if (address === null) return false;
      const isOpen = openExternal(address);
      return isOpen && data.externalMode === 'instead';
    },
    [data],
  );
}

/** Opens it in a tab without a reference to ours; false = blocked, which an empty tab shows and `noopener` hides. */
export function openExternal(address: string): boolean {
  const page = window.open('', '_blank');
  if (!page) return false;
  page.opener = null;
  page.location.replace(address);
  return true;
}
