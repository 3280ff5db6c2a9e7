import { join } from 'node:path';
import { run } from '../process.ts';
import { root, runDirectory } from '../root.ts';

/** Runs what `npm test` does in Chromium for some files alone, shows what they print, and gives the exit code. */
export async function runInBrowser(file: string, env: NodeJS.ProcessEnv): Promise<number> {
  const bootstrap = join(root, 'tools', 'bootstrap.mjs');
  const { code } = await run(
    process.execPath,
    [bootstrap, 'test', '--only', 'browser', '--verbose', '--file', file],
    {
      env: { ...process.env, ...env },
      show: true,
      log: join(runDirectory, `browser-${file}.log`),
    },
  );
  return code;
}
