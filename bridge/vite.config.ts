import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Bundles the bridge into one file that needs nothing beside it but Node. */
export default defineConfig({
  root: here('.'),
  build: {
    ssr: here('src/cti-bridge.ts'),
    outDir: here('lib'),
    emptyOutDir: false,
    target: 'node24',
    minify: true,
    rolldownOptions: {
      output: { format: 'es', entryFileNames: 'cti-bridge.mjs', codeSplitting: false },
    },
  },
  ssr: { noExternal: true, target: 'node' },
});
