import { join } from 'node:path';
import { main } from './failure.ts';
import { run } from './process.ts';
import { root, runDirectory } from './root.ts';
import { runInBrowser } from './testing/browser-run.ts';

/** Too much for every `npm test`: more generated conversations, 100 calls for a person, another day of calls. */
await main(async () => {
  const vitest = join(root, 'node_modules', '.bin', 'vitest');
  const config = join(root, 'functions', 'test', 'nightly.config.ts');
  const { code } = await run(process.execPath, [vitest, 'run', '--config', config], {
    env: process.env,
    show: true,
    log: join(runDirectory, 'nightly.log'),
  });
  if (code !== 0) return code;
  const popups = await runInBrowser('one-popup', { CTI_NIGHTLY: '1' });
  if (popups !== 0) return popups;
  const test = join(root, 'tools', 'test.ts');
  const day = await run(process.execPath, [test, '--only', 'day', '--verbose'], {
    env: { ...process.env, CTI_NIGHTLY: '1' },
    show: true,
    log: join(runDirectory, 'nightly-day.log'),
  });
  return day.code;
});
