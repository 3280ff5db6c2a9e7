import { deleteApp, initializeApp } from 'firebase-admin/app';
import { type Auth, getAuth } from 'firebase-admin/auth';
import { type Firestore, getFirestore } from 'firebase-admin/firestore';
import { emulatorEnvironment } from './demo/constants.ts';

export interface Admin {
  db: Firestore;
  auth: Auth;
  close(): Promise<void>;
}

/** The Admin SDK on a project: in the cloud with the credentials of this machine. */
export function openProject(projectId: string): Admin {
  const app = initializeApp({ projectId }, `tools-${projectId}-${process.hrtime.bigint()}`);
  return { db: getFirestore(app), auth: getAuth(app), close: () => deleteApp(app) };
}

/** The Admin SDK on the emulators of this machine. */
export function openEmulators(): Admin {
  Object.assign(process.env, emulatorEnvironment);
  return openProject(emulatorEnvironment.GCLOUD_PROJECT);
}
