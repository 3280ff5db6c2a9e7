import { join } from 'node:path';
import { main } from './failure.ts';
import { run } from './process.ts';
import { root, runDirectory } from './root.ts';

/** Ten thousand generated conversations per property, too many for every `npm test`. */
await main(async () => {
  const vitest = join(root, 'node_modules', '.bin', 'vitest');
  const config = join(root, 'functions', 'test', 'nightly.config.ts');
  const { code } = await run(process.execPath, [vitest, 'run', '--config', config], {
    env: process.env,
    show: true,
    log: join(runDirectory, 'nightly.log'),
  });
  return code;
});
