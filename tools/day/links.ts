import type { Entry } from './log.ts';

/** Which scripted call each linked id belongs to, according to the webhook's responses. */
export function linksOf(log: readonly Entry[]): Map<string, string> {
  const links = new Map<string, string>();
  for (const entry of log) {
    if (entry.kind === 'event' && entry.linkedId !== null) links.set(entry.linkedId, entry.call);
  }
  return links;
}
