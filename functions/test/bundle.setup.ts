import { ensureBuilt } from '../../tools/build.ts';

/** What goes over HTTP is the bundle, so it has to be that of today's sources. */
export async function setup(): Promise<void> {
  await ensureBuilt('functions');
}
