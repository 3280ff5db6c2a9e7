import { bridgeLimit, bridgeSchema, commandBridge } from '@cti/functions/model/calls/bridge';
import { abilitiesSchema, type OrderWays } from '@cti/functions/model/calls/dialling';
import { paths } from '@cti/functions/model/paths';
import { useMemo } from 'react';
import { liveDoc, liveQuery } from '../firebase/live.ts';
import { serverNow } from '../firebase/server-clock.ts';
import { useSource } from '../firebase/use-source.ts';

/** Where it's told which of a customer's phone systems take orders. */
export const orderWaySources = (customerId: string) => ({
  /** What the customer's Dialpad can be asked to do from here. */
  abilities: () => liveDoc({ path: paths.abilities(customerId), schema: abilitiesSchema }),
  /** How the bridges to other phone systems are. */
  bridges: () =>
    liveQuery({
      path: paths.bridges(customerId),
      where: [],
      limit: bridgeLimit,
      schema: bridgeSchema,
    }),
});

/** What takes orders now; `systemOfCall` and `systemOfMember` say which of it does for whom. */
export function useOrderWays(sources: ReturnType<typeof orderWaySources>): OrderWays {
  const abilities = useSource(useMemo(() => sources.abilities(), [sources]));
  const bridges = useSource(useMemo(() => sources.bridges(), [sources]));
  return {
    abilities: abilities.status === 'ready' ? abilities.data : null,
    bridge: bridges.status === 'ready' ? commandBridge(bridges.data, serverNow()) : null,
  };
}
