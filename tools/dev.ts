import { join } from 'node:path';
import { build, createServer, type Rolldown } from 'vite';
import { openEmulators } from './admin.ts';
import { buildPart } from './build.ts';
import { hostingUrl } from './demo/constants.ts';
import { seed } from './demo/seed.ts';
import { printWelcome } from './demo/welcome.ts';
import { allEmulators, startEmulators, untilWebhookAnswers } from './emulators.ts';
import { requireFreePorts } from './emulator/ports.ts';
import { main } from './failure.ts';
import { endRequested } from './process.ts';
import { root } from './root.ts';
import { startSweeping } from './sweeping.ts';

/**
 * `npm run dev`: as `npm start`, with the functions bundled anew when they change (the Functions
 * emulator sees the new file and loads it) and Vite's dev server for the web app.
 */
await main(async () => {
  const asked = endRequested();
  await requireFreePorts(allEmulators);
  console.log('Building …');
  await buildPart('functions');

  console.log('Starting the emulators …');
  const emulators = await startEmulators({ functionLogs: true });
  const admin = openEmulators();
  try {
    await Promise.all([seed(admin), untilWebhookAnswers()]);
    const sweeping = startSweeping(admin.db);
    const watcher = await watchFunctions();
    const web = await createServer({ configFile: join(root, 'web', 'vite.config.ts') });
    await web.listen();
    const address = web.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? 'the dev server';
    printWelcome(address);
    console.log(`Web with hot reload: ${address}`);
    console.log(`CTI ready: ${hostingUrl}`);
    await Promise.race([asked, emulators.ended]);
    sweeping.stop();
    await Promise.all([watcher.close(), web.close()]);
  } finally {
    console.log('\nStopping …');
    await admin.close();
    await emulators.stop();
  }
});

async function watchFunctions(): Promise<Rolldown.RolldownWatcher> {
  const watcher = await build({
    configFile: join(root, 'functions', 'vite.config.ts'),
    logLevel: 'warn',
    build: { watch: {}, minify: false },
  });
  if (!('close' in watcher)) throw new Error('Vite did not watch the functions.');
  return watcher;
}
