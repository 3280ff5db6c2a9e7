import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure, main, messageOf } from './failure.ts';
import { run } from './process.ts';
import { root, runDirectory } from './root.ts';

export type Part = 'functions' | 'web' | 'bridge';

/** A part's sources, besides the versions in the lock file, and the file that proves it was built. */
const parts: Record<Part, { sources: string[]; made: string }> = {
  functions: {
    sources: ['functions/src', 'functions/package.json', 'functions/vite.config.ts'],
    made: 'functions/lib/index.cjs',
  },
  web: {
    sources: [
      'web/src',
      'web/public',
      'web/index.html',
      'web/cti-popup.html',
      'web/cti-dialer.html',
      'web/cti-phone.html',
      'web/package.json',
      'web/vite.config.ts',
      'functions/src',
    ],
    made: 'web/dist/index.html',
  },
  bridge: {
    sources: ['bridge/src', 'bridge/package.json', 'bridge/vite.config.ts', 'functions/src/model'],
    made: 'bridge/lib/cti-bridge.mjs',
  },
};

/** Bundles the functions into functions/lib, the bridge into bridge/lib, or the web app into web/dist. */
async function buildPart(part: Part): Promise<void> {
  try {
    // Loaded here, because checking whether a part is up to date doesn't need the bundler.
    const { build } = await import('vite');
    await build({
      root: join(root, part),
      configFile: join(root, part, 'vite.config.ts'),
      logLevel: 'warn',
    });
  } catch (error) {
    throw new Failure(`${part} does not build: ${messageOf(error)}`);
  }
  mkdirSync(runDirectory, { recursive: true });
  writeFileSync(stampFile(part), stampOf(part));
}

/** Builds a part unless it's up to date, in its own process, to free the bundler's memory; true = it was built. */
export async function ensureBuilt(part: Part): Promise<boolean> {
  if (isBuilt(part)) return false;
  const { code, output } = await run(process.execPath, [import.meta.filename, part]);
  if (code !== 0) throw new Failure(output.trim());
  return true;
}

function isBuilt(part: Part): boolean {
  const file = stampFile(part);
  return (
    existsSync(file) &&
    existsSync(join(root, parts[part].made)) &&
    readFileSync(file, 'utf8') === stampOf(part)
  );
}

const stampFile = (part: Part): string => join(runDirectory, `built-${part}`);

/** Records from which sources a part was built, and when; a build by `npm run dev` doesn't count. */
function stampOf(part: Part): string {
  const { sources, made } = parts[part];
  const hash = createHash('sha256');
  const settings = Object.entries(process.env)
    .filter(([name]) => name.startsWith('VITE_'))
    .map(([name, value]) => `${name}=${value}`);
  hash.update(JSON.stringify(settings.toSorted()));
  const env = readdirSync(join(root, part)).filter((name) => name.startsWith('.env'));
  const files = ['package-lock.json', ...sources, ...env.map((name) => `${part}/${name}`)].flatMap(
    filesOf,
  );
  for (const file of files.toSorted()) {
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  }
  return `${hash.digest('hex')} ${statSync(join(root, made)).mtimeMs}\n`;
}

function filesOf(path: string): string[] {
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}

function isPart(word: string): word is Part {
  return Object.hasOwn(parts, word);
}

/** `npm run build -- [functions] [web] [bridge]`: all without an argument. */
if (import.meta.main) {
  await main(async () => {
    const words = process.argv.slice(2);
    const wanted = words.length === 0 ? Object.keys(parts) : words;
    for (const part of wanted) {
      if (!isPart(part))
        throw new Failure(`There is no part "${part}"; name functions, web or bridge.`);
      await buildPart(part);
    }
  });
}
