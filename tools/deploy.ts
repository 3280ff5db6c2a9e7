import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alertText } from './cloud/alerts.ts';
import { backupText } from './cloud/backups.ts';
import { type HostingConfig, forProject, admitRecaptcha } from './cloud/hosting-policy.ts';
import { cloudProject } from './cloud/cloud-project.ts';
import { deployerText } from './cloud/deployer.ts';
import { Failure, main } from './failure.ts';
import { parametersOf, preflight } from './cloud/preflight.ts';
import { accountText } from './cloud/rights.ts';
import { root } from './root.ts';
import { secondFactorText } from './cloud/second-factor.ts';

const help = `npm run deploy -- [options]

Builds and deploys rules, indexes, functions and pages to the project of .firebaserc, or of CTI_PROJECT (a project's
id, or an alias of .firebaserc). Options it doesn't know go to "firebase deploy", e.g. --only hosting.

  --check          what the project lacks, and what to do about it; changes nothing
  --preview NAME   the pages only, for seven days, at an address of their own: PROJECT--NAME-….web.app

Commands to set a project up once, to be read and run by hand:

  --accounts       the functions' own service accounts
  --github         deployments from GitHub, without a key
  --second-factor  authenticator apps
  --backups        point-in-time recovery, backups and exports
  --alerts         what is counted in the log, and who is told`;

const texts: Record<string, (project: string) => string> = {
  '--accounts': accountText,
  '--github': deployerText,
  '--second-factor': secondFactorText,
  '--backups': backupText,
  '--alerts': alertText,
};

await main(async () => {
  const options = process.argv.slice(2);
  if (options.includes('--help')) {
    console.log(help);
    return 0;
  }
  const project = cloudProject();
  const asked = Object.keys(texts).find((option) => options.includes(option));
  if (asked !== undefined) {
    console.log(texts[asked]?.(project));
    return 0;
  }
  if (options.includes('--check')) return preflight(project);
  if (options[0] === '--preview') {
    const [, name = ''] = options;
    if (!/^[a-z0-9-]{1,40}$/.test(name)) throw new Failure(help);
    // Their address needn't be known to Authentication: nobody signs in by way of another page.
    return firebase(project, [
      'hosting:channel:deploy',
      name,
      '--expires=7d',
      '--no-authorized-domains',
      '--non-interactive',
    ]);
  }
  if (parametersOf(project)['OWN_ACCOUNTS'] !== 'true') {
    console.log(
      'All functions run as one service account. Give each group its own: npm run deploy -- --accounts',
    );
  }
  return firebase(project, ['deploy', ...options]);
});

/** Runs Firebase's CLI, which builds first (predeploy in firebase.json). */
async function firebase(project: string, args: string[]): Promise<number> {
  const config = await configFile(project);
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        join(root, 'node_modules', 'firebase-tools', 'lib', 'bin', 'firebase.js'),
        ...args,
        `--project=${project}`,
        `--config=${config}`,
      ],
      { cwd: root, stdio: 'inherit' },
    );
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * firebase.json for one project: its pages may ask this project's functions, and load what App Check needs where
 * the web app is built with it.
 */
async function configFile(project: string): Promise<string> {
  const { loadEnv } = await import('vite');
  const { VITE_APP_CHECK_SITE_KEY: siteKey } = loadEnv('production', join(root, 'web'));
  const given = JSON.parse(readFileSync(join(root, 'firebase.json'), 'utf8')) as HostingConfig;
  const config = forProject(given, project);
  const own = join(root, 'firebase.deploy.json');
  writeFileSync(own, JSON.stringify(siteKey ? admitRecaptcha(config) : config, null, 2));
  return own;
}
