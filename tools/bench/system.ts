import type { Firestore } from 'firebase-admin/firestore';
import { bundle } from './bundle.ts';
import { onOwnFirestore } from './firestore.ts';
import { startInstance } from './framework.ts';
import { type Reply, sender } from './sender.ts';
import { customerId, seedCustomer } from './traffic.ts';

/** One instance of the deployed webhook with its own Firestore, which holds the bench's customer. */
export interface System {
  db: Firestore;
  /** `host:port` */
  firestore: string;
  /** Sends one body to the customer's webhook. */
  post: (body: string) => Promise<Reply>;
}

const seededContacts = 100;

/** Starts such a system, measures it and always shuts it down. */
export async function withSystem(
  connections: number,
  measure: (system: System) => Promise<void>,
): Promise<void> {
  const source = await bundle('bundled');
  await onOwnFirestore(async (db, firestore) => {
    const instance = await startInstance({ source, firestore });
    const client = sender(connections);
    try {
      await seedCustomer(db, seededContacts);
      const url = `${instance.url}/${customerId}`;
      await measure({ db, firestore, post: (body) => client.post(url, body) });
    } finally {
      client.close();
      await instance.stop();
    }
  });
}
