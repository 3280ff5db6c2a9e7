import type { Firestore } from 'firebase-admin/firestore';

let firestore: Promise<Firestore> | undefined;

/** The Admin SDK's Firestore, loaded when first asked for: a refusal needs none. */
export function adminFirestore(): Promise<Firestore> {
  firestore ??= connect();
  return firestore;
}

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
  return getFirestore(getApps()[0] ?? initializeApp());
}
