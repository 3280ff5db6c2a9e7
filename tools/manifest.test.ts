import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './root.ts';

interface Manifest {
  id: string;
  start_url: string;
  scope: string;
  display: string;
  launch_handler: { client_mode: string[] };
  icons: { src: string; type: string; sizes: string; purpose?: string }[];
  shortcuts: { name: string; url: string }[];
}

const file = (path: string) => readFileSync(join(root, 'web', path));
const manifest = JSON.parse(file('public/manifest.webmanifest').toString()) as Manifest;

test('the console names the manifest, and the popup, which nobody installs, does not', () => {
  expect(file('index.html').toString()).toContain('rel="manifest" href="/manifest.webmanifest"');
  expect(file('cti-popup.html').toString()).not.toContain('manifest');
});

test('every icon of the manifest is there and as large as it says', () => {
  const drawn = manifest.icons.filter(({ type }) => type === 'image/png');
  expect(drawn.map(({ sizes, purpose }) => [sizes, purpose])).toEqual([
    ['192x192', undefined],
    ['512x512', undefined],
    ['512x512', 'maskable'],
  ]);
  for (const { src, sizes } of drawn) {
    const png = file(`public${src}`);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(sizes);
  }
  for (const { src } of manifest.icons) expect(file(`public${src}`).length).toBeGreaterThan(0);
});

test('the app is the whole console, and its shortcuts are pages of it', () => {
  expect([manifest.id, manifest.start_url, manifest.scope]).toEqual(['/', '/', '/']);
  expect(manifest.display).toBe('standalone');
  // A shortcut goes to the window that is open: a second one would have calls of its own.
  expect(manifest.launch_handler.client_mode[0]).toBe('focus-existing');
  expect(manifest.shortcuts.map(({ name, url }) => [name, url])).toEqual([
    ['着信', '/#calls'],
    ['折返し', '/callbacks'],
    ['履歴', '/history'],
  ]);
});
