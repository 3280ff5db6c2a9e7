import type { CallEvent } from '../../src/calls/call-event.ts';
import { reduce } from '../../src/calls/reduce.ts';
import { normalise } from '../../src/intake/normalise.ts';
import type { Call } from '../../src/model/calls/call.ts';

/** Late enough that every time in a test's events is plausible. */
export const receivedAt = new Date('2026-12-01T00:00:00Z');

const known = new WeakMap<Record<string, unknown>, CallEvent>();

/** A body as the intake reads it; once, for tests that read the same in many orders. */
export function read(body: Record<string, unknown>): CallEvent {
  const event = known.get(body) ?? readAt(body, receivedAt);
  known.set(body, event);
  return event;
}

export function readAt(body: Record<string, unknown>, at: Date): CallEvent {
  const normalised = normalise(body, { receivedAt: at });
  if (!normalised.ok) throw new Error(`not a call event: ${normalised.reason}`);
  return normalised.event;
}

/** The call that events make; fails when they make none. */
export function callOfEvents(events: CallEvent[], from: Call | null = null): Call {
  const call = events.reduce((reduced, event) => reduce(reduced, event), from);
  if (!call) throw new Error('no event with a known state');
  return call;
}

/** The call that bodies make, in the order given. */
export const callOf = (...bodies: Record<string, unknown>[]): Call =>
  callOfEvents(bodies.map((body) => read(body)));
