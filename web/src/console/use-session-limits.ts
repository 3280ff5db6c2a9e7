import { paths } from '@cti/functions/model/paths';
import { sessionLimitsSchema } from '@cti/functions/model/members/session-limits';
import { useLiveDoc } from '../firebase/use-live.ts';

/** How long the customer's sessions last, live; null data = the defaults. */
export const useSessionLimits = (customerId: string) =>
  useLiveDoc({ path: paths.settings(customerId, 'sessions'), schema: sessionLimitsSchema });
