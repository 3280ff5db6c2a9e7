import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What the functions SDK takes from the Admin SDK: one function each, needed by callables and triggers. */
const lazyInSdk: Record<string, string> = {
  'firebase-admin/auth': 'getAuth',
  'firebase-admin/app-check': 'getAppCheck',
  'firebase-admin/firestore': 'getFirestore',
};

/**
 * Whoever names a function of the SDK loads all of the Admin SDK with it, which takes longer than everything
 * else. Within the bundle the SDK gets it when it calls it.
 */
const lazyAdminInSdk: Plugin = {
  name: 'lazy-admin-in-sdk',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source in lazyInSdk && importer?.includes('/firebase-functions/') ? `\0lazy:${source}` : null,
  load(id) {
    const source = id.startsWith('\0lazy:') ? id.slice('\0lazy:'.length) : '';
    const name = lazyInSdk[source];
    return name && `export const ${name} = (...args) => require('${source}').${name}(...args);`;
  },
};

/**
 * Bundles everything a function needs into one CommonJS file: it loads in about two thirds of the
 * time of separate modules, and the versions that run are those that were tested.
 */
export default defineConfig({
  root: here('.'),
  plugins: [lazyAdminInSdk],
  build: {
    ssr: here('src/index.ts'),
    outDir: here('lib'),
    // A suite that runs while we build must find the old bundle until the new one is there.
    emptyOutDir: false,
    target: 'node24',
    minify: true,
    sourcemap: true,
    rolldownOptions: {
      // One file also for dynamic imports, which then only run later.
      output: { format: 'cjs', entryFileNames: 'index.cjs', codeSplitting: false },
    },
  },
  ssr: { noExternal: true, target: 'node' },
});
