import type { Entry } from '../calls/ledger.ts';
import { eventKey, normalise } from './normalise.ts';

/**
 * What Dialpad answered about a leg after the call, in the form in which it would have sent it. Without a time of its
 * own, so that whatever is sent outranks it; the same answer gives the same event. Null = not readable.
 */
export function askedEvent(
  body: { call_id: string; state: string } & Record<string, unknown>,
  receivedAt: Date,
): (Entry & { raw: string }) | null {
  const normalised = normalise(body, { receivedAt, source: 'dialpad' });
  if (!normalised.ok) return null;
  const { event } = normalised;
  return { eventKey: eventKey(event, body), event, raw: JSON.stringify(body) };
}
