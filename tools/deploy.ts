import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadEnv } from 'vite';
import { alertText } from './cloud/alerts.ts';
import { backupText } from './cloud/backups.ts';
import { type HostingConfig, forProject, admitRecaptcha } from './cloud/hosting-policy.ts';
import { cloudProject } from './cloud/cloud-project.ts';
import { main } from './failure.ts';
import { parametersOf, preflight } from './cloud/preflight.ts';
import { accountText } from './cloud/rights.ts';
import { root } from './root.ts';
import { secondFactorText } from './cloud/second-factor.ts';

/** What is set up once in a project, beside the deployment: commands that are printed, to be read and run by hand. */
const texts: Record<string, (project: string) => string> = {
  /** The functions' own service accounts. */
  '--accounts': accountText,
  /** Authenticator apps. */
  '--second-factor': secondFactorText,
  /** Point-in-time recovery, backups and exports. */
  '--backups': backupText,
  /** What is counted in the log, and who is told. */
  '--alerts': alertText,
};

/**
 * `npm run deploy`: hands over to `firebase deploy`, which builds first (predeploy in firebase.json).
 * What is given after `--` goes to it as it is, e.g. `npm run deploy -- --only hosting`. With one of {@link texts} it
 * only prints that, with `--check` it looks at what a deployment needs; neither deploys anything.
 */
await main(async () => {
  const project = cloudProject();
  const asked = Object.keys(texts).find((option) => process.argv.includes(option));
  if (asked !== undefined) {
    console.log(texts[asked]?.(project));
    return 0;
  }
  if (process.argv.includes('--check')) return preflight(project);
  if (parametersOf(project)['OWN_ACCOUNTS'] !== 'true') {
    console.log(
      'All functions run as one service account. Give each group its own: npm run deploy -- --accounts',
    );
  }
  return new Promise<number>((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        join(root, 'node_modules', 'firebase-tools', 'lib', 'bin', 'firebase.js'),
        'deploy',
        `--project=${project}`,
        `--config=${configFile(project)}`,
        ...process.argv.slice(2),
      ],
      { cwd: root, stdio: 'inherit' },
    );
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
});

/**
 * firebase.json for one project: its pages may ask this project's functions, and load what App Check needs where
 * the web app is built with it.
 */
function configFile(project: string): string {
  const { VITE_APP_CHECK_SITE_KEY: siteKey } = loadEnv('production', join(root, 'web'));
  const given = JSON.parse(readFileSync(join(root, 'firebase.json'), 'utf8')) as HostingConfig;
  const config = forProject(given, project);
  const own = join(root, 'firebase.deploy.json');
  writeFileSync(own, JSON.stringify(siteKey ? admitRecaptcha(config) : config, null, 2));
  return own;
}
