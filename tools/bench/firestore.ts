import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { downloadedJar, findFirestoreJar } from '../emulator/firestore-jar.ts';
import { findJavaBin } from '../emulator/java.ts';
import { freePort } from '../emulator/ports.ts';
import { openProject } from '../admin.ts';
import { demo } from '../demo/constants.ts';
import type { Firestore } from 'firebase-admin/firestore';
import { Failure } from '../failure.ts';
import { firstAnswer } from '../first-answer.ts';

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
  const jar = findFirestoreJar() ?? downloadedJar();
  if (jar === undefined) throw new Failure('There is no Firestore emulator on this machine.');
  const java = spawn(
    join(findJavaBin(), 'java'),
    [
      '-jar',
      jar,
      `--host=${demo.host}`,
      `--port=${port}`,
      ...(options.seedFromExport ? [`--seed_from_export=${options.seedFromExport}`] : []),
    ],
    { stdio: 'ignore' },
  );
  const endWithUs = () => java.kill('SIGKILL');
  process.once('exit', endWithUs);
  const ended = once(java, 'exit');
  const address = `${demo.host}:${port}`;
  try {
    const isOver = () => java.exitCode !== null;
    await firstAnswer(
      async () => {
        if (!(await fetch(`http://${address}/`)).ok) throw new Error('not ready');
      },
      { timeoutMs: startTimeoutMs, isOver },
    );
  } catch {
    java.kill('SIGKILL');
    throw new Failure(`The Firestore emulator does not start on port ${port}.`);
  }
  return {
    port,
    address,
    kill: async () => {
      process.off('exit', endWithUs);
      java.kill('SIGKILL');
      await ended;
    },
    signal: (name) => java.kill(name),
  };
}

/** Runs `work` on an emulator of its own, which is stopped afterwards. */
export async function onOwnFirestore(
  work: (db: Firestore, address: string) => Promise<void>,
): Promise<void> {
  const firestore = await startOwnFirestore();
  process.env.FIRESTORE_EMULATOR_HOST = firestore.address;
  process.env.METADATA_SERVER_DETECTION = 'none';
  const admin = openProject(demo.projectId);
  try {
    await work(admin.db, firestore.address);
  } finally {
    await admin.close();
    await firestore.kill();
  }
}
