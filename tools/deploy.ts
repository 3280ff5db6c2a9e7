import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadEnv } from 'vite';
import { admitRecaptcha } from './app-check-headers.ts';
import type { HostingConfig } from './hosting-policy.ts';
import { cloudProject } from './cloud-project.ts';
import { main } from './failure.ts';
import { root } from './root.ts';

/**
 * `npm run deploy`: hands over to `firebase deploy`, which builds first (predeploy in firebase.json).
 * What is given after `--` goes to it as it is, e.g. `npm run deploy -- --only hosting`.
 */
await main(async () => {
  const project = cloudProject();
  return new Promise<number>((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        join(root, 'node_modules', 'firebase-tools', 'lib', 'bin', 'firebase.js'),
        'deploy',
        `--project=${project}`,
        `--config=${configFile()}`,
        ...process.argv.slice(2),
      ],
      { cwd: root, stdio: 'inherit' },
    );
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
});

/** firebase.json, or where the web app is built with App Check a copy whose pages may load what that needs. */
function configFile(): string {
  const { VITE_APP_CHECK_SITE_KEY: siteKey } = loadEnv('production', join(root, 'web'));
  const given = join(root, 'firebase.json');
  if (!siteKey) return given;
  const own = join(root, 'firebase.deploy.json');
  const config = JSON.parse(readFileSync(given, 'utf8')) as HostingConfig;
  writeFileSync(own, JSON.stringify(admitRecaptcha(config), null, 2));
  return own;
}
