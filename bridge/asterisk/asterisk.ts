import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createSocket } from 'node:dgram';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { carrierHost, configuration, type Place } from './configuration.ts';

/** Debian's suites that have Asterisk: 22, which moves, and 16, which doesn't. Ubuntu has it in its own. */
const suites = ['sid', 'bullseye'];

/** What can be unpacked: the PBX, and a program that makes many calls at it. */
type Program = 'asterisk' | 'sipp';

const unpacking: Partial<Record<Program, Promise<string>>> = {};

/**
 * The folder of an unpacked Asterisk, made on the first call. Throws, with the reason, where none can be had: without
 * Debian's tools or its mirror.
 */
export const unpackedAsterisk = (): Promise<string> => unpacked('asterisk');

/** The same for another program. */
export const unpacked = (program: Program): Promise<string> =>
  (unpacking[program] ??= unpack(program));

async function unpack(program: Program): Promise<string> {
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'cti', 'asterisk');
  const reasons: string[] = [];
  for (const suite of suites) {
    const folder = join(cache, program === 'asterisk' ? suite : `${suite}-${program}`);
    const mark = join(folder, 'complete');
    if (existsSync(mark)) return join(folder, 'root');
    try {
      rmSync(folder, { recursive: true, force: true });
      await promisify(execFile)(join(import.meta.dirname, 'unpack.sh'), [folder, suite, program]);
      writeFileSync(mark, '');
      return join(folder, 'root');
    } catch (error) {
      const { stderr = '', message } = error as { stderr?: string; message: string };
      reasons.push(`${suite}: ${stderr.trim().split('\n').at(-1) || message}`);
    }
  }
  throw new Error(reasons.join('; '));
}

export interface Asterisk {
  place: Place;
  /** Its process is gone at once, as in a power cut. */
  kill(): Promise<void>;
  /** Begins again with what is on its disk. */
  start(): Promise<void>;
  /** Ends it and removes what it wrote. */
  close(): Promise<void>;
}

interface AsteriskOptions {
  /** Free ones where none are named. */
  ports?: Partial<Pick<Place, 'amiPort' | 'sipPort'>>;
  /** Makes other configuration files of ours. */
  change?: (files: Record<string, string>) => Record<string, string>;
}

/** Starts an Asterisk and waits until it's ready. */
export async function startAsterisk(
  root: string,
  { ports = {}, change = (files) => files }: AsteriskOptions = {},
): Promise<Asterisk> {
  // The path of its control socket may have 107 characters.
  const folder = mkdtempSync(join(tmpdir(), 'ast-'));
  const place: Place = {
    root,
    modules:
      librariesOf(root)
        .map((each) => join(each, 'asterisk/modules'))
        .find((each) => existsSync(each)) ?? '',
    folder,
    amiPort: ports.amiPort ?? (await freeTcpPort()),
    sipPort: ports.sipPort ?? (await freeSipPort()),
    secret: 'secret-of-the-tests',
  };
  for (const name of ['etc', 'var', 'spool', 'run', 'log/cdr-custom']) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  for (const [name, text] of Object.entries(change(configuration(place)))) {
    writeFileSync(join(folder, 'etc', name), text);
  }
  const [loader, ...loaded] = commandOf(root, 'usr/sbin/asterisk');
  const command = [...loaded, '-C', join(folder, 'etc/asterisk.conf'), '-f', '-q'];
  let child: ChildProcess;
  // Nothing can be awaited when our own process ends unexpectedly.
  const endWithUs = () => child.kill('SIGKILL');
  process.on('exit', endWithUs);
  const asterisk: Asterisk = {
    place,
    async start() {
      // A process group of its own: Ctrl-C is for us.
      child = spawn(loader, command, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
      await saysReady(child);
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
    async close() {
      await asterisk.kill();
      process.off('exit', endWithUs);
      rmSync(folder, { recursive: true });
    },
  };
  await asterisk.start();
  return asterisk;
}

/** How an unpacked program is started: by the loader that came with it. */
export function commandOf(root: string, program: string): [loader: string, ...args: string[]] {
  const libraries = librariesOf(root);
  const loader = libraries
    .flatMap((each) => readdirSync(each).map((name) => join(each, name)))
    .find((file) => /\/ld-linux[^/]*\.so\.\d+$/.test(file));
  if (!loader) throw new Error(`There is no loader in ${root}.`);
  return [loader, '--library-path', libraries.join(':'), join(root, program)];
}

function librariesOf(root: string): string[] {
  const all = join(root, 'usr/lib');
  const ofMachine = readdirSync(all).filter((name) => name.endsWith('-linux-gnu'));
  return [...ofMachine.map((name) => join(all, name)), all];
}

function saysReady(child: ChildProcess): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let said = '';
  const read = (chunk: Buffer) => {
    said += chunk.toString();
    if (said.includes('Asterisk Ready')) resolve();
  };
  child.stdout?.on('data', read);
  child.stderr?.on('data', read);
  child.on('error', reject);
  child.on('exit', () => reject(new Error(`Asterisk has ended:\n${said}`)));
  return promise;
}

export async function freeTcpPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** A port that is free on both sides of the line. */
async function freeSipPort(): Promise<number> {
  const here = createSocket('udp4').bind(0, '127.0.0.1');
  await once(here, 'listening');
  const { port } = here.address();
  const there = createSocket('udp4');
  const isFree = await new Promise<boolean>((resolve) => {
    there.on('error', () => resolve(false));
    there.bind(port, carrierHost, () => resolve(true));
  });
  if (isFree) there.close();
  here.close();
  return isFree ? port : freeSipPort();
}
