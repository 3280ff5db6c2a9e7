import { callSchema } from '@cti/functions/model/calls/call';
import { paths } from '@cti/functions/model/paths';
import { useLiveDoc } from '../firebase/use-live.ts';

/** A call, live, or the one that it has become part of since. */
export function useCurrentCall(customerId: string, linkedId: string) {
  const live = useLiveDoc({ path: paths.call(customerId, linkedId), schema: callSchema });
  const merged = live.status === 'ready' ? (live.data?.mergedInto ?? null) : null;
  const target = useLiveDoc(
    merged === null ? null : { path: paths.call(customerId, merged), schema: callSchema },
  );
  return merged === null ? live : target;
}
