import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { root } from './root.ts';

export interface Finished {
  code: number;
  output: string;
}

export interface RunOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Prints the output as it arrives; otherwise it's only collected. */
  show?: boolean;
  /** A copy of the output goes here. */
  log?: string;
}

/** Children that were started by {@link run} and are still running. */
const running = new Set<ChildProcess>();

/** Runs a program to its end and collects what it prints. */
export async function run(
  command: string,
  args: string[],
  options: RunOptions = {},
): Promise<Finished> {
  const child = spawn(command, args, {
    cwd: options.cwd ?? root,
    env: options.env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const log = options.log === undefined ? undefined : openLog(options.log);
  const chunks: string[] = [];
  const keep = (target: NodeJS.WriteStream) => (chunk: Buffer) => {
    chunks.push(chunk.toString());
    log?.write(chunk);
    if (options.show) target.write(chunk);
  };
  child.stdout.on('data', keep(process.stdout));
  child.stderr.on('data', keep(process.stderr));
  try {
    const code = await new Promise<number>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (exitCode) => resolve(exitCode ?? 1));
    });
    return { code, output: chunks.join('') };
  } finally {
    running.delete(child);
    log?.end();
  }
}

export function openLog(file: string): NodeJS.WritableStream {
  mkdirSync(dirname(file), { recursive: true });
  return createWriteStream(file);
}

/** Ends the processes {@link run} has started and all their descendants. */
export function stopRunning(): void {
  for (const child of running) {
    if (child.pid === undefined) continue;
    for (const pid of [...descendants(child.pid), child.pid]) sendSignal(pid, 'SIGTERM');
  }
}

/** Process ids of all children, grandchildren and so on of `pid`. */
export function descendants(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const [child, parent] of parents()) {
    children.set(parent, [...(children.get(parent) ?? []), child]);
  }
  const found: number[] = [];
  const queue = [pid];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const below = children.get(next) ?? [];
    found.push(...below);
    queue.push(...below);
  }
  return found;
}

/** Every process with its parent, from /proc if available, otherwise from `ps`. */
function parents(): Array<[pid: number, parent: number]> {
  if (process.platform === 'linux') {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        try {
          // After the command's name in brackets come the state and the parent: proc_pid_stat(5).
          const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
          const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
          return [[Number(name), Number(parent)] as [number, number]];
        } catch {
          return []; // it ended while we were reading
        }
      });
  }
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // it has ended already
  }
}

/** Waits until none of `pids` is alive; false = `timeoutMs` passed first. */
export async function waitUntilGone(pids: number[], timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (pids.some(isAlive)) {
    if (Date.now() > deadline) return false;
    await delay(50);
  }
  return true;
}

/** Asks every process of `pids` to end, and kills those that don't. */
export async function endAll(pids: number[], patienceMs: number): Promise<void> {
  for (const pid of pids) sendSignal(pid, 'SIGTERM');
  if (await waitUntilGone(pids, patienceMs)) return;
  for (const pid of pids) sendSignal(pid, 'SIGKILL');
  await waitUntilGone(pids, 1000);
}

/**
 * Resolves with the first signal to end, or when the process that started us is gone (npm killed
 * outright). Further signals are swallowed: a terminal sends Ctrl-C to npm, to the bootstrap and to
 * us, and stopping must not be cut short by the echo.
 */
export function endRequested(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => resolve(signal));
    }
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) resolve('SIGHUP');
    }, 1000).unref();
  });
}
