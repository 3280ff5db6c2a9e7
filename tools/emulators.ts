import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { demo, hostingUrl } from './demo/constants.ts';
import { emulatorConfigFile, writeDemoSecrets, writeEmulatorConfig } from './emulator/config.ts';
import { findFirestoreJar } from './emulator/firestore-jar.ts';
import { withJava } from './emulator/java.ts';
import { requireFreePorts } from './emulator/ports.ts';
import { Failure, messageOf } from './failure.ts';
import { firstAnswer } from './first-answer.ts';
import { descendants, endAll, isAlive, openLog, sendSignal, waitUntilGone } from './process.ts';
import { root, runDirectory } from './root.ts';

export interface Emulators {
  /** Ends the suite and everything it has started. */
  stop(): Promise<void>;
  /** Resolves when the suite has ended, by {@link stop} or by itself. */
  ended: Promise<void>;
}

export type Emulator = keyof typeof demo.ports;

export interface EmulatorOptions {
  /** Also the Emulator UI, which firebase-tools downloads. */
  ui?: boolean;
  /** Some emulators instead of all. */
  only?: Emulator[] | undefined;
  /** Show what the functions log. */
  functionLogs?: boolean;
  /** Writes the initial data before functions are loaded, so that it fires no triggers. */
  seed?: () => Promise<void>;
}

/** Everything the suite prints. */
export const emulatorLog = join(runDirectory, 'emulators.log');

export const allEmulators: Emulator[] = ['auth', 'firestore', 'functions', 'hosting'];
/** After this long the suite counts as hung; a cold Java on a very busy machine has needed 220 s. */
const startTimeoutMs = 600_000;
/** How long the suite may take to shut down. */
const stopTimeoutMs = 10_000;

/** Starts Auth, Firestore, Functions and Hosting and waits until all of them answer. */
export async function startEmulators(options: EmulatorOptions = {}): Promise<Emulators> {
  const names = options.only ?? allEmulators;
  await requireFreePorts(names);
  writeDemoSecrets();
  writeEmulatorConfig({ ui: options.ui ?? false });
  mkdirSync(runDirectory, { recursive: true });

  const suite = spawn(
    process.execPath,
    [
      join(root, 'tools', 'emulator', 'suite.mjs'),
      JSON.stringify({
        project: demo.projectId,
        config: emulatorConfigFile,
        only: names.join(','),
        cwd: runDirectory,
        waits: options.seed !== undefined,
      }),
    ],
    {
      // Its own process group, so that only we get Ctrl-C and then shut it down in order.
      detached: true,
      cwd: runDirectory,
      env: emulatorProcessEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  const ended = new Promise<void>((resolve) => suite.on('close', () => resolve()));
  const endAtOnce = () => killSuite(suite);
  process.on('exit', endAtOnce);
  const emulators: Emulators = {
    ended,
    async stop() {
      await stopSuite(suite);
      process.off('exit', endAtOnce);
    },
  };
  try {
    await Promise.all([untilReady(suite, options), options.seed && seedEarly(suite, options.seed)]);
  } catch (error) {
    await emulators.stop();
    throw error;
  }
  return emulators;
}

/** Functions are loaded after the seed, so that it fires no triggers. */
async function seedEarly(suite: ChildProcess, seed: () => Promise<void>): Promise<void> {
  const { auth, firestore } = demo.ports;
  while (!(await answers(auth)) || !(await answers(firestore))) {
    // A failure of the suite is reported where it's awaited.
    if (suite.exitCode !== null) return;
    await pause(100);
  }
  await seed();
  suite.send('seeded');
}

async function answers(port: number): Promise<boolean> {
  try {
    const url = `http://${demo.host}:${port}/`;
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

function emulatorProcessEnvironment(): NodeJS.ProcessEnv {
  const jar = findFirestoreJar();
  const { FORCE_COLOR: _, ...environment } = withJava(process.env);
  return {
    ...environment,
    ...(jar === undefined ? {} : { FIRESTORE_EMULATOR_BINARY_PATH: jar }),
    // Each request runs in its own process; more at once only slow each other down.
    FUNCTIONS_EMULATOR_PARALLEL: process.env.FUNCTIONS_EMULATOR_PARALLEL ?? '8',
    // firebase-tools asks Firestore to write down every request; this is read after its arguments.
    // In the minutes a suite runs, the second compiler takes more of a small machine than its code saves.
    _JAVA_OPTIONS: `-XX:TieredStopAtLevel=1 ${process.env._JAVA_OPTIONS ?? ''} -Dgoogle.cloud_firestore.debug_log_level=WARNING`,
    // Every process loads the functions; after the first they come from the compile cache.
    NODE_COMPILE_CACHE: join(runDirectory, 'compile-cache'),
    // How long a function's process may take to start, seconds: the default of 30 is too short on a busy machine.
    FUNCTIONS_DISCOVERY_TIMEOUT: '300',
    // Keeps firebase-tools from checking for updates, which may take up to 10 s.
    CI: '1',
    npm_config_offline: 'true',
    NO_UPDATE_NOTIFIER: '1',
    NO_COLOR: '1',
    METADATA_SERVER_DETECTION: 'none',
  };
}

function untilReady(suite: ChildProcess, options: EmulatorOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (reason: string) =>
      reject(new Failure(`${reason} Its whole output is in ${emulatorLog}.`));
    const timer = setTimeout(
      () => fail(`The emulators were not ready after ${startTimeoutMs / 1000} s.`),
      startTimeoutMs,
    );
    suite.on('error', (error) => fail(`The emulators do not start: ${error.message}.`));
    suite.on('close', (code) => {
      clearTimeout(timer);
      fail(`The emulator suite has ended with code ${code ?? 'none'}.`);
    });

    const log = openLog(emulatorLog);
    for (const stream of [suite.stdout, suite.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on('line', (line) => {
        log.write(`${line}\n`);
        if (isWorthShowing(line, options)) console.log(line);
        if (line.includes('All emulators ready')) {
          clearTimeout(timer);
          resolve();
        }
      });
    }
  });
}

/** Lines the user wants to see; the rest is in the log. */
function isWorthShowing(line: string, options: EmulatorOptions): boolean {
  if (/^>\s/.test(line))
    return options.functionLogs === true || /"severity":"(ERROR|CRIT)/.test(line);
  if (
    /not currently authenticated|Emulator UI is not starting|override detected|FIREBASE_CONFIG|Application Default/.test(
      line,
    )
  ) {
    return false;
  }
  return /^(⚠|Error:)|Failed to load|Issues? found|rules:.*[Ee]rror/.test(line);
}

async function stopSuite(suite: ChildProcess): Promise<void> {
  const pid = suite.pid;
  if (pid === undefined) return;
  // The Firestore emulator leaves our process group, so the suite's processes are listed first.
  const family = [pid, ...descendants(pid)];
  if (isAlive(pid)) sendSignal(pid, 'SIGINT');
  await waitUntilGone([pid], stopTimeoutMs);
  await endAll(family.filter(isAlive), 2_000);
}

/** The last resort when our own process ends unexpectedly: nothing can be awaited then. */
function killSuite(suite: ChildProcess): void {
  if (suite.pid === undefined) return;
  for (const pid of [...descendants(suite.pid), suite.pid]) sendSignal(pid, 'SIGKILL');
}

/** Whether the suite is already running on this machine. */
export const areEmulatorsRunning = (): Promise<boolean> => answers(demo.ports.firestore);

/** Sends an unsigned event until it is refused properly: then the function is loaded, and no real call waits. */
export async function untilWebhookAnswers(): Promise<void> {
  const ask = async () => {
    const response = await fetch(`${hostingUrl}/api/dialpad/webhook/goodfife`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/jwt' },
      body: 'not.a.token',
      signal: AbortSignal.timeout(10_000),
    });
    if (response.status === 401) return;
    throw new Error(`${response.status} ${(await response.text()).slice(0, 200)}`);
  };
  await firstAnswer(ask, { timeoutMs: 300_000, pauseMs: 250 }).catch((error: unknown) => {
    const last = messageOf(error);
    throw new Failure(`The webhook does not answer as it should: ${last}. See ${emulatorLog}.`);
  });
}
