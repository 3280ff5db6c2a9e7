import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { demo } from '../demo/constants.ts';
import { freePort } from '../emulator/ports.ts';
import { Failure } from '../failure.ts';
import { firstAnswer } from '../first-answer.ts';
import { root } from '../root.ts';

/** A deployed function in its own process, as Cloud Run starts it. */
export interface Instance {
  url: string;
  pid: number;
  /** From the start of the process (`performance.now()`). */
  spawnedAt: number;
  /** Everything it has printed. */
  output(): string;
  stop(): Promise<void>;
}

export interface InstanceOptions {
  /** The folder with the built functions. */
  source: string;
  /** `host:port` of Firestore. */
  firestore: string;
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
  const port = await freePort();
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
  const ended = once(child, 'exit').then(() => process.off('exit', endWithUs));
  return {
    url: `http://${demo.host}:${port}`,
    pid: child.pid ?? 0,
    spawnedAt,
    output,
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Starts functions-framework and waits until it listens. */
export async function startInstance(options: InstanceOptions): Promise<Instance> {
  const instance = await spawnInstance(options);
  try {
    await firstAnswer(async () => {
      const { status } = await fetch(instance.url);
      if (status !== 405) throw new Error(`${status}`);
    });
    return instance;
  } catch {
    await instance.stop();
    throw new Failure(`The function does not start: ${instance.output().slice(-2_000)}`);
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
