import { existsSync, mkdirSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runDirectory } from '../root.ts';
import { which } from '../which.ts';
import { crc32 } from 'node:zlib';

/** The class to start in the Cloud SDK's jar, whose manifest names none. */
const mainClass = 'com.google.cloud.datastore.emulator.firestore.CloudFirestore';
/** Where the jar is inside a Google Cloud SDK. */
const jarInSdk = 'platform/cloud-firestore-emulator/cloud-firestore-emulator.jar';

/** A Firestore emulator on this machine; undefined leaves it to firebase-tools, which has a cache and downloads. */
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

/** Midnight of 1 January 1980, the first date of a zip file, as DOS time and date in one number. */
const firstDosDate = 0x0021_0000;

/** A zip file with one stored (not compressed) entry, after PKWARE's APPNOTE 4.3. */
export function storedZip(name: string, content: Buffer): Buffer {
  const nameBytes = Buffer.from(name);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(10, 0); // version needed
  common.writeUInt32LE(firstDosDate, 6);
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(content.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(nameBytes.length, 22);

  const local = Buffer.concat([signature(0x04034b50), common, nameBytes, content]);
  const central = Buffer.concat([
    signature(0x02014b50),
    Buffer.from([10, 0]), // version made by
    common,
    Buffer.alloc(14), // comment, disk, attributes; offset 0 of the local header
    nameBytes,
  ]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, signature(0x06054b50), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
