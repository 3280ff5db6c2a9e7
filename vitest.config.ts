import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/**
 * The projects, from quick to slow: `unit` and `web` need nothing, `rules` needs the Firestore
 * emulator, `functions` the whole suite. `npm test` runs them all; see tools/test.ts.
 */
export default defineConfig({
  test: {
    // Properties run thousands of cases; on a busy machine that takes longer than vitest's 5 s.
    testTimeout: 60_000,
    // Vitest asks for 1 s by itself; the next second of a clock alone may take as long.
    expect: { poll: { timeout: 10_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          isolate: false,
          include: ['functions/src/**/*.test.ts', 'tools/**/*.test.ts'],
        },
      },
      {
        extends: true,
        plugins: [react()],
        test: {
          name: 'web',
          environment: 'happy-dom',
          pool: 'vmThreads',
          include: ['web/src/**/*.test.{ts,tsx}'],
        },
      },
      {
        extends: true,
        test: {
          name: 'rules',
          environment: 'node',
          include: ['web/rules/**/*.test.ts'],
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'functions',
          environment: 'node',
          include: ['functions/test/**/*.emulator.test.ts'],
          fileParallelism: false,
        },
      },
    ],
  },
});
