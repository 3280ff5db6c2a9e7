import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where a program of this name is on the PATH, or undefined. */
export function which(program: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((directory) => directory !== '')
    .map((directory) => join(directory, program))
    .find((file) => existsSync(file));
}
