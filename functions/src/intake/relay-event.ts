import * as z from 'zod/mini';
import { isObject } from './json.ts';

/** The envelope's events and the Dialpad states they mean. */
const relayStates = {
  'call.ringing': 'ringing',
  'call.answered': 'connected',
  'call.ended': 'hangup',
} as const;

const loose = z.optional(z.nullable(z.union([z.string(), z.number()])));

const relayEventSchema = z.object({
  event_type: z.enum(['call.ringing', 'call.answered', 'call.ended']),
  data: z.object({
    call_id: z.union([z.string(), z.number()]),
    caller_number: loose,
    callee_number: loose,
    user_id: loose,
    user_name: loose,
    // Without it nothing tells a repetition from a new event.
    timestamp: z.union([z.string(), z.number()]),
  }),
});

/**
 * The envelope form `{event_type, data}` that relays and other telephone systems send, rewritten as the
 * Dialpad event it means; null when it is none. A body with an `event_type` is always read as an envelope,
 * whatever flat keys stand beside it.
 */
export function fromRelay(body: Record<string, unknown>): Record<string, unknown> | null {
  const parsed = relayEventSchema.safeParse(body);
  if (!parsed.success) return null;
  const { event_type: type, data } = parsed.data;
  const state = relayStates[type];
  return {
    call_id: data.call_id,
    state,
    direction: 'inbound',
    event_timestamp: data.timestamp,
    external_number: data.caller_number,
    internal_number: data.callee_number,
    date_started: type === 'call.ringing' ? data.timestamp : null,
    date_rang: type === 'call.ringing' ? data.timestamp : null,
    date_connected: type === 'call.answered' ? data.timestamp : null,
    date_ended: type === 'call.ended' ? data.timestamp : null,
    // Without a user it tells of a person's phone all the same, but not whose.
    target: { id: data.user_id ?? null, type: 'user', name: String(data.user_name ?? '') },
  };
}

/** True when the body has the envelope's outer form. */
export const isRelay = (body: unknown): body is Record<string, unknown> =>
  isObject(body) && 'event_type' in body;
