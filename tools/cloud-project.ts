import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.ts';
import { root } from './root.ts';

/** The project of .firebaserc that is really in the cloud; `demo-` projects are the emulators' own. */
export function cloudProject(): string {
  const { projects } = JSON.parse(readFileSync(join(root, '.firebaserc'), 'utf8')) as {
    projects?: { default?: string };
  };
  const project = projects?.default;
  if (project === undefined || project.startsWith('demo-')) {
    throw new Failure(
      '.firebaserc names no project of the cloud: set its "default" to your project id (firebase use --add).',
    );
  }
  return project;
}
