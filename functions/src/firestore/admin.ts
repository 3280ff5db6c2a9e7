import type { Firestore } from 'firebase-admin/firestore';

let firestore: Promise<Firestore> | undefined;

/** The Admin SDK's Firestore, loaded on first use: a refusal doesn't need it. */
export function adminFirestore(): Promise<Firestore> {
  firestore ??= connect();
  return firestore;
}

/**
 * By default a gRPC channel backs off up to two minutes. After an outage of 15 s it would take as long again until the
 * first event gets through, and Dialpad only retries for 14 s.
 */
const quickReconnect = {
  'grpc.initial_reconnect_backoff_ms': 250,
  'grpc.max_reconnect_backoff_ms': 1_000,
};

/** Late enough for the server to be listening and to answer a request that is already waiting. */
const warmUpAfterMs = 100;

/** Loads and connects ahead of time, so that a warm instance handles its first event like any other. */
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
