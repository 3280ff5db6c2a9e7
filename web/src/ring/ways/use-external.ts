import type { Call } from '@cti/functions/model/call';
import {
  addressValues,
  externalAddress,
  popupSettingsSchema,
} from '@cti/functions/model/external-address';
import { paths } from '@cti/functions/model/paths';
import { useCallback } from 'react';
import { useLiveDoc } from '../../firebase/use-live.ts';

/**
 * Opens the other system's page for a call that has come in, where the customer wants that; says
 * whether it takes the place of the card.
 */
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

/**
 * Opens the other system's page in a tab of its own that knows nothing of this one; says whether the browser let
 * it. The tab comes empty first: of one that is opened without an opener the browser tells nobody anything, and a
 * blocked one would be a call that nobody sees.
 */
export function openExternal(address: string): boolean {
  const page = window.open('', '_blank');
  if (!page) return false;
  page.opener = null;
  page.location.replace(address);
  return true;
}
