import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { accounts } from '../../functions/src/config.ts';
import { root } from '../root.ts';
import { deployers, deployerText, rolesOf } from './deployer.ts';

const text = (path: string) => readFileSync(join(root, path), 'utf8');
const json = <T>(path: string) => JSON.parse(text(path)) as T;

interface Job {
  uses?: string;
  needs?: string;
  if?: string;
  environment?: string;
  permissions?: Record<string, string>;
  with?: Record<string, string>;
  steps?: { uses?: string; run?: string; with?: Record<string, unknown> }[];
}
interface Workflow {
  permissions: Record<string, string>;
  jobs: Record<string, Job>;
}

const folder = '.github/workflows';
const files = readdirSync(join(root, folder)).filter((name) => name.endsWith('.yml'));
const workflows = Object.fromEntries(
  files.map((name) => [name, parse(text(`${folder}/${name}`)) as Workflow]),
);
const jobs = Object.entries(workflows).flatMap(([file, { jobs: all }]) =>
  Object.entries(all).map(([name, job]) => ({ file, name, job })),
);
const steps = jobs.flatMap(({ job }) => job.steps ?? []);

describe('the workflows', () => {
  test('use actions by commit, one version of each, or files of the repository', () => {
    const used = [...jobs.map(({ job }) => job.uses), ...steps.map(({ uses }) => uses)].filter(
      (one) => one !== undefined,
    );
    const own = used.filter((one) => one.startsWith('./'));
    expect(own.filter((file) => !existsSync(join(root, file)))).toEqual([]);
    const others = used.filter((one) => !one.startsWith('./'));
    expect(others.filter((one) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(one))).toEqual([]);
    const versions = Map.groupBy(new Set(others), (one) => one.split('@')[0] ?? '');
    for (const [name, all] of versions) expect([name, all.length]).toEqual([name, 1]);
    expect([...versions.keys()].toSorted()).toEqual([
      'actions/checkout',
      'actions/setup-java',
      'actions/setup-node',
      'google-github-actions/auth',
    ]);
  });

  test('know no secret, and keep no token of the repository', () => {
    for (const file of files) expect(text(`${folder}/${file}`)).not.toMatch(/secrets[.:[]|_json/);
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout'));
    expect(checkouts.length).toBeGreaterThan(1);
    for (const { with: options } of checkouts) expect(options?.['persist-credentials']).toBe(false);
  });

  test('may read the repository, and get a token for Google where they deploy', () => {
    for (const { file, name, job } of jobs) {
      const given = job.permissions ?? workflows[file]?.permissions ?? {};
      const deploys = job.uses?.endsWith('deploy-to.yml') || file === 'deploy-to.yml';
      expect({ name, given }).toEqual({
        name,
        given: deploys ? { contents: 'read', 'id-token': 'write' } : { contents: 'read' },
      });
    }
  });

  test('deploy main after all tests, to production after staging; previews to neither', () => {
    const {
      test: tests,
      preview,
      staging,
      production,
      'by-hand': byHand,
    } = workflows['deploy.yml']?.jobs ?? {};
    expect(tests?.uses).toBe('./.github/workflows/ci.yml');
    expect([staging?.needs, production?.needs]).toEqual(['test', 'staging']);
    expect([preview, staging, production].map((job) => job?.with?.['environment'])).toEqual([
      'preview',
      'staging',
      'production',
    ]);
    expect(preview?.if).toContain('head.repo.full_name == github.repository');
    expect(byHand?.if).toContain("github.ref == 'refs/heads/main'");
    for (const job of [preview, staging, production, byHand]) {
      expect(job?.if).toContain("vars.DEPLOY == 'on'");
    }
  });

  test('run commands that there are, on the Node that functions run on', () => {
    const { scripts } = json<{ scripts: Record<string, string> }>('package.json');
    const run = steps.map(({ run: command }) => command ?? '').join('\n');
    const commands = [...run.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(commands.length).toBeGreaterThan(0);
    for (const name of commands) expect(Object.keys(scripts)).toContain(name);
    for (const [file] of run.matchAll(/\.ci\/\w+/g))
      expect(existsSync(join(root, file))).toBe(true);
    const node = text('.nvmrc').trim();
    expect(json<{ engines: { node: string } }>('functions/package.json').engines.node).toBe(node);
    expect(text('firebase.json')).toContain(`"runtime": "nodejs${node}"`);
    const setUps = steps.filter(({ uses }) => uses?.startsWith('actions/setup-node'));
    expect(setUps.map(({ with: options }) => options?.['node-version-file'])).toEqual([
      '.nvmrc',
      '.nvmrc',
    ]);
  });
});

describe('the accounts that deploy from GitHub', () => {
  const script = deployerText('shop-1');
  const lines = script.split('\n');

  test('may change neither rights nor secrets nor accounts of people, and read no document', () => {
    for (const who of ['deployer', 'preview'] as const) {
      const all = [...rolesOf(who, 'shop-1'), ...deployers[who].permissions].join();
      expect(all).not.toMatch(
        /owner|editor|projects\.setIam|secretAccessor|secretmanager\.admin|iam\.|firebaseauth|entities|datastore\.(user|owner|viewer)/,
      );
    }
  });

  test('a preview may only change pages', () => {
    const more = deployers.preview.permissions.filter((one) => !/\.(get|list|use)$/.test(one));
    expect(more).toEqual([]);
    expect(deployers.preview.roles).toEqual(['roles/firebasehosting.admin']);
  });

  test('are lent to one environment of one repository each', () => {
    const lent = lines.filter((line) => line.includes('workloadIdentityUser'));
    expect(lent.map((line) => /cti-(\w+)@.*subject\/(\S+)"/.exec(line)?.slice(1))).toEqual([
      ['deployer', 'repo:$REPOSITORY:environment:$ENVIRONMENT'],
      ['preview', 'repo:$REPOSITORY:environment:preview'],
    ]);
    expect(script).toContain(`--attribute-condition="assertion.repository == '$REPOSITORY'"`);
    expect(script).not.toContain('principalSet');
  });

  test('may run the functions as their accounts, and as no other', () => {
    const as = lines.flatMap((line) =>
      line.includes('serviceAccountUser') ? (/binding cti-(\w+)@/.exec(line)?.[1] ?? '?') : [],
    );
    expect(as).toEqual([...accounts]);
  });

  test('are made by a script that bash can read, and that says first what it needs', () => {
    const read = spawnSync('bash', ['-n'], { input: script });
    expect([read.status, read.stderr.toString()]).toEqual([0, '']);
    const untold = spawnSync('bash', [], { input: script, env: {} });
    expect(untold.status).not.toBe(0);
    expect(untold.stderr.toString()).toContain('OWNER/NAME of the repository');
  });
});
