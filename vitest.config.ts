import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/**
 * The projects, from quick to slow: `unit` and `web` need nothing, `asterisk` starts
 * processes, `rules` needs the Firestore
 * emulator, `functions` the whole suite. `npm test` runs them all; see tools/test.ts.
 */
export default defineConfig({
  test: {
    // These end what hangs, on a machine that has other things to do; no test is about how long it takes.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          isolate: false,
          include: ['bridge/src/**/*.test.ts', 'functions/src/**/*.test.ts', 'tools/**/*.test.ts'],
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
          name: 'asterisk',
          environment: 'node',
          include: ['bridge/test/**/*.test.ts'],
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'rules',
          environment: 'node',
          include: ['web/rules/**/*.test.ts'],
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'functions',
          environment: 'node',
          include: ['functions/test/**/*.emulator.test.ts'],
          globalSetup: 'functions/test/bundle.setup.ts',
          // Each file has a Firestore project or a customer of its own.
          maxWorkers: 2,
        },
      },
    ],
  },
});
