import { setTimeout as delay } from 'node:timers/promises';
import { messageOf } from '../failure.ts';
import { isRelayEvent, type SimulatedEvent } from './event.ts';
import type { Step } from './leg.ts';
import { signedRequest } from './sign.ts';

export interface Sent {
  at: Date;
  summary: string;
  /** 0 when nobody answered. */
  status: number;
  answer: string;
}

export interface PlayOptions {
  /** The webhook's address. */
  url: string;
  secret: string;
  onSent?: (sent: Sent) => void;
  /** Another way for an event than a request of our own to the address. */
  post?: (event: SimulatedEvent) => Promise<Pick<Sent, 'status' | 'answer'>>;
}

/** Sends a scenario's events at their times, each without waiting for the answer to the one before. */
export async function playSteps(
  steps: Array<Step<SimulatedEvent>>,
  options: PlayOptions,
): Promise<Sent[]> {
  const begun = Date.now();
  return Promise.all(
    steps.map(async ({ afterMs, event }) => {
      const dueMs = begun + afterMs - Date.now();
      if (dueMs > 0) await delay(dueMs);
      const sent = await send(event, options);
      options.onSent?.(sent);
      return sent;
    }),
  );
}

async function send(event: SimulatedEvent, { url, secret, post }: PlayOptions): Promise<Sent> {
  const at = new Date();
  const summary = describe(event);
  try {
    if (post) return { at, summary, ...(await post(event)) };
    const response = await fetch(url, await signedRequest(event, secret));
    return { at, summary, status: response.status, answer: (await response.text()).trim() };
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    return { at, summary, status: 0, answer: messageOf(cause ?? error) };
  }
}

function describe(event: SimulatedEvent): string {
  const [id, state, from, to] = isRelayEvent(event)
    ? [event.data.call_id, event.event_type, event.data.caller_number, event.data.callee_number]
    : [event.call_id, event.state, ...ends(event)];
  return `${String(id).padEnd(22)} ${state.padEnd(18)} ${from} → ${to}`;
}

/** Who called whom: on an outbound leg we are the caller. */
function ends(event: {
  direction: string;
  external_number: string | null;
  internal_number: string | null;
}): [from: string, to: string] {
  const outside = event.external_number ?? '—';
  const inside = event.internal_number ?? '—';
  return event.direction === 'outbound' ? [inside, outside] : [outside, inside];
}
