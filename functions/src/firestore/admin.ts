import type { Firestore } from 'firebase-admin/firestore';

let firestore: Promise<Firestore> | undefined;

/** The Admin SDK's Firestore, loaded when first asked for: a refusal needs none. */
export function adminFirestore(): Promise<Firestore> {
  firestore ??= connect();
  return firestore;
}

/**
 * Of itself a gRPC channel waits longer after each vain try, up to two minutes: after an outage of 15 s it would
 * be as long again until the first event went through, and Dialpad tries for 14 s in all.
 */
const quickReconnect = {
  'grpc.initial_reconnect_backoff_ms': 250,
  'grpc.max_reconnect_backoff_ms': 1_000,
};

/** Late enough for the server to listen and, where one waits already, to answer it first. */
const warmUpAfterMs = 100;

/** Loads and connects before anybody asks: an instance that stands ready takes its first event as any other. */
export function warmUpFirestore(): void {
  const warmUp = async () => (await adminFirestore()).doc('ast-allow-customers/warm-up').get();
  setTimeout(() => void warmUp().catch(() => undefined), warmUpAfterMs).unref();
}

async function connect(): Promise<Firestore> {
  const [{ getApps, initializeApp }, { getFirestore }] = await Promise.all([
    import('firebase-admin/app'),
    import('firebase-admin/firestore'),
  ]);
  const db = getFirestore(getApps()[0] ?? initializeApp());
  db.settings({ ...quickReconnect });
  return db;
}
