import { type FirebaseApp, initializeApp } from 'firebase/app';
import { startAppCheck } from './app-check.ts';
import { emulatorHosts, isLocal, loadOptions } from './config.ts';

let app: Promise<FirebaseApp> | undefined;

/** The one Firebase app of this page. A failed start is tried anew by the next caller. */
export function firebaseApp(): Promise<FirebaseApp> {
  app ??= start().catch((error: unknown) => {
    app = undefined;
    throw error;
  });
  return app;
}

async function start(): Promise<FirebaseApp> {
  const started = initializeApp(await loadOptions(location.hostname));
  if (!isLocal(location.hostname)) await startAppCheck(started);
  return started;
}

/** The emulators' addresses, or null on a deployed page. */
export function pageEmulators() {
  return emulatorHosts(location.hostname, localStorage);
}
