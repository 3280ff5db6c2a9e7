import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build, type Rolldown } from 'vite';
import { openEmulators } from './admin.ts';
import { ensureBuilt } from './build.ts';
import { hostingUrl } from './demo/constants.ts';
import { seedWithHistory } from './demo/history.ts';
import { printWelcome } from './demo/welcome.ts';
import { startDemoDialpad } from './dialpad/demo.ts';
import { allEmulators, startEmulators, untilWebhookAnswers } from './emulators.ts';
import { requireFreePorts } from './emulator/ports.ts';
import { Failure, main } from './failure.ts';
import { descendants, endAll, endRequested, sendSignal } from './process.ts';
import { told } from './progress.ts';
import { root } from './root.ts';
import { startSweeping } from './sweeping.ts';

/** `npm run dev`: as `npm start`, with functions rebundled when they change, and Vite's dev server. */
await main(async () => {
  const asked = endRequested();
  await requireFreePorts(allEmulators);
  await told('Building the functions', () => ensureBuilt('functions'));

  const admin = openEmulators();
  const dialpad = await startDemoDialpad();
  const emulators = await told('Starting the emulators', () =>
    startEmulators({
      functionLogs: true,
      seed: () => told('Writing the demo', () => seedWithHistory(admin)),
    }),
  );
  try {
    await told('Waiting for the webhook', () => untilWebhookAnswers());
    const sweeping = startSweeping(admin.db);
    const watcher = await watchFunctions();
    const web = await startWeb();
    printWelcome(web.address);
    console.log(`Web with hot reload: ${web.address}`);
    console.log(`CTI ready: ${hostingUrl}`);
    await Promise.race([asked, emulators.ended]);
    sweeping.stop();
    await Promise.all([watcher.close(), web.stop()]);
  } finally {
    console.log('\nStopping …');
    await admin.close();
    await emulators.stop();
    await dialpad.stop();
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

/** Vite's dev server, in its own process: in ours it would end everything at the first SIGTERM, emulators still up. */
async function startWeb(): Promise<{ address: string; stop(): Promise<void> }> {
  const server = spawn(
    process.execPath,
    [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), '--clearScreen=false'],
    {
      cwd: join(root, 'web'),
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const pids = () => (server.pid === undefined ? [] : [...descendants(server.pid), server.pid]);
  process.on('exit', () => pids().forEach((pid) => sendSignal(pid, 'SIGKILL')));
  return { address: await addressOf(server), stop: () => endAll(pids(), 2_000) };
}

/** The address that Vite prints once it listens. */
function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    server.on('close', () => reject(new Failure("Vite's dev server has ended.")));
    if (server.stdout === null) return;
    createInterface({ input: server.stdout }).on('line', (line) => {
      const [, address] = /Local:\s+(\S+?)\/?$/.exec(line.trim()) ?? [];
      if (address === undefined) console.log(line);
      else resolve(address);
    });
  });
}
