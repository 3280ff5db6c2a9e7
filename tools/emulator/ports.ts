import { spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { demo } from '../demo/constants.ts';
import { Failure } from '../failure.ts';

/** Fails if one of the emulators' ports is taken, and names the process. */
export const requireFreePorts = (names: Array<keyof typeof demo.ports>): Promise<void> =>
  requireFree(Object.fromEntries(names.map((name) => [name, demo.ports[name]])));

/** Fails if one of the ports is taken, and names the process. */
export async function requireFree(
  ports: Record<string, number>,
  isFreePort: (port: number) => Promise<boolean> = isFree,
): Promise<void> {
  const taken: string[] = [];
  for (const [name, port] of Object.entries(ports)) {
    if (await isFreePort(port)) continue;
    taken.push(`${port} (${name}) by ${portHolder(port) ?? 'another process'}`);
  }
  if (taken.length === 0) return;
  throw new Failure(
    `In use: port ${taken.join('; port ')}. End what holds it (another CTI running?) and start again.`,
  );
}

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: demo.host, exclusive: true }, () =>
      server.close(() => resolve(true)),
    );
  });
}

/** The same for datagrams. */
export function isFreeForDatagrams(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => resolve(false));
    socket.bind({ port, address: demo.host, exclusive: true }, () =>
      socket.close(() => resolve(true)),
    );
  });
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, demo.host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** `java (pid 1234)`, the process that listens on the port; undefined when it can't be found out. */
export function portHolder(port: number): string | undefined {
  const pid = process.platform === 'linux' ? holderFromProc(port) : holderFromLsof(port);
  return pid === undefined ? undefined : `${processName(pid)} (pid ${pid})`;
}

function holderFromProc(port: number): number | undefined {
  const sockets = new Set(
    ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => listeningInodes(table, port)),
  );
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .find((pid) => openSockets(pid).some((inode) => sockets.has(inode)));
}

/** Inodes of the sockets that listen on the port: the table's columns are in proc_net(5). */
function listeningInodes(table: string, port: number): string[] {
  if (!existsSync(table)) return [];
  const listening = '0A';
  const hexPort = port.toString(16).toUpperCase().padStart(4, '0');
  return readFileSync(table, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns[1]?.endsWith(`:${hexPort}`) && columns[3] === listening)
    .map((columns) => columns[9] ?? '');
}

function openSockets(pid: number): string[] {
  const directory = `/proc/${pid}/fd`;
  return listOrNothing(directory).flatMap((fd) => {
    const [, inode] = /^socket:\[(\d+)\]$/.exec(linkOrNothing(join(directory, fd))) ?? [];
    return inode === undefined ? [] : [inode];
  });
}

/** Processes and their files come and go while we read, and those of others may not be read. */
function listOrNothing(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

function linkOrNothing(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

function holderFromLsof(port: number): number | undefined {
  const result = spawnSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-t'], {
    encoding: 'utf8',
  });
  const [first] = (result.stdout ?? '').trim().split('\n');
  return first === undefined || first === '' ? undefined : Number(first);
}

function processName(pid: number): string {
  if (existsSync(`/proc/${pid}/comm`)) return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  const result = spawnSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' });
  return (result.stdout ?? '').trim() || 'a process';
}
