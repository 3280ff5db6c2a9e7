import type { FirebaseOptions } from 'firebase/app';

/** Where the emulators listen (contract section 2). */
export interface EmulatorHosts {
  auth: string;
  firestore: { host: string; port: number };
  functions: { host: string; port: number };
}

const localHosts = ['127.0.0.1', 'localhost'];

/** Whether this page is served by the emulator suite, which never runs anywhere else. */
export function isLocal(hostname: string): boolean {
  return localHosts.includes(hostname);
}

const defaultFirestore = { host: '127.0.0.1', port: 8080 };
const firestoreOverrideKey = 'cti.firestoreEmulator';

/** Null = the real services. A test may name a breakable proxy in localStorage; a deployed page never looks there. */
export function emulatorHosts(
  hostname: string,
  storage: Pick<Storage, 'getItem'>,
): EmulatorHosts | null {
  if (!isLocal(hostname)) return null;
  return {
    auth: 'http://127.0.0.1:9099',
    firestore: parseLocalAddress(storage.getItem(firestoreOverrideKey)) ?? defaultFirestore,
    functions: { host: '127.0.0.1', port: 5001 },
  };
}

function parseLocalAddress(text: string | null): { host: string; port: number } | null {
  const [, host, port] = /^(127\.0\.0\.1|localhost):([0-9]{2,5})$/.exec(text ?? '') ?? [];
  return host === undefined || port === undefined ? null : { host, port: Number(port) };
}

const demoOptions: FirebaseOptions = {
  projectId: 'demo-cti',
  apiKey: 'demo',
  authDomain: 'demo-cti.firebaseapp.com',
};

/** This page's project, which Hosting serves under a reserved address: one build fits all, without a key. */
export async function loadOptions(hostname: string): Promise<FirebaseOptions> {
  if (isLocal(hostname)) return demoOptions;
  const response = await fetch('/__/firebase/init.json');
  if (!response.ok) throw new Error(`No Firebase configuration: HTTP ${response.status}`);
  // Hosting's own answer, in the SDK's format; there is nothing of ours to check in it.
  return (await response.json()) as FirebaseOptions;
}
