import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { root } from './root.ts';

/** The commands of the pages exist, take the options they're given, and are run where that needs no cloud. */

const text = (path: string) => readFileSync(join(root, path), 'utf8');
const pages = [
  'README.md',
  'bridge/README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md') && name !== 'decisions.md')
    .map((name) => `docs/${name}`),
];
const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };

/** Code of a page, inline or fenced, each on one line. */
const codeOf = (page: string): string[] => {
  const blocks = text(page).split(/^ *```.*$/m);
  return [
    ...blocks.filter((_, n) => n % 2 === 1).flatMap((block) => block.split('\n')),
    ...blocks
      .filter((_, n) => n % 2 === 0)
      .flatMap((prose) => [...prose.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)),
  ].map((code) => code.replaceAll(/\s+/g, ' '));
};

interface Command {
  name: string;
  words: string[];
}

/** What npm runs: `npm run -s NAME -- WORDS`, `npm test -- WORDS`. */
const npmCommands = (code: string): Command[] =>
  [
    ...code.matchAll(/npm (?:run (?:-s |--silent )?([a-z:]+)|(start|test))(?: -- ([^|>;#…]*))?/g),
  ].map(([, named, plain, words = '']) => ({
    name: named ?? plain ?? '',
    words: words.trim().split(' '),
  }));

const commands = pages.flatMap((page) => codeOf(page).flatMap(npmCommands));

/** The sources of a command, where its options are. */
const sourceOf = (name: string): string => {
  const file = /bootstrap\.mjs (\w+)/.exec(scripts[name] ?? '')?.[1] ?? name;
  const own = text(`tools/${file}.ts`);
  return own + (file === 'tenant' ? text('tools/tenant/verbs.ts') : '');
};

const run = promisify(execFile);
const node = (args: string[], env: NodeJS.ProcessEnv = {}) =>
  run(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
  });

describe('npm’s commands in the pages', () => {
  test('exist', () => {
    expect(commands.length).toBeGreaterThan(40);
    const unknown = commands.filter(({ name }) => scripts[name] === undefined);
    expect(unknown).toEqual([]);
  });

  test('take the options they are given', () => {
    const unknown = commands.flatMap(({ name, words }) =>
      words
        .filter((word) => /^\[?--[a-z]/.test(word))
        .map((word) => word.replaceAll(/[[\]]|=.*/g, '').slice(2))
        // "deploy" hands the rest to Firebase's own.
        .filter((option) => !(name === 'deploy' && ['only', 'non-interactive'].includes(option)))
        .filter((option) => !new RegExp(`['"\\s-]${option}\\b`).test(sourceOf(name)))
        .map((option) => `${name} --${option}`),
    );
    expect(unknown).toEqual([]);
  });

  test('name a bench, a backfill, a verb that there is', () => {
    const wanted = commands.flatMap(({ name, words: [verb = ''] }) =>
      ['bench', 'tenant', 'keys'].includes(name) && /^[a-z-]+$/.test(verb) ? [{ name, verb }] : [],
    );
    expect(wanted.length).toBeGreaterThan(10);
    const unknown = wanted.filter(
      ({ name, verb }) => !new RegExp(`\\b${verb}\\b`).test(sourceOf(name)),
    );
    expect(unknown).toEqual([]);
  });
});

describe('docs/operating.md', () => {
  const code = codeOf('docs/operating.md');

  test('names commands of Firebase that its CLI has, with their options', () => {
    const asked = code.flatMap((line) =>
      [...line.matchAll(/npx firebase ([a-z:]+)((?: [^|;&`]*)?)/g)].map(
        ([, name = '', rest = '']) => ({
          file: join(
            root,
            'node_modules/firebase-tools/lib/commands',
            `${name.replaceAll(':', '-')}.js`,
          ),
          options: [...rest.matchAll(/--[a-z-]+/g)].map(([option]) => option),
        }),
      ),
    );
    expect(asked.length).toBeGreaterThan(5);
    const missing = asked.flatMap(({ file, options }) => {
      if (!existsSync(file)) return [file];
      const source = readFileSync(file, 'utf8');
      return options
        .filter((option) => !source.includes(option))
        .map((option) => `${file} ${option}`);
    });
    expect(missing).toEqual([]);
  });

  test('says of each failure of the runbook which test makes it happen', () => {
    const runbook = text('docs/operating.md').split('## Runbook')[1]?.split('And what is asked')[0];
    const failures = runbook?.split(/^- \*\*/m).slice(1) ?? [];
    expect(failures.length).toBeGreaterThanOrEqual(10);
    const rehearsed = failures.map((failure) => {
      const tests = failure.split('_Rehearsed:_')[1] ?? '';
      return [...tests.matchAll(/`([\w./-]+\.ts)`/g)].map(([, file = '']) => file);
    });
    expect(rehearsed.filter((files) => files.length === 0)).toEqual([]);
    expect(rehearsed.flat().filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  test('has every parameter of the functions', () => {
    const source = text('functions/src/config.ts');
    const names = [...source.matchAll(/define(?:String|Boolean|Secret)\('(\w+)'/g)].map(
      ([, name = '']) => name,
    );
    expect(names.length).toBeGreaterThan(5);
    const page = text('docs/operating.md');
    expect(
      names.filter((name) => !page.includes(`\`${name}\``) && !page.includes(`set ${name} `)),
    ).toEqual([]);
  });

  test('prints scripts that bash can read, for the project that is named', async () => {
    const printed = [
      ...new Set(
        code
          .flatMap(npmCommands)
          .filter(({ name }) => name === 'deploy')
          .flatMap(({ words }) => words.filter((word) => word.startsWith('--'))),
      ),
    ].filter((word) => !['--check', '--only', '--preview', '--non-interactive'].includes(word));
    expect(printed.toSorted()).toEqual([
      '--accounts',
      '--alerts',
      '--backups',
      '--github',
      '--second-factor',
    ]);
    await Promise.all(
      printed.map(async (option) => {
        const env = { CTI_PROJECT: 'shop-of-tests' };
        const { stdout } = await node(['tools/deploy.ts', option], env);
        expect(stdout).toContain('shop-of-tests');
        const reading = run('bash', ['-n']);
        reading.child.stdin?.end(stdout);
        expect(await reading).toEqual({ stdout: '', stderr: '' });
      }),
    );
  });

  test('has commands that explain themselves', async () => {
    const names = new Set(code.flatMap(npmCommands).map(({ name }) => name));
    for (const name of ['ci', 'start', 'dev', 'test']) names.delete(name);
    expect(names.size).toBeGreaterThan(8);
    const silent = [...names].filter(
      (name) => !new RegExp(`help = .npm run ${name}\\b`).test(sourceOf(name)),
    );
    expect(silent).toEqual([]);
    expect((await node(['tools/deploy.ts', '--help'])).stdout).toMatch(/^npm run deploy --/);
  });

  test('checks a project on a computer with gcloud only, and says so', async () => {
    const env = { CTI_PROJECT: 'shop-of-tests', PATH: dirname(process.execPath) };
    await expect(node(['tools/deploy.ts', '--check'], env)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('gcloud is missing') as unknown,
    });
  });
});
