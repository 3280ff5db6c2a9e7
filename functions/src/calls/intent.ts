import type { Firestore } from 'firebase-admin/firestore';
import { readDocument } from '../firestore/read-document.ts';
import type { Call } from '../model/calls/call.ts';
import {
  callIntentSchema,
  fulfilledIntent,
  intentLastsMs,
  type CallIntent,
} from '../model/calls/call-intent.ts';
import { paths } from '../model/paths.ts';

/** How many people may be about to call the same number. */
const intentLimit = 20;
/** Clocks differ. */
const marginMs = 10_000;

export type FoundIntent = CallIntent & { id: string };

/** What somebody here had in mind when they placed a call; null = it was placed elsewhere. One query. */
export async function intentOf(
  db: Firestore,
  customerId: string,
  call: Call,
): Promise<FoundIntent | null> {
  const { linkedId, externalNumber: number, receivedAt } = call;
  const emails = placedBy(call);
  const ids = intentIdsOf(call);
  if (number === null || receivedAt === null || emails.length + ids.length === 0) return null;
  const receivedAtMs = receivedAt.getTime();
  const found = await db
    .collection(paths.callIntents(customerId))
    .where('number', '==', number)
    .where('createdAt', '>=', new Date(receivedAtMs - intentLastsMs - marginMs))
    .orderBy('createdAt', 'desc')
    .limit(intentLimit)
    .get();
  const intents = found.docs.flatMap((document) => {
    const intent = readDocument(callIntentSchema, document);
    return intent ? [{ ...intent, id: document.id }] : [];
  });
  const named = intents.find(
    (intent) =>
      ids.includes(intent.id) && (intent.linkedId === null || intent.linkedId === linkedId),
  );
  return named ?? fulfilledIntent(intents, { linkedId, number, emails, receivedAtMs });
}

/** The intents that the call's own events name. */
export const intentIdsOf = ({ legs }: Call): string[] =>
  Object.values(legs).flatMap(({ intentId }) => intentId ?? []);

/** The addresses of those whose phones call out; empty unless it's a real outbound call. */
export const placedBy = ({ direction, isTest, legs }: Call): string[] =>
  direction !== 'outbound' || isTest
    ? []
    : Object.values(legs).flatMap(({ direction, internal, target }) =>
        direction === 'outbound' && !internal && target?.email ? [target.email] : [],
      );
