import type { Firestore } from 'firebase-admin/firestore';
import {
  type Bridge,
  bridgeKeptMs,
  bridgeSchema,
  type Heartbeat,
  heartbeatSchema,
  keptEveryMs,
} from '../model/calls/bridge.ts';
import { paths } from '../model/paths.ts';
import { readDocument } from '../firestore/read-document.ts';

/** What a bridge says of itself in a verified body; null = it's something else. */
export function heartbeatIn(body: unknown): Heartbeat | null {
  const parsed = heartbeatSchema.safeParse(body);
  return parsed.success ? parsed.data.heartbeat : null;
}

/**
 * Keeps how a bridge is, for the light of every console: when something worth telling has changed, else now and then.
 * Idempotent; an older heartbeat that arrives late changes nothing.
 *
 * @returns the bridge's name
 */
export async function keepHeartbeat(
  db: Firestore,
  customerId: string,
  { bridge: name, ...status }: Heartbeat,
  receivedAt: Date,
): Promise<string> {
  const document = db.doc(paths.bridge(customerId, name));
  await db.runTransaction(async (transaction) => {
    const known = readDocument(bridgeSchema, await transaction.get(document));
    if (known && !isNews(known, status, receivedAt)) return;
    const expireAt = new Date(receivedAt.getTime() + bridgeKeptMs);
    const kept: Bridge = { ...status, receivedAt, expireAt };
    transaction.set(document, kept);
  });
  return name;
}

function isNews(known: Bridge, status: Omit<Heartbeat, 'bridge'>, receivedAt: Date): boolean {
  if (status.at <= known.at) return false;
  if (receivedAt.getTime() - known.receivedAt.getTime() >= keptEveryMs) return true;
  const worthTelling = ({ version, asterisk, queue, failingSince, commands }: typeof status) =>
    [version, asterisk.state, queue.fullSince !== null, failingSince !== null, commands].join();
  return worthTelling(known) !== worthTelling(status);
}
