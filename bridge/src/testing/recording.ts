import { readFileSync } from 'node:fs';

/** The messages of a recorded stream, as they come over the wire. */
export function recorded(name: string): string[] {
  const file = new URL(`../../recordings/${name}.txt`, import.meta.url);
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n\n')
    .filter((block) => !block.startsWith('#'))
    .map((block) => `${block.replaceAll('\n', '\r\n')}\r\n\r\n`);
}
