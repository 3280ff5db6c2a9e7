import { parseArgs } from 'node:util';
import { openEmulators } from './admin.ts';
import { buildPart } from './build.ts';
import { printWelcome } from './demo/welcome.ts';
import { seedHistory } from './demo/history.ts';
import { seed } from './demo/seed.ts';
import { allEmulators, startEmulators, untilWebhookAnswers } from './emulators.ts';
import { requireFreePorts } from './emulator/ports.ts';
import { untilTriggersRest } from './emulator/triggers.ts';
import { main } from './failure.ts';
import { endRequested } from './process.ts';
import { startSweeping } from './sweeping.ts';
import { hostingUrl } from './demo/constants.ts';

/** `npm start`: builds everything and runs it in the emulator suite until Ctrl-C. */
await main(async () => {
  const { values } = parseArgs({ options: { ui: { type: 'boolean', default: false } } });
  const asked = endRequested();
  await requireFreePorts(allEmulators);
  console.log('Building …');
  await Promise.all([buildPart('functions'), buildPart('web')]);

  console.log('Starting the emulators …');
  const admin = openEmulators();
  const emulators = await startEmulators({ ui: values.ui, seed: () => seed(admin) });
  try {
    await untilWebhookAnswers();
    await seedHistory(admin.db, new Date());
    await untilTriggersRest(admin.db);
    const sweeping = startSweeping(admin.db);
    printWelcome();
    console.log(`CTI ready: ${hostingUrl}`);
    await Promise.race([asked, emulators.ended]);
    sweeping.stop();
  } finally {
    console.log('\nStopping …');
    await admin.close();
    await emulators.stop();
  }
});
