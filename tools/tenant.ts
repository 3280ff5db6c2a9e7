import { Refusal } from '../functions/src/refusal.ts';
import { openEmulators, openProject } from './admin.ts';
import { readArguments } from './arguments.ts';
import { cloudProject } from './cloud/cloud-project.ts';
import { parametersOf } from './cloud/preflight.ts';
import { demo } from './demo/constants.ts';
import { emulatorSealingKey } from './emulator/config.ts';
import { areEmulatorsRunning } from './emulators.ts';
import { Failure, main } from './failure.ts';
import { cloudSealingKey } from './tenant/sealing-key.ts';
import { verbs } from './tenant/verbs.ts';

const help = `npm run tenant -- create ID --name NAME --admin EMAIL [--webhook-secret S | --no-phone-system]
npm run tenant -- invite ID --admin EMAIL
npm run tenant -- list
npm run tenant -- enable ID
npm run tenant -- disable ID
npm run tenant -- rotate ID [--webhook-secret S | --drop-previous]
npm run tenant -- link ID CONTRACT | link ID --none
npm run tenant -- delete ID --confirm ID

In the emulators when they run on this machine, else in the project of .firebaserc, with the
application default credentials.`;

const known = {
  name: { type: 'string' },
  admin: { type: 'string' },
  'webhook-secret': { type: 'string' },
  'no-phone-system': { type: 'boolean', default: false },
  'drop-previous': { type: 'boolean', default: false },
  none: { type: 'boolean', default: false },
  confirm: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

await main(async () => {
  const { positionals, values: options } = readArguments(known, help, { allowPositionals: true });
  const [verb = '', id, second] = positionals;
  if (options.help) {
    console.log(help);
    return;
  }
  const run = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (!run) throw new Failure(`${Object.keys(verbs).join(', ')}?\n\n${help}`);

  const emulated = await areEmulatorsRunning();
  const project = emulated ? demo.projectId : cloudProject();
  console.log(emulated ? 'In the emulators' : `In the project ${project}`);
  const admin = emulated ? openEmulators() : openProject(project);
  const { db, auth } = admin;
  try {
    await run({
      db,
      auth,
      id,
      second,
      options,
      emulated,
      baseUrl: emulated
        ? undefined
        : parametersOf(project)['APP_URL'] || `https://${project}.web.app`,
      sealingKey: () =>
        emulated ? Promise.resolve(emulatorSealingKey()) : cloudSealingKey(project),
    });
  } catch (error) {
    if (error instanceof Refusal) throw new Failure(error.message);
    throw error;
  } finally {
    await admin.close();
  }
});
