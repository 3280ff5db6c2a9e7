import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../failure.ts';
import { root } from '../root.ts';

/**
 * The cloud project that commands work on: `CTI_PROJECT`, a project's id or an alias of .firebaserc, else that file's
 * default. `demo-` projects only exist in the emulators.
 */
export function cloudProject(env: NodeJS.ProcessEnv = process.env): string {
  const { projects = {} } = JSON.parse(readFileSync(join(root, '.firebaserc'), 'utf8')) as {
    projects?: Record<string, string>;
  };
  const asked = env['CTI_PROJECT'] || 'default';
  const project = projects[asked] ?? (asked === 'default' ? 'demo-' : asked);
  if (project.startsWith('demo-')) {
    throw new Failure(
      '.firebaserc names no project of the cloud: set its "default" to your project id (firebase use --add), or name one in CTI_PROJECT.',
    );
  }
  if (!/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/.test(project)) {
    throw new Failure(`"${project}" can't be a project's id, and .firebaserc has no such alias.`);
  }
  return project;
}
