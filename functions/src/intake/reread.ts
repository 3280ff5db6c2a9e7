import { ledgerEntrySchema } from '../model/calls/ledger.ts';
import { payloadSegment } from '../model/calls/letter-payload.ts';
import { withDates } from '../model/text/with-dates.ts';
import type { CallEvent } from '../calls/call-event.ts';
import { normalise } from './normalise.ts';
import { parseJson } from './json.ts';

/** The signed content of a stored body: a token's payload, or the JSON itself. Not verified again. */
export function contentOf(raw: string): unknown {
  const payload = payloadSegment(raw);
  return parseJson(payload === undefined ? Buffer.from(raw) : Buffer.from(payload, 'base64url'));
}

/** The event a ledger entry came from; null if today's code can't read it. */
export function reread(data: unknown): CallEvent | null {
  const entry = ledgerEntrySchema.safeParse(withDates(data));
  if (!entry.success) return null;
  const { raw, receivedAt, source, restored } = entry.data;
  const normalised = normalise(contentOf(raw), { receivedAt, source, restored });
  return normalised.ok ? normalised.event : null;
}
