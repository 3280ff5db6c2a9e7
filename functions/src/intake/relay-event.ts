import * as z from 'zod/mini';
import { isObject } from './json.ts';

/** The envelope's events and the Dialpad states they stand for. */
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
    // Without it, a duplicate can't be told from a new event.
    timestamp: z.union([z.string(), z.number()]),
  }),
});

/**
 * Rewrites the envelope form `{event_type, data}`, sent by relays and other phone systems, as the Dialpad event it
 * stands for; null if it isn't one. A body with an `event_type` is always read as an envelope, whatever other keys it
 * has.
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
    // Without a user it's still a person's phone, but we don't know whose.
    target: { id: data.user_id ?? null, type: 'user', name: String(data.user_name ?? '') },
  };
}

/** True if the body has the envelope's outer form. */
export const isRelay = (body: unknown): body is Record<string, unknown> =>
  isObject(body) && 'event_type' in body;
