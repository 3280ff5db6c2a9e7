import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { root } from './root.ts';
import { chromiumArguments, findChromium } from './testing/chromium.ts';

/** `node tools/icons.ts` draws the installed app's icons from `favicon.svg`; run it when that has changed. */
const folder = join(root, 'web/public');
const drawing = await readFile(join(folder, 'favicon.svg'), 'utf8');
// The system cuts a maskable icon into its own shape, so the ground goes to the edge.
const uncut = drawing.replace(' rx="7"', '');
const icons = [
  { name: 'icon-192', sizePx: 192, svg: drawing },
  { name: 'icon-512', sizePx: 512, svg: drawing },
  { name: 'icon-maskable-512', sizePx: 512, svg: uncut },
];

const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: chromiumArguments,
});
const page = await browser.newPage();
for (const { name, sizePx, svg } of icons) {
  await page.setViewportSize({ width: sizePx, height: sizePx });
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
  await page.screenshot({ path: join(folder, `${name}.png`), omitBackground: true });
}
await browser.close();
