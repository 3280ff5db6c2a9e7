import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The property tests with many more conversations: `npm run test:nightly`. */
export default defineConfig({
  test: {
    name: 'nightly',
    root: fileURLToPath(new URL('../..', import.meta.url)),
    environment: 'node',
    include: ['functions/src/**/*.properties.test.ts'],
    setupFiles: ['functions/test/nightly.setup.ts'],
  },
});
