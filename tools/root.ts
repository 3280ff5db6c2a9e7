import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Output of a run: logs, reports, the wrapper of the Firestore emulator. Git-ignored. */
export const runDirectory = join(root, '.run');
