import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../failure.ts';
import { root } from '../root.ts';

/** The cloud project of .firebaserc; `demo-` projects only exist in the emulators. */
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
