import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { Failure } from '../failure.ts';

/** The oldest Java that firebase-tools 15 runs its emulators with. */
const minimumJava = 21;

/** The `bin` directory of the newest Java of this machine that the emulators accept. */
export function findJavaBin(): string {
  const found = candidates()
    .map((bin) => ({ bin, version: javaVersion(join(bin, 'java')) }))
    .filter((java) => java.version >= minimumJava)
    .toSorted((a, b) => b.version - a.version)[0];
  if (found === undefined) {
    throw new Failure(
      `The Firestore emulator needs Java ${minimumJava} or later: install a JDK (e.g. Temurin ${minimumJava}) or set JAVA_HOME.`,
    );
  }
  return found.bin;
}

function candidates(): string[] {
  const homes = [process.env.JAVA_HOME ?? '', ...linuxHomes(), ...macHomes()].filter(
    (home) => home !== '',
  );
  const onPath = (process.env.PATH ?? '').split(delimiter);
  const bins = [...homes.map((home) => join(home, 'bin')), ...onPath];
  return [...new Set(bins)].filter((bin) => bin !== '' && existsSync(join(bin, 'java')));
}

function linuxHomes(): string[] {
  const directory = '/usr/lib/jvm';
  if (!existsSync(directory)) return [];
  return readdirSync(directory).map((name) => join(directory, name));
}

function macHomes(): string[] {
  if (process.platform !== 'darwin') return [];
  // Lists every JDK on standard error, one a line, with its home at the end.
  const listing = spawnSync('/usr/libexec/java_home', ['-V'], { encoding: 'utf8' });
  return [...`${listing.stderr ?? ''}`.matchAll(/(\/\S+\/Contents\/Home)\s*$/gm)].map(
    ([, home]) => home ?? '',
  );
}

/** The major version, 0 when it does not run. */
function javaVersion(java: string): number {
  const result = spawnSync(java, ['-version'], { encoding: 'utf8' });
  const [, major] = /version "(\d+)/.exec(`${result.stderr ?? ''}${result.stdout ?? ''}`) ?? [];
  return Number(major ?? 0);
}

/** The environment's `env` with Java's directory first on the PATH. */
export function withJava(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const bin = findJavaBin();
  return { ...env, JAVA_HOME: dirname(bin), PATH: `${bin}${delimiter}${env.PATH ?? ''}` };
}
