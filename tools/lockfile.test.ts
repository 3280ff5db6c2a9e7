import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './root.ts';

interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  optional?: boolean;
  link?: boolean;
  hasInstallScript?: boolean;
}

const json = <T>(name: string) => JSON.parse(readFileSync(join(root, name), 'utf8')) as T;
const { packages } = json<{ packages: Record<string, Locked> }>('package-lock.json');
const { allowScripts } = json<{ allowScripts: Record<string, boolean> }>('package.json');
const installed = Object.entries(packages).filter(([path]) => path.includes('node_modules/'));
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 13);

test('XSS-15 every package that wants to run a script when it is installed has been decided on', () => {
  const wanting = installed.filter(([, { hasInstallScript }]) => hasInstallScript);
  expect(wanting.length).toBeGreaterThan(0);
  expect(wanting.map(([path]) => nameOf(path)).filter((name) => !(name in allowScripts))).toEqual(
    [],
  );
});

test('XSS-15 the lock file names a version for all, from nowhere else than the registry', () => {
  expect(installed.length).toBeGreaterThan(500);
  const strange = installed.filter(
    ([, { version, resolved, link }]) =>
      !link && (!/^\d+\.\d+\.\d+/.test(version ?? '') || /^(git|file|http:)/.test(resolved ?? '')),
  );
  expect(strange).toEqual([]);
});

test('XSS-15 what is installed in a check is what is locked', () => {
  expect(readFileSync(join(root, 'tools/bootstrap.mjs'), 'utf8')).toMatch(/'ci'|npm ci/);
});
