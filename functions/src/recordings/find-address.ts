import type { Firestore } from 'firebase-admin/firestore';
import * as z from 'zod/mini';
import { dialpadOrigin } from '../config.ts';
import { askDialpad } from '../dialpad/client.ts';
import { readDocument } from '../firestore/read-document.ts';
import { readId } from '../intake/dialpad-event.ts';
import { isObject, parseJson } from '../intake/json.ts';
import { contentOf } from '../intake/reread.ts';
import type { Call } from '../model/calls/call.ts';
import { ledgerEntrySchema } from '../model/calls/ledger.ts';
import { paths } from '../model/paths.ts';

/** How many of a call's events are searched. */
const eventLimit = 200;
/** Requests per search; Dialpad allows ten requests about calls per minute. */
const askLimit = 3;
/** Largest response accepted; one about a call has a few kB. */
const answerBytes = 1_000_000;

const keptEventSchema = z.pick(ledgerEntrySchema, { raw: true, receivedAt: true });

/** The address of a recording in an event or response of Dialpad's; null = it isn't there. */
export function addressIn(body: unknown, recordingId: string): string | null {
  if (!isObject(body)) return null;
  const details: unknown = body['recording_details'];
  for (const item of Array.isArray(details) ? (details as unknown[]) : []) {
    if (!isObject(item) || readId(item['id']) !== recordingId) continue;
    if (typeof item['url'] === 'string' && item['url'] !== '') return item['url'];
  }
  const link = body['voicemail_link'];
  const isMessage = readId(body['voicemail_recording_id']) === recordingId;
  return isMessage && typeof link === 'string' && link !== '' ? link : null;
}

/** The address in the call's newest event that has one. The ledger keeps events for 90 days. */
export async function addressInLedger(
  db: Firestore,
  customerId: string,
  { linkedId, recordingId }: { linkedId: string; recordingId: string },
): Promise<string | null> {
  const { docs } = await db
    .collection(paths.ledger(customerId))
    .where('linkedId', '==', linkedId)
    .limit(eventLimit)
    .select('raw', 'receivedAt')
    .get();
  const newestFirst = docs
    .flatMap((document) => readDocument(keptEventSchema, document) ?? [])
    .toSorted((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime());
  for (const { raw } of newestFirst) {
    const address = addressIn(contentOf(raw), recordingId);
    if (address !== null) return address;
  }
  return null;
}

/** The address Dialpad gives today, for a call whose events or old address are gone. */
export async function addressFromDialpad(
  call: Pick<Call, 'legs'>,
  recordingId: string,
  asked: { apiKey: string; signal: AbortSignal },
): Promise<string | null> {
  const answeredFirst = Object.entries(call.legs).toSorted(
    ([, a], [, b]) => Number(b.connectedAt !== null) - Number(a.connectedAt !== null),
  );
  for (const [callId] of answeredFirst.slice(0, askLimit)) {
    const path = `/api/v2/call/${encodeURIComponent(callId)}`;
    const response = await askDialpad(dialpadOrigin() + path, asked);
    const address = addressIn(await bodyOf(response), recordingId);
    if (address !== null) return address;
  }
  return null;
}

async function bodyOf(response: Response): Promise<unknown> {
  const isSmall = Number(response.headers.get('content-length') ?? 0) <= answerBytes;
  if (response.ok && isSmall) return parseJson(Buffer.from(await response.arrayBuffer()));
  await response.body?.cancel();
  return null;
}
