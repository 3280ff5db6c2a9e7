import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { demo } from '../demo/constants.ts';
import { Failure } from '../failure.ts';
import { root } from '../root.ts';
import { freePort } from './firestore.ts';

/** A deployed function in its own process, as Cloud Run starts it. */
export interface Instance {
  url: string;
  pid: number;
  /** From the start of the process (`performance.now()`). */
  spawnedAt: number;
  /** Everything it has printed. */
  output(): string;
  signal(signal: NodeJS.Signals): void;
  /** Resolves when it has ended, with its exit code or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals | null>;
  stop(): Promise<void>;
}

export interface InstanceOptions {
  /** The folder with the built functions. */
  source: string;
  /** `host:port` of Firestore. */
  firestore: string;
  port?: number;
  /** Which function; the webhook by default. */
  target?: string;
  env?: Record<string, string>;
}

const frameworkMain = join(
  root,
  'node_modules/@google-cloud/functions-framework/build/src/main.js',
);

/** Starts functions-framework; does not wait until it listens. */
export async function spawnInstance(options: InstanceOptions): Promise<Instance> {
  const port = options.port ?? (await freePort());
  const target = options.target ?? 'dialpadWebhook';
  const spawnedAt = performance.now();
  const child = spawn(
    process.execPath,
    [
      frameworkMain,
      `--source=${options.source}`,
      `--target=${target}`,
      '--signature-type=http',
      `--port=${port}`,
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...environment(target, options.firestore), ...options.env },
    },
  );
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  const output = collect(child);
  const ended = once(child, 'exit').then(([code, signal]: (number | NodeJS.Signals | null)[]) => {
    process.off('exit', endWithUs);
    return code ?? signal ?? null;
  });
  return {
    url: `http://${demo.host}:${port}`,
    pid: child.pid ?? 0,
    spawnedAt,
    output,
    ended,
    signal: (signal) => void child.kill(signal),
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Starts functions-framework and waits until it listens. */
export async function startInstance(options: InstanceOptions): Promise<Instance> {
  const instance = await spawnInstance(options);
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    if (await listens(instance.url)) return instance;
    await delay(20);
  }
  await instance.stop();
  throw new Failure(`The function does not start: ${instance.output().slice(-2_000)}`);
}

async function listens(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).status === 405;
  } catch {
    return false;
  }
}

function environment(target: string, firestore: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NODE_ENV: 'production',
    FUNCTION_TARGET: target,
    FIRESTORE_EMULATOR_HOST: firestore,
    GCLOUD_PROJECT: demo.projectId,
    FIREBASE_CONFIG: JSON.stringify({ projectId: demo.projectId }),
    METADATA_SERVER_DETECTION: 'none',
    SEALING_KEY: demo.sealingKey,
    DEFAULT_CUSTOMER_ID: 'goodfife',
  };
}

function collect(child: ChildProcess): () => string {
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      chunks.push(chunk.toString());
      // The whole log would grow with the load; its last lines explain a failure.
      if (chunks.length > 1_000) chunks.splice(0, 500);
    });
  }
  return () => chunks.join('');
}
