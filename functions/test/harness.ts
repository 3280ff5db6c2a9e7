import { execFile, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

/** The deployed bundle, running under Functions Framework as Cloud Run would run it. */
export interface Server {
  port: number;
  pid: number;
  /** Everything it has printed so far. */
  printed: () => string;
  /** Asks it to end, as Cloud Run does. */
  terminate: () => void;
  /** Ends it without a chance to finish anything. */
  kill: () => Promise<void>;
  stop: () => Promise<void>;
}

const functionsFolder = fileURLToPath(new URL('..', import.meta.url));
const root = join(functionsFolder, '..');
export const bundle = join(functionsFolder, 'lib', 'index.cjs');
const framework = join(root, 'node_modules/@google-cloud/functions-framework/build/src/main.js');

/** Seals the secrets of the customers that tests make. */
export const testSealingKey = Buffer.alloc(32, 7).toString('base64');

/** How long a start may take before it counts as hung, on a busy machine. */
const startMs = 240_000;
/** The same for `beforeAll` where it starts a server. */
export const setupMs = 300_000;

/** Where the Firestore emulator listens. Without one these tests must fail, not pass. */
export function firestoreEmulator(): string {
  const host = process.env['FIRESTORE_EMULATOR_HOST'];
  if (!host) throw new Error('FIRESTORE_EMULATOR_HOST is not set: start the Firestore emulator.');
  return host;
}

/** Serves the bundle for one test file, with a Firestore project of its own. */
export async function startServer(options: {
  projectId: string;
  defaultCustomerId?: string;
  /** Any of the deployed functions that answer HTTP. */
  target?: string;
  env?: Record<string, string>;
}): Promise<Server> {
  const port = await freePort();
  const target = options.target ?? 'dialpadWebhook';
  const child = spawn(
    process.execPath,
    [framework, `--target=${target}`, '--source=.', `--port=${port}`, '--signature-type=http'],
    {
      cwd: functionsFolder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        FUNCTION_TARGET: target,
        GCLOUD_PROJECT: options.projectId,
        FIRESTORE_EMULATOR_HOST: firestoreEmulator(),
        METADATA_SERVER_DETECTION: 'none',
        SEALING_KEY: testSealingKey,
        DEFAULT_CUSTOMER_ID: options.defaultCustomerId ?? '',
        ...options.env,
      },
    },
  );
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const server: Server = {
    port,
    pid: child.pid ?? 0,
    printed: () => printed,
    terminate: () => void child.kill('SIGTERM'),
    kill: () => {
      child.kill('SIGKILL');
      return ended;
    },
    stop: async () => {
      child.kill('SIGTERM');
      const forced = setTimeout(() => child.kill('SIGKILL'), 2_000);
      await ended;
      clearTimeout(forced);
    },
  };
  const failed = ended.then(() => {
    throw new Error(`The server ended before it answered:\n${printed}`);
  });
  try {
    await Promise.race([untilAnswering(port), failed]);
  } catch (error) {
    await server.kill();
    throw error;
  }
  failed.catch(() => undefined);
  return server;
}

/**
 * Until it answers as one that has been up for a while: the first request of all waits for its connection to Firestore,
 * which a busy machine may not make within the time for an answer.
 */
async function untilAnswering(port: number): Promise<void> {
  const until = Date.now() + startMs;
  while (Date.now() < until) {
    try {
      // Of a customer that there isn't; who wants another method or a body says so.
      const { status } = await fetch(`http://127.0.0.1:${port}/nobody`, {
        method: 'POST',
        body: 'a.b.c',
      });
      if (status < 500) return;
    } catch {
      // Not listening yet.
    }
    await pause(50);
  }
  throw new Error(`No answer on port ${port} within ${startMs} ms.`);
}

/** What a deployment finds in the bundle: each function with its options. */
export async function deployedFunctions(): Promise<Deployed[]> {
  const list = `const found = Object.entries(require(process.argv[1]))
    .filter(([, made]) => made.__endpoint)
    .map(([name, { __endpoint: { maxInstances, httpsTrigger, callableTrigger } }]) =>
      ({ name, maxInstances, isHttp: Boolean(httpsTrigger ?? callableTrigger) }));
    console.log(JSON.stringify(found));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', list, bundle]);
  return JSON.parse(stdout) as Deployed[];
}

export interface Deployed {
  name: string;
  maxInstances: unknown;
  isHttp: boolean;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** How much more memory a process held at its worst while `work` ran than before it, in MB (Linux). */
export async function memoryGrowth(pid: number, work: () => Promise<unknown>): Promise<number> {
  // Makes the kernel forget the highest mark so far.
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
  const before = memoryMark(pid, 'VmRSS');
  await work();
  return memoryMark(pid, 'VmHWM') - before;
}

/** The most memory a process has held since `memoryGrowth` was last asked, or since its start (Linux). */
export const peakMb = (pid: number): number => memoryMark(pid, 'VmHWM');

function memoryMark(pid: number, name: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const [, kilobytes] = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status) ?? [];
  return Number(kilobytes) / 1024;
}
