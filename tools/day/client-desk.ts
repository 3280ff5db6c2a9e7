import { operators, type Who } from './cast.ts';
import type { Client } from './firestore.ts';
import type { Doing } from './script.ts';

/** An operator's workplace: what the script lets them do there. */
export interface Desk {
  act(doing: Doing): Promise<void>;
}

const statuses: Partial<Record<Doing, number>> = {
  'sign-in': 0,
  'sign-out': 1,
  available: 0,
  work: 2,
  away: 3,
  'end-wrap-up': 0,
};

/** An operator without a browser: writes their status as the console would. */
export function clientDesk(client: Client, customerId: string, who: Who): Desk {
  return {
    async act(doing) {
      if (doing === 'sign-in') await client.signIn();
      const status = statuses[doing];
      if (status === undefined) return;
      const { name, groups: groupCodes } = operators[who];
      await client.write(
        `customer/${customerId}/agents/${client.uid}`,
        { status, chosen: status, wrapUpUntil: null, name, groupCodes },
        ['since'],
      );
    },
  };
}
