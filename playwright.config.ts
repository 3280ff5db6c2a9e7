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
  // All tests share one system: a call of one would pop up in the other.
  workers: 1,
  forbidOnly: process.env.CI !== undefined,
  // A busy CI machine may starve one test; its report still names it as flaky.
  retries: process.env.CI === undefined ? 0 : 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    baseURL: `http://${demo.host}:${demo.ports.hosting}`,
    browserName: 'chromium',
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(chromium === undefined ? {} : { executablePath: chromium }),
      args: chromiumArguments,
    },
  },
});
