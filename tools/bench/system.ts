import { type Admin, openProject } from '../admin.ts';
import { demo } from '../demo/constants.ts';
import { bundle } from './bundle.ts';
import { startOwnFirestore } from './firestore.ts';
import { startInstance } from './framework.ts';
import { type Reply, sender } from './sender.ts';
import { customerId, seedCustomer } from './traffic.ts';

/** One instance of the deployed webhook with its own Firestore, which holds the bench's customer. */
export interface System {
  db: Admin['db'];
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
  const firestore = await startOwnFirestore();
  process.env.FIRESTORE_EMULATOR_HOST = firestore.address;
  process.env.METADATA_SERVER_DETECTION = 'none';
  const admin = openProject(demo.projectId);
  const instance = await startInstance({ source, firestore: firestore.address });
  const client = sender(connections);
  try {
    await seedCustomer(admin.db, seededContacts);
    const url = `${instance.url}/${customerId}`;
    await measure({ db: admin.db, post: (body) => client.post(url, body) });
  } finally {
    client.close();
    await instance.stop();
    await admin.close();
    await firestore.kill();
  }
}
