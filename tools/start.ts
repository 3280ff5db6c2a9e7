import { parseArgs } from 'node:util';
import { openEmulators } from './admin.ts';
import { giveExtensions, openOffice, printOffice, requireAsterisk } from './asterisk/office.ts';
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

/** `npm start`: builds everything and runs it in the emulator suite until Ctrl-C; with `--asterisk` beside a PBX. */
await main(async () => {
  const { values } = parseArgs({
    options: {
      ui: { type: 'boolean', default: false },
      asterisk: { type: 'boolean', default: false },
    },
  });
  const asked = endRequested();
  await requireFreePorts(allEmulators);
  if (values.asterisk) await told('Getting Asterisk', requireAsterisk);
  await told('Building functions and console', () =>
    Promise.all([
      ensureBuilt('functions'),
      ensureBuilt('web'),
      values.asterisk && ensureBuilt('bridge'),
    ]),
  );

  const admin = openEmulators();
  const dialpad = await startDemoDialpad();
  const emulators = await told('Starting the emulators', () =>
    startEmulators({
      ui: values.ui,
      seed: () =>
        told('Writing the demo', async () => {
          await seedWithHistory(admin);
          if (values.asterisk) await giveExtensions(admin.db);
        }),
    }),
  );
  let office: Awaited<ReturnType<typeof openOffice>> | undefined;
  try {
    await told('Waiting for the webhook', () => untilWebhookAnswers());
    if (values.asterisk) office = await told('Starting Asterisk and the bridge', openOffice);
    const sweeping = startSweeping(admin.db);
    printWelcome();
    if (office) printOffice();
    console.log(`CTI ready: ${hostingUrl}`);
    await Promise.race([asked, emulators.ended]);
    sweeping.stop();
  } finally {
    console.log('\nStopping …');
    await office?.stop();
    await admin.close();
    await emulators.stop();
    await dialpad.stop();
  }
});
