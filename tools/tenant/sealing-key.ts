import { join } from 'node:path';
import { sealingKeyFault } from '../../functions/src/sealing/keys.ts';
import { Failure } from '../failure.ts';
import { run } from '../process.ts';
import { root } from '../root.ts';

/** The key that seals webhook secrets: `SEALING_KEY` from the environment, otherwise from Secret Manager. */
export async function cloudSealingKey(project: string): Promise<string> {
  const given = process.env.SEALING_KEY?.trim();
  if (given !== undefined && given !== '') return checked(given);
  const { code, output } = await run(process.execPath, [
    join(root, 'node_modules', 'firebase-tools', 'lib', 'bin', 'firebase.js'),
    'functions:secrets:access',
    'SEALING_KEY',
    `--project=${project}`,
  ]);
  if (code !== 0) {
    throw new Failure(
      `The secret SEALING_KEY of ${project} can't be read (make it with firebase functions:secrets:set SEALING_KEY):\n${output.trim()}`,
    );
  }
  return checked(output.trim().split('\n').at(-1)?.trim() ?? '');
}

function checked(key: string): string {
  const fault = sealingKeyFault(key, false);
  if (fault !== null) throw new Failure(fault);
  return key;
}
