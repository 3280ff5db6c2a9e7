/**
 * The door of every npm command: installs what is missing, then runs `tools/<command>.ts` with the
 * Node of this repository (`node_modules/.bin/node`, a version that runs TypeScript as it is).
 * Plain JavaScript without dependencies: it must work before anything is installed, and on the
 * Node that happens to be there (20 or later).
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const binDirectory = join(root, 'node_modules', '.bin');
const node = join(binDirectory, 'node');
/** Holds the hash of the lock file that `node_modules` was installed from. */
const stamp = join(root, 'node_modules', '.cti-installed');

const [command, ...args] = process.argv.slice(2);
if (command === undefined || !/^[a-z]+$/.test(command)) {
  console.error('Usage: node tools/bootstrap.mjs COMMAND [ARGUMENTS]');
  process.exit(2);
}
const script = join(root, 'tools', `${command}.ts`);
if (!existsSync(script)) {
  console.error(`There is no command "${command}".`);
  process.exit(2);
}

installIfNeeded();
run();

function installIfNeeded() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(node) && (readText(stamp) === wanted || installedFromThisLock())) {
    writeStamp(wanted);
    return;
  }
  console.log('Installing dependencies (npm ci) …');
  const npm = npmCommand();
  const result = spawnSync(
    npm[0],
    [...npm.slice(1), 'ci', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  if (result.status !== 0) {
    console.error('npm ci failed; its message is above.');
    process.exit(result.status ?? 1);
  }
  writeStamp(wanted);
}

/** True when npm's own record of what is installed agrees with the lock file. */
function installedFromThisLock() {
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'));
  const locked = readPackages(join(root, 'package-lock.json'));
  if (installed === null || locked === null) return false;
  return Object.entries(locked).every(([path, entry]) => {
    if (path === '' || entry.optional || entry.peer || entry.link) return true;
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true;
    return installed[path]?.version === entry.version;
  });
}

function readPackages(file) {
  const text = readText(file);
  return text === null ? null : (JSON.parse(text).packages ?? null);
}

function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

function writeStamp(text) {
  if (readText(stamp) === text) return;
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, text);
}

/** The npm that called us, or the one on the PATH. */
function npmCommand() {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('npm-cli.js')) return [process.execPath, cli];
  return ['npm'];
}

function run() {
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', script, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: `${binDirectory}${delimiter}${process.env.PATH ?? ''}` },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('error', (error) => {
    console.error(`${node} does not start: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
  });
  stopWhenNpmIsGone(child);
}

/** npm may be ended outright, and with it whoever waits for us; then we end too. */
function stopWhenNpmIsGone(child) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, 1000).unref();
}
