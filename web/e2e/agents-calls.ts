import { createIds, scenario, type ScenarioName } from '../../tools/demo/scenarios.ts';
import { sendEvent } from './send-event.ts';
import type { Customer } from './settings-customer.ts';

const ids = createIds(Date.now() + 500_000);

/** A call to one of a customer's own members: the demo's first operator is played by `email`. */
export function callTo(
  customer: Customer,
  email: string,
  name: ScenarioName,
  to: string,
  from = '+819012345678',
) {
  const steps = scenario(name, { from, to, startedAtMs: Date.now(), ids }).map(
    ({ event }) =>
      JSON.parse(JSON.stringify(event).replaceAll('nishifuna@example.com', email)) as typeof event,
  );
  const next = async () => {
    const event = steps.shift();
    if (!event) throw new Error('the call has no further event');
    const linkedId = await sendEvent(customer.id, event, customer.secret ?? '');
    return { state: 'state' in event ? String(event.state) : '', linkedId };
  };
  return {
    next,
    /** Sends events up to the first that says `state`, of whichever leg. */
    until: async (state: string) => {
      for (;;) {
        const sent = await next();
        if (sent.state === state) return sent.linkedId;
      }
    },
    end: async () => {
      while (steps.length > 0) await next();
    },
  };
}
