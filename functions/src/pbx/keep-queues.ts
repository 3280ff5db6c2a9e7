import { createHash } from 'node:crypto';
import type { Firestore } from 'firebase-admin/firestore';
import { followPause } from '../agents/pause.ts';
import { readDocument } from '../firestore/read-document.ts';
import {
  queueKeptMs,
  queuesBodySchema,
  queueStateSchema,
  type QueuesTold,
  type QueueState,
} from '../model/calls/pbx.ts';
import { paths } from '../model/paths.ts';
import { groupsOfQueues, queueKey } from './kept.ts';

/** What a bridge says of queues and their members, in a verified body; null = it's something else. */
export function queuesIn(body: unknown): QueuesTold | null {
  const parsed = queuesBodySchema.safeParse(body);
  return parsed.success ? parsed.data.queues : null;
}

/** Names may hold what an id can't. */
const queueId = (bridge: string, name: string): string =>
  `${bridge}.${createHash('sha256').update(name).digest('hex').slice(0, 16)}`;

/**
 * Keeps how a phone system's queues are, and has members' statuses follow their pauses. Idempotent; what is older than
 * what is known changes nothing.
 *
 * @returns the bridge's name
 */
export async function keepQueues(
  db: Firestore,
  customerId: string,
  told: QueuesTold,
  receivedAt: Date,
): Promise<string> {
  await Promise.all([
    keepStates(db, customerId, told, receivedAt),
    ...told.pauses.map((pause) => followPause(db, customerId, pause, receivedAt)),
  ]);
  return told.bridge;
}

async function keepStates(
  db: Firestore,
  customerId: string,
  { bridge, at, isWhole, states }: QueuesTold,
  receivedAt: Date,
): Promise<void> {
  if (states.length === 0 && !isWhole) return;
  const groupOf = await groupsOfQueues(db, customerId);
  const collection = db.collection(paths.queues(customerId));
  await db.runTransaction(async (transaction) => {
    const ids = states.map(({ name }) => queueId(bridge, name));
    const { docs: before } = isWhole
      ? await transaction.get(collection.where('bridge', '==', bridge))
      : { docs: await transaction.getAll(...ids.map((id) => collection.doc(id))) };
    const known = new Map(
      before.map((document) => [document.id, readDocument(queueStateSchema, document)]),
    );
    const isOlder = (id: string) => (known.get(id)?.at.getTime() ?? 0) > at.getTime();
    for (const [index, state] of states.entries()) {
      const id = ids[index] ?? '';
      if (isOlder(id)) continue;
      const next: QueueState = {
        bridge,
        ...state,
        groupCode: groupOf.get(queueKey(bridge, state.name)) ?? null,
        at,
        receivedAt,
        expireAt: new Date(receivedAt.getTime() + queueKeptMs),
      };
      transaction.set(collection.doc(id), next);
    }
    if (!isWhole) return;
    for (const { id, ref } of before)
      if (!ids.includes(id) && !isOlder(id)) transaction.delete(ref);
  });
}
