import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AmiEvent } from '../ami/event.ts';

const folder = new URL('../../recordings/', import.meta.url);

/** All recordings' names, such as `01-inbound-answered`. */
export const recordings = readdirSync(fileURLToPath(folder))
  .filter((file) => file.endsWith('.txt'))
  .map((file) => file.slice(0, -'.txt'.length))
  .toSorted();

/** The messages of a recorded stream, as they come over the wire. */
export const recorded = (name: string): string[] =>
  readFileSync(new URL(`${name}.txt`, folder), 'utf8')
    .trimEnd()
    .split('\n\n')
    .filter((block) => !block.startsWith('#'))
    .map((block) => `${block.replaceAll('\n', '\r\n')}\r\n\r\n`);

/** The blocks of a recording, without its remarks. */
function blocksOf(name: string): AmiEvent[] {
  const text = readFileSync(new URL(`${name}.txt`, folder), 'utf8');
  return text
    .split(/\n{2,}/)
    .map((block) => block.replace(/^\n+|\n+$/g, ''))
    .filter((block) => block !== '' && !block.startsWith('#'))
    .map(blockOf);
}

export function blockOf(text: string): AmiEvent {
  const block = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':');
    const value = line.slice(colon + 1).replace(/^ /, '');
    const key = line.slice(0, colon);
    block.set(key, [...(block.get(key) ?? []), value]);
  }
  return block;
}

const first = (block: AmiEvent, key: string) => block.get(key)?.[0] ?? '';

/** The news of a recording: neither answers nor the items of lists. */
export const eventsOf = (name: string): AmiEvent[] =>
  blocksOf(name).filter((block) => block.has('Event') && block.has('Timestamp'));

/** The items of each list that was asked for in a recording, in order. */
export function listsOf(name: string, item: string): AmiEvent[][] {
  const lists = new Map<string, AmiEvent[]>();
  for (const block of blocksOf(name)) {
    if (first(block, 'Event') !== item) continue;
    const id = first(block, 'ActionID');
    lists.set(id, [...(lists.get(id) ?? []), block]);
  }
  return [...lists.values()];
}

export const timeOf = (event: AmiEvent): number => Number(first(event, 'Timestamp')) * 1_000;
