import { getApp } from 'firebase/app';
import {
  type Firestore,
  connectFirestoreEmulator,
  initializeFirestore,
  memoryLocalCache,
  terminate,
} from 'firebase/firestore';
import { pageEmulators } from './app.ts';

let instance: Firestore | undefined;

/** The database, in memory only: on shared shop computers no customer data must stay on the disk. */
export function db(): Firestore {
  if (!instance) {
    instance = initializeFirestore(getApp(), { localCache: memoryLocalCache() });
    const emulators = pageEmulators();
    if (emulators) {
      connectFirestoreEmulator(instance, emulators.firestore.host, emulators.firestore.port);
    }
  }
  return instance;
}

/** Forgets everything read so far; the next {@link db} starts empty. */
export async function closeFirestore(): Promise<void> {
  const closing = instance;
  instance = undefined;
  if (closing) await terminate(closing);
}
