import type { Call } from '@cti/functions/model/call';
import {
  addressValues,
  externalAddress,
  popupSettingsSchema,
} from '@cti/functions/model/external-address';
import { paths } from '@cti/functions/model/paths';
import { useCallback } from 'react';
import { useLiveDoc } from '../../firebase/use-live.ts';
import { openExternal } from './open-external.ts';

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
