import { parseArgs } from 'node:util';
import { openEmulators } from './admin.ts';
import { ensureBuilt } from './build.ts';
import { printWelcome } from './demo/welcome.ts';
import { seedWithHistory } from './demo/history.ts';
import { startDemoDialpad } from './dialpad/demo.ts';
import { allEmulators, startEmulators, untilWebhookAnswers } from './emulators.ts';
import { requireFreePorts } from './emulator/ports.ts';
import { main } from './failure.ts';
import { endRequested } from './process.ts';
import { told } from './progress.ts';
import { startSweeping } from './sweeping.ts';
import { hostingUrl } from './demo/constants.ts';

/** `npm start`: builds everything and runs it in the emulator suite until Ctrl-C. */
await main(async () => {
  const { values } = parseArgs({ options: { ui: { type: 'boolean', default: false } } });
  const asked = endRequested();
  await requireFreePorts(allEmulators);
  await told('Building functions and console', () =>
    Promise.all([ensureBuilt('functions'), ensureBuilt('web')]),
  );

  const admin = openEmulators();
  const dialpad = await startDemoDialpad();
  const emulators = await told('Starting the emulators', () =>
    startEmulators({
      ui: values.ui,
      seed: () => told('Writing the demo', () => seedWithHistory(admin)),
    }),
  );
  try {
    await told('Waiting for the webhook', () => untilWebhookAnswers());
    const sweeping = startSweeping(admin.db);
    printWelcome();
    console.log(`CTI ready: ${hostingUrl}`);
    await Promise.race([asked, emulators.ended]);
    sweeping.stop();
  } finally {
    console.log('\nStopping …');
    await admin.close();
    await emulators.stop();
    await dialpad.stop();
  }
});
