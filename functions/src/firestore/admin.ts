import type { Firestore } from 'firebase-admin/firestore';

let firestore: Promise<Firestore> | undefined;

/** The Admin SDK's Firestore, loaded when first asked for: a refusal needs none. */
export function adminFirestore(): Promise<Firestore> {
  firestore ??= connect();
  return firestore;
}

async function connect(): Promise<Firestore> {
  const [{ getApps, initializeApp }, { getFirestore }] = await Promise.all([
    import('firebase-admin/app'),
    import('firebase-admin/firestore'),
  ]);
  return getFirestore(getApps()[0] ?? initializeApp());
}
