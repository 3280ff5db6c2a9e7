import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findFirestoreJar } from '../emulator/firestore-jar.ts';
import { findJavaBin } from '../emulator/java.ts';
import { demo } from '../demo/constants.ts';
import { Failure } from '../failure.ts';

/** A separate Firestore emulator, beside the suite's, that may be stopped, killed and restarted. */
export interface OwnFirestore {
  port: number;
  /** `host:port`, for `FIRESTORE_EMULATOR_HOST`. */
  address: string;
  /** Kills it (SIGKILL); its data is lost. */
  kill(): Promise<void>;
  /** Freezes it with its connections open (SIGSTOP), or resumes it (SIGCONT). */
  signal(name: 'SIGSTOP' | 'SIGCONT'): void;
}

export interface OwnFirestoreOptions {
  port?: number;
  /** The `.overall_export_metadata` file of the initial data. */
  seedFromExport?: string;
}

/** How long a cold JVM may take to start on a busy machine. */
const startTimeoutMs = 60_000;

export async function startOwnFirestore(options: OwnFirestoreOptions = {}): Promise<OwnFirestore> {
  const port = options.port ?? (await freePort());
  const java = spawn(
    join(findJavaBin(), 'java'),
    [
      '-jar',
      findFirestoreJar() ?? jarInFirebaseCache(),
      `--host=${demo.host}`,
      `--port=${port}`,
      ...(options.seedFromExport ? [`--seed_from_export=${options.seedFromExport}`] : []),
    ],
    { stdio: 'ignore' },
  );
  const endWithUs = () => java.kill('SIGKILL');
  process.once('exit', endWithUs);
  const ended = once(java, 'exit');
  await untilReady(java, port);
  return {
    port,
    address: `${demo.host}:${port}`,
    kill: async () => {
      process.off('exit', endWithUs);
      java.kill('SIGKILL');
      await ended;
    },
    signal: (name) => java.kill(name),
  };
}

async function untilReady(java: ChildProcess, port: number): Promise<void> {
  const deadline = Date.now() + startTimeoutMs;
  while (Date.now() < deadline) {
    if (java.exitCode !== null) break;
    if (await answers(port)) return;
    await delay(50);
  }
  java.kill('SIGKILL');
  throw new Failure(`The Firestore emulator does not start on port ${port}.`);
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://${demo.host}:${port}/`)).ok;
  } catch {
    return false;
  }
}

/** The newest jar that firebase-tools has downloaded. */
function jarInFirebaseCache(): string {
  const cache =
    process.env.FIREBASE_EMULATORS_PATH ?? join(homedir(), '.cache', 'firebase', 'emulators');
  const [jar] = readdirSync(cache)
    .filter((name) => /^cloud-firestore-emulator-.*\.jar$/.test(name))
    .toSorted()
    .toReversed();
  if (jar === undefined) throw new Failure('There is no Firestore emulator on this machine.');
  return join(cache, jar);
}

/** A free port. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, demo.host, () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
