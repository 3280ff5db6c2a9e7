import { parseArgs } from 'node:util';
import { openEmulators, openProject } from './admin.ts';
import { cloudProject } from './cloud-project.ts';
import { demo, webhookUrl } from './demo/constants.ts';
import { emulatorSealingKey } from './emulator/config.ts';
import { areEmulatorsRunning } from './emulators.ts';
import { Failure, main } from './failure.ts';
import { createTenant, listTenants } from './tenant/tenants.ts';
import { cloudSealingKey } from './tenant/sealing-key.ts';

const help = `npm run tenant -- create ID --name NAME --admin EMAIL [--webhook-secret S]
npm run tenant -- list

In the emulators when they run on this machine, else in the project of .firebaserc, with the
application default credentials.`;

await main(async () => {
  const { positionals, values } = readArguments();
  const [verb, id] = positionals;
  if (values.help) {
    console.log(help);
    return 0;
  }
  if (verb !== 'create' && verb !== 'list') throw new Failure(`create or list?\n\n${help}`);

  const emulated = await areEmulatorsRunning();
  const project = emulated ? demo.projectId : cloudProject();
  console.log(emulated ? 'In the emulators' : `In the project ${project}`);
  const admin = emulated ? openEmulators() : openProject(project);
  try {
    if (verb === 'list') {
      for (const tenant of await listTenants(admin.db)) {
        const state = tenant.enabled ? 'enabled' : 'not enabled';
        console.log(
          `${tenant.id.padEnd(20)} ${state.padEnd(12)} ${String(tenant.members).padStart(4)} members   ${tenant.name}`,
        );
      }
      return 0;
    }
    const created = await createTenant(admin, {
      id: required('ID', id),
      name: required('--name', values.name),
      adminEmail: required('--admin', values.admin),
      webhookSecret: values['webhook-secret'],
      sealingKey: () =>
        emulated ? Promise.resolve(emulatorSealingKey()) : cloudSealingKey(project),
      emulated,
      now: new Date(),
    });
    const address = emulated
      ? webhookUrl(created.id)
      : webhookUrl(created.id, `https://${project}.web.app`);
    console.log(`
Customer        ${created.id}
Admin           ${created.adminEmail}${created.password === null ? '   (had a sign-in already; the password stays)' : ''}`);
    if (created.password !== null) console.log(`First password  ${created.password}`);
    console.log(`Webhook         ${address}`);
    if (values['webhook-secret'] === undefined) {
      console.log(`Webhook secret  ${created.webhookSecret}`);
      console.log('\nThe secret is shown this once; it is kept sealed.');
    }
    return 0;
  } finally {
    await admin.close();
  }
});

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        name: { type: 'string' },
        admin: { type: 'string' },
        'webhook-secret': { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new Failure(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
  }
}

function required(what: string, value: string | undefined): string {
  if (value === undefined || value.trim() === '')
    throw new Failure(`${what} is missing.\n\n${help}`);
  return value;
}
