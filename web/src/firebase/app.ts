import { type FirebaseApp, initializeApp } from 'firebase/app';
import { emulatorHosts, loadOptions } from './config.ts';

let app: Promise<FirebaseApp> | undefined;

/** The one Firebase app of this page. A failed start is tried anew by the next caller. */
export function firebaseApp(): Promise<FirebaseApp> {
  app ??= loadOptions(location.hostname).then(
    (options) => initializeApp(options),
    (error: unknown) => {
      app = undefined;
      throw error;
    },
  );
  return app;
}

/** The emulators' addresses, or null on a deployed page. */
export function pageEmulators() {
  return emulatorHosts(location.hostname, localStorage);
}
