import { defineConfig } from '@playwright/test';
import { demo } from './tools/demo/constants.ts';
import { chromiumArguments, findChromium } from './tools/testing/chromium.ts';

const chromium = findChromium();

/** The browser tests: the machine's own Chromium against the emulator suite. */
export default defineConfig({
  testDir: 'web/e2e',
  testMatch: process.env.CTI_BENCH === undefined ? '**/*.e2e.ts' : '**/*.bench.ts',
  outputDir: 'test-results',
  fullyParallel: false,
  // Each test has customers of its own, so two can run at a time.
  workers: 2,
  forbidOnly: process.env.CI !== undefined,
  retries: 0,
  // These end what hangs, on a machine that has other things to do; no test is about how long it takes.
  timeout: 600_000,
  expect: { timeout: 120_000 },
  reporter: [['list']],
  use: {
    baseURL: `http://${demo.host}:${demo.ports.hosting}`,
    browserName: 'chromium',
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    // What breathes while it rings is painted sixty times a second, here by the processor.
    contextOptions: { reducedMotion: 'reduce' },
    // The film and the pages' copies would take more of the machine than the tests themselves.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false, sources: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(chromium === undefined ? {} : { executablePath: chromium }),
      args: chromiumArguments,
    },
  },
});
