import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { root } from '../root.ts';

/** `bundled` is what is deployed; `unbundled` the same sources with every package left in node_modules. */
export type Form = 'bundled' | 'unbundled';

/** Builds into a folder of its own below `functions`, where the unbundled form finds its packages; returns it. */
export async function bundle(form: Form): Promise<string> {
  const outDir = join(functions, 'node_modules', '.bench', form);
  await build({ ...configs[form], build: { ...configs[form].build, outDir, emptyOutDir: true } });
  writeFileSync(join(outDir, 'package.json'), '{ "main": "index.cjs" }\n');
  return outDir;
}

const functions = join(root, 'functions');

const configs: Record<Form, InlineConfig> = {
  bundled: {
    root: functions,
    configFile: join(functions, 'vite.config.ts'),
    logLevel: 'warn',
  },
  unbundled: {
    root: functions,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: join(functions, 'src', 'index.ts'),
      target: 'node24',
      rolldownOptions: {
        output: { format: 'cjs', entryFileNames: 'index.cjs', codeSplitting: false },
      },
    },
  },
};
