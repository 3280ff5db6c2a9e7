import { spawn } from 'node:child_process';
import { join } from 'node:path';
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
        ...process.argv.slice(2),
      ],
      { cwd: root, stdio: 'inherit' },
    );
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
});
