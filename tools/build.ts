import { build } from 'vite';
import { Failure, main, messageOf } from './failure.ts';
import { join } from 'node:path';
import { root } from './root.ts';

export type Part = 'functions' | 'web';

/** Bundles the functions into functions/lib, or the web app into web/dist. */
export async function buildPart(part: Part): Promise<void> {
  try {
    await build({
      root: join(root, part),
      configFile: join(root, part, 'vite.config.ts'),
      logLevel: 'warn',
    });
  } catch (error) {
    throw new Failure(`${part} does not build: ${messageOf(error)}`);
  }
}

function isPart(word: string): word is Part {
  return word === 'functions' || word === 'web';
}

/** `npm run build -- [functions] [web]`: both without an argument. */
if (import.meta.main) {
  await main(async () => {
    const words = process.argv.slice(2);
    const parts = words.length === 0 ? ['functions', 'web'] : words;
    for (const part of parts) {
      if (!isPart(part)) throw new Failure(`There is no part "${part}"; name functions or web.`);
      await buildPart(part);
    }
  });
}
