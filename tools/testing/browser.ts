import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Failure } from '../failure.ts';
import { run } from '../process.ts';
import { which } from '../which.ts';
import { findChromium } from './chromium.ts';

/** Debian's packages for what the browser tests need: the browser, and a font with Japanese letters. */
const packages = { browser: 'chromium', font: 'fonts-noto-cjk' };

/** Makes sure that there is a Chromium and a Japanese font; installs them on Debian as root. */
export async function requireBrowser(): Promise<void> {
  const missing = [
    ...(findChromium() === undefined ? [packages.browser] : []),
    ...(hasJapaneseFont() ? [] : [packages.font]),
  ];
  if (missing.length === 0) return;
  if (!canInstall()) {
    throw new Failure(
      `The browser tests need ${missing.join(' and ')}: install ${missing.length === 1 ? 'it' : 'them'}, or set CHROMIUM_PATH to a Chromium or Chrome.`,
    );
  }
  console.log(`Installing ${missing.join(' and ')} (apt-get) …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '--no-install-recommends', ...missing];
  const first = await run('apt-get', install, { env });
  if (first.code === 0) return;
  await run('apt-get', ['update'], { env });
  const { code, output } = await run('apt-get', install, { env });
  if (code !== 0) throw new Failure(`apt-get could not install ${missing.join(' ')}:\n${output}`);
}

function hasJapaneseFont(): boolean {
  if (which('fc-list') === undefined) return process.platform !== 'linux';
  return spawnSync('fc-list', [':lang=ja'], { encoding: 'utf8' }).stdout.trim() !== '';
}

function canInstall(): boolean {
  return existsSync('/etc/debian_version') && process.getuid?.() === 0;
}
