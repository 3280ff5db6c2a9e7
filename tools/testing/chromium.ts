import { existsSync } from 'node:fs';
import { which } from '../which.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macApplications = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A Chromium of this machine: `CHROMIUM_PATH` first, then the usual places. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== '') return named;
  return (
    names.map(which).find((path) => path !== undefined) ??
    macApplications.find((path) => existsSync(path))
  );
}

/** How tests start it: without a sandbox, a GPU, and what a browser does by itself in the background. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
