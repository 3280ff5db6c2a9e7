import { randomBytes } from 'node:crypto';
import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readArguments } from './arguments.ts';
import { ensureBuilt } from './build.ts';
import { demo } from './demo/constants.ts';
import { freePort } from './emulator/ports.ts';
import { Failure, main } from './failure.ts';
import { firstAnswer } from './first-answer.ts';
import { endAll, run } from './process.ts';
import { root } from './root.ts';

/** How long the webhook may take from the start of its process to its first response, ms. */
const firstAnswerMs = 120_000;

/**
 * Packs what would be uploaded, installs it clean, finds its functions and runs the webhook as Cloud Run does. With
 * `--restore` it rehearses a restore from an export instead.
 */
const help = `npm run rehearse -- [--restore]

Packs what would be uploaded, installs it clean, finds its functions and asks the webhook.

  --restore   fills an emulator, exports it, and restores the export into a new one`;

await main(async () => {
  const { values } = readArguments(
    { restore: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
    help,
  );
  if (values.help) {
    console.log(help);
    return;
  }
  if (values.restore) {
    const { rehearseRestore } = await import('./restore.ts');
    await rehearseRestore();
    return;
  }
  await ensureBuilt('functions');
  const folder = await mkdtemp(join(tmpdir(), 'cti-rehearsal-'));
  try {
    const files = await pack(folder);
    console.log(`packed     ${files.join(', ')}`);
    await install(folder);
    console.log(`functions  ${(await discover(folder)).join(', ')}`);
    const { ms, status } = await askWebhook(folder);
    console.log(`webhook    ${status} to a bad token, ${ms} ms after its process began`);
    console.log('The deployment would load.');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** Copies the files that firebase.json doesn't ignore, as selected by the CLI's own code. */
async function pack(folder: string): Promise<string[]> {
  const { functions } = JSON.parse(await readFile(join(root, 'firebase.json'), 'utf8')) as {
    functions: Array<{ source: string; ignore: string[] }>;
  };
  const [config] = functions;
  if (config === undefined) throw new Failure('firebase.json has no functions.');
  const source = join(root, config.source);
  const cli = (await import(
    pathToFileURL(join(root, 'node_modules/firebase-tools/lib/fsAsync.js')).href
  )) as {
    readdirRecursive: (options: {
      path: string;
      ignoreStrings: string[];
    }) => Promise<Array<{ name: string }>>;
  };
  const found = await cli.readdirRecursive({ path: source, ignoreStrings: config.ignore });
  const files = found.map(({ name }) => relative(source, name)).toSorted();
  for (const file of files) {
    await cp(join(source, file), join(folder, file), { recursive: true });
  }
  return files;
}

async function install(folder: string): Promise<void> {
  const { code, output } = await run(
    'npm',
    ['install', '--omit=dev', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'],
    { cwd: folder },
  );
  if (code !== 0) throw new Failure(`The packed functions do not install:\n${output}`);
}

/** The names of the functions, as the CLI reads them before it deploys. */
async function discover(folder: string): Promise<string[]> {
  const manifest = join(folder, 'functions.yaml');
  const { code, output } = await run(
    process.execPath,
    [join(folder, 'node_modules', '.bin', 'firebase-functions'), folder],
    { cwd: folder, env: { ...cloudEnvironment(), FUNCTIONS_MANIFEST_OUTPUT_PATH: manifest } },
  );
  if (code !== 0) throw new Failure(`The packed functions do not load:\n${output}`);
  const text = await readFile(manifest, 'utf8');
  const functionNames = await exportedFunctions();
  const missing = functionNames.filter((name) => !new RegExp(`\\b${name}\\b`).test(text));
  if (missing.length > 0) throw new Failure(`The bundle does not have ${missing.join(', ')}.`);
  return functionNames;
}

/** What functions/src/index.ts says is deployed. */
async function exportedFunctions(): Promise<string[]> {
  const source = await readFile(join(root, 'functions/src/index.ts'), 'utf8');
  return [...source.matchAll(/^export const (\w+) = on[A-Z]/gm)].map(([, name]) => name ?? '');
}

async function askWebhook(folder: string): Promise<{ ms: number; status: number }> {
  const port = await freePort();
  const begun = performance.now();
  const framework = spawn(
    process.execPath,
    [
      join(root, 'node_modules', '.bin', 'functions-framework'),
      '--target=dialpadWebhook',
      `--source=${folder}`,
      `--port=${port}`,
    ],
    {
      cwd: folder,
      env: { ...cloudEnvironment(), FUNCTION_TARGET: 'dialpadWebhook' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const output: string[] = [];
  framework.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  framework.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  try {
    const response = await firstAnswer(
      () =>
        fetch(`http://${demo.host}:${port}/goodfife`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/jwt' },
          body: 'not.a.token',
          signal: AbortSignal.timeout(5_000),
        }),
      { timeoutMs: firstAnswerMs, isOver: () => framework.exitCode !== null },
    );
    const ms = Math.round(performance.now() - begun);
    const body = await response.text();
    if (response.status === 401 && body.includes('invalid-signature')) {
      return { ms, status: response.status };
    }
    throw new Failure(`The webhook answered ${response.status} ${body}\n${output.join('')}`);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`The webhook did not answer: ${String(error)}\n${output.join('')}`);
  } finally {
    if (framework.pid !== undefined) await endAll([framework.pid], 2_000);
  }
}

/** The environment of a deployed function: no emulator variables, and a key as Secret Manager provides it. */
function cloudEnvironment(): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    GCLOUD_PROJECT: demo.projectId,
    FIREBASE_CONFIG: JSON.stringify({ projectId: demo.projectId }),
    SEALING_KEY: randomBytes(32).toString('base64'),
    DEFAULT_CUSTOMER_ID: 'goodfife',
    METADATA_SERVER_DETECTION: 'none',
  };
}
