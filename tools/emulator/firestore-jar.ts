import { existsSync, mkdirSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runDirectory } from '../root.ts';
import { which } from '../which.ts';
import { storedZip } from './zip.ts';

/** The class to start in the Cloud SDK's jar, whose manifest names none. */
const mainClass = 'com.google.cloud.datastore.emulator.firestore.CloudFirestore';
/** Where the jar is inside a Google Cloud SDK. */
const jarInSdk = 'platform/cloud-firestore-emulator/cloud-firestore-emulator.jar';

/**
 * A Firestore emulator that is on this machine already: named by the environment, or in the Google
 * Cloud SDK. Undefined leaves it to firebase-tools, which has its own cache and downloads.
 */
export function findFirestoreJar(): string | undefined {
  const named = process.env.FIRESTORE_EMULATOR_BINARY_PATH;
  if (named !== undefined && named !== '') return named;
  if (downloadedJar() !== undefined) return undefined;
  const jar = sdkRoots()
    .map((sdk) => join(sdk, jarInSdk))
    .find((file) => existsSync(file));
  return jar === undefined ? undefined : writeStarter(jar);
}

/** The newest jar in the cache of firebase-tools. */
export function downloadedJar(): string | undefined {
  const cache =
    process.env.FIREBASE_EMULATORS_PATH ?? join(homedir(), '.cache', 'firebase', 'emulators');
  const jars = (existsSync(cache) ? readdirSync(cache) : []).filter((name) =>
    /^cloud-firestore-emulator-.*\.jar$/.test(name),
  );
  const newest = jars.toSorted().at(-1);
  return newest === undefined ? undefined : join(cache, newest);
}

function sdkRoots(): string[] {
  const gcloud = which('gcloud');
  return [
    process.env.CLOUDSDK_ROOT_DIR,
    gcloud === undefined ? undefined : dirname(dirname(realpathSync(gcloud))),
    '/usr/lib/google-cloud-sdk',
    '/usr/share/google-cloud-sdk',
    join(homedir(), 'google-cloud-sdk'),
  ].filter((path) => path !== undefined);
}

/** Writes a jar with only a manifest, which names the class to start and its jar. */
function writeStarter(jar: string): string {
  mkdirSync(runDirectory, { recursive: true });
  const starter = join(runDirectory, 'firestore-emulator.jar');
  writeFileSync(starter, storedZip('META-INF/MANIFEST.MF', Buffer.from(manifest(jar))));
  return starter;
}

/** @internal */
export function manifest(jar: string): string {
  const lines = [
    'Manifest-Version: 1.0',
    `Main-Class: ${mainClass}`,
    `Class-Path: ${pathToFileURL(jar).href}`,
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

/** A manifest line has at most 72 bytes with its end; longer ones continue after a space (JAR specification). */
function foldLine(line: string): string {
  const first = line.slice(0, 70);
  const rest = line.slice(70).match(/.{1,69}/g) ?? [];
  return [first, ...rest].join('\r\n ');
}
