import type { Firestore } from 'firebase-admin/firestore';
import { readDocument } from '../firestore/read-document.ts';
import { bridgeLimit, bridgeSchema, commandBridge } from '../model/calls/bridge.ts';
import { abilitiesSchema, type OrderWays } from '../model/calls/dialling.ts';
import { paths } from '../model/paths.ts';
import { Refusal } from '../refusal.ts';

/** What of a customer's takes orders now; `systemOfCall` and `systemOfMember` say which of it does for whom. */
export async function readWays(db: Firestore, customerId: string, now: Date): Promise<OrderWays> {
  const [abilities, bridges] = await Promise.all([
    db.doc(paths.abilities(customerId)).get(),
    db.collection(paths.bridges(customerId)).limit(bridgeLimit).get(),
  ]);
  const known = bridges.docs.flatMap((document) => {
    const bridge = readDocument(bridgeSchema, document);
    return bridge ? [{ ...bridge, id: document.id }] : [];
  });
  return {
    abilities: readDocument(abilitiesSchema, abilities),
    bridge: commandBridge(known, now.getTime()),
  };
}

/** The bridge that has to be there. */
export function requireBridge({ bridge }: OrderWays): string {
  if (bridge === null) throw new Refusal('bridge-away', 'No bridge takes commands now.');
  return bridge;
}
