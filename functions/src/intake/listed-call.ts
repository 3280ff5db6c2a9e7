import type { Entry } from '../calls/ledger.ts';
import { eventKey, normalise } from './normalise.ts';

/** What Dialpad makes anew for each answer: when it was asked, and links. */
const perAnswer = [
  'event_timestamp',
  'admin_call_recording_share_links',
  'call_recording_share_links',
  'voicemail_share_link',
];

/**
 * A leg as Dialpad tells of it afterwards, as an event with its body. The same leg gives the same event whenever it's
 * asked for, ordered by the leg's own times, so that events of its end outrank it. Null = it isn't over, or isn't
 * readable.
 */
export function listedCall(
  row: Record<string, unknown>,
  receivedAt: Date,
): (Entry & { raw: string }) | null {
  const body = Object.fromEntries(Object.entries(row).filter(([key]) => !perAnswer.includes(key)));
  const normalised = normalise(body, { receivedAt, source: 'dialpad', restored: true });
  if (!normalised.ok || !normalised.event.endedAt) return null;
  const { event } = normalised;
  return { eventKey: eventKey(event, body), event, raw: JSON.stringify(body) };
}
