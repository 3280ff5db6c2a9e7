import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readKeys } from '../functions/src/sealing/keys.ts';
import { resealAll, type Resealed } from '../functions/src/upkeep/reseal.ts';
import { type Admin, openEmulators, openProject } from './admin.ts';
import { readArguments } from './arguments.ts';
import { cloudProject } from './cloud/cloud-project.ts';
import { emulatorSealingKey, writeEmulatorSealingKey } from './emulator/config.ts';
import { areEmulatorsRunning } from './emulators.ts';
import { Failure, main } from './failure.ts';
import { root } from './root.ts';
import { changedKey, isChange } from './sealing-keys.ts';
import { cloudSealingKey } from './tenant/sealing-key.ts';

const help = `npm run keys -- status | add | use | reseal | drop [--leave-behind]

Changes SEALING_KEY, which seals secrets and hashes phone numbers, without a gap. In this order, each followed by a
deployment of the functions (npm run deploy -- --only functions):

  add      makes a new key; it opens what it may have to, the old one still seals
  use      the new key seals, the old one still opens
  reseal   brings everything under the new key; may be broken off and run again; needs no deployment
  drop     takes the old key away, once reseal has left nothing behind

status names the keys by their ids. drop --leave-behind also drops the key of what reseal could not move: those
members need a new sign-in.

In the emulators when they run on this machine (start them anew after a change), else in the project of .firebaserc,
with the application default credentials.`;

const options = {
  'leave-behind': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

await main(async () => {
  const { values, positionals } = readArguments(options, help, { allowPositionals: true });
  const [verb = ''] = positionals;
  if (values.help) {
    console.log(help);
    return 0;
  }
  if (!isChange(verb) && verb !== 'reseal' && verb !== 'status') {
    throw new Failure(`status, add, use, reseal or drop?\n\n${help}`);
  }
  const place = await openPlace();
  try {
    const sealingKey = await place.read();
    console.log(`Keys: ${idsOf(sealingKey)}`);
    if (verb === 'status') return 0;
    if (verb === 'reseal') return report(await resealAll(place.admin.db, sealingKey));
    const next = changedKey(sealingKey, verb, randomBytes(32).toString('base64'));
    if (verb === 'drop') {
      const left = report(await resealAll(place.admin.db, sealingKey));
      if (left > 0 && !values['leave-behind']) throw new Failure('The old key stays: see above.');
    }
    await place.write(next);
    console.log(`Now:  ${idsOf(next)}\n${place.next}`);
    return 0;
  } finally {
    await place.admin.close();
  }
});

function idsOf(sealingKey: string): string {
  return readKeys(sealingKey)
    .map(({ id }, index) => `${id} (${index === 0 ? 'seals' : 'opens'})`)
    .join(', ');
}

/** Prints what a run has done (uids, no numbers); returns 1 if values are left under an old key. */
function report({ changed, unchanged, unreadable, waiting }: Resealed): number {
  console.log(`${changed} sealed anew, ${unchanged} were already`);
  for (const path of unreadable) console.log(`no key opens it: ${path}`);
  for (const uid of waiting) console.log(`moves with their next sign-in by phone number: ${uid}`);
  return unreadable.length + waiting.length > 0 ? 1 : 0;
}

interface Place {
  admin: Admin;
  read: () => Promise<string>;
  write: (sealingKey: string) => Promise<void>;
  /** What has to be done next. */
  next: string;
}

async function openPlace(): Promise<Place> {
  if (await areEmulatorsRunning()) {
    console.log('In the emulators');
    return {
      admin: openEmulators(),
      read: () => Promise.resolve(emulatorSealingKey()),
      write: (sealingKey) => Promise.resolve(writeEmulatorSealingKey(sealingKey)),
      next: 'Start the emulators anew.',
    };
  }
  const project = cloudProject();
  console.log(`In the project ${project}`);
  return {
    admin: openProject(project),
    read: () => cloudSealingKey(project),
    write: (sealingKey) => setCloudKey(project, sealingKey),
    next: 'Next: npm run deploy -- --only functions',
  };
}

/** Passes the key through a pipe, so that it's on no command line and in no file. */
async function setCloudKey(project: string, sealingKey: string): Promise<void> {
  const child = spawn(
    process.execPath,
    [
      join(root, 'node_modules', 'firebase-tools', 'lib', 'bin', 'firebase.js'),
      'functions:secrets:set',
      'SEALING_KEY',
      '--data-file=-',
      `--project=${project}`,
      '--non-interactive',
    ],
    { cwd: root, stdio: ['pipe', 'inherit', 'inherit'] },
  );
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
    child.stdin.end(sealingKey);
  });
  if (code !== 0) throw new Failure('SEALING_KEY was not changed; the reason is above.');
}
