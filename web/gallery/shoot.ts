import { mkdir } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from '@playwright/test';
import { createServer } from 'vite';
import { chromiumArguments, findChromium } from '../../tools/testing/chromium.ts';

/**
 * Pictures of every scene, and what axe finds in it:
 * `node web/gallery/shoot.ts [part of a scene's name]… [--axe] [--small]`. They land in `.run/gallery`.
 * With `--small`, as a phone and a small laptop show them; what sticks out of its page is named.
 */
const filters = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const withAxe = process.argv.includes('--axe');
const isSmall = process.argv.includes('--small');
const out = new URL('../../.run/gallery/', import.meta.url).pathname;
const print = (line: string) => process.stdout.write(`${line}\n`);
await mkdir(out, { recursive: true });

const server = await createServer({
  configFile: new URL('./vite.config.ts', import.meta.url).pathname,
});
await server.listen();
const address = server.resolvedUrls?.local[0] ?? '';
const chromiumPath = findChromium();
const browser = await chromium.launch({
  ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
  args: chromiumArguments,
});

interface Shot {
  width: number;
  height: number;
  theme: string;
  lang: string;
}

const smallShots: Shot[] = [
  { width: 390, height: 844, theme: 'light', lang: 'ja' },
  { width: 390, height: 844, theme: 'dark', lang: 'en' },
  { width: 1024, height: 700, theme: 'light', lang: 'ja' },
];

function shotsOf(scene: string): Shot[] {
  if (isSmall) return smallShots;
  const [width, height] = scene.startsWith('popup/')
    ? [500, 700]
    : scene.startsWith('phone/')
      ? [420, 700]
      : scene.startsWith('strip/')
        ? [320, 120]
        : [1360, 860];
  const shots = [
    { width, height, theme: 'light', lang: 'ja' },
    { width, height, theme: 'dark', lang: 'ja' },
  ];
  if (/known|every|three|plain/.test(scene))
    shots.push({ width, height, theme: 'light', lang: 'en' });
  if (/few|hundred|plain/.test(scene)) {
    shots.push({ width: 1920, height: 1080, theme: 'light', lang: 'ja' });
  }
  return shots;
}

const context = await browser.newContext({
  locale: 'ja-JP',
  timezoneId: 'Asia/Tokyo',
  reducedMotion: 'reduce',
});
const page = await context.newPage();
page.on('console', (message) => {
  if (['error', 'warning'].includes(message.type())) print(`  ${message.text()}`);
});
page.on('pageerror', (error) => print(`  ${error.message}`));
await page.goto(address);
await page.waitForSelector('.gallery-index');
const scenes = await page.locator('li a:first-child').allTextContents();

/** Fonts are loaded, and nothing moves any more but what moves for as long as it's shown. */
async function settle(): Promise<void> {
  await document.fonts.ready;
  const moving = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(moving.map(({ finished }) => finished));
}

/** What is wider than the page has room for, unless it scrolls by itself. */
function wideThings(): string[] {
  const main = document.querySelector('main') ?? document.documentElement;
  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) return ['the page itself'];
  if (main.scrollWidth <= main.clientWidth) return [];
  const edge = main.getBoundingClientRect().right;
  const scrolls = (element: Element | null): boolean =>
    element !== null &&
    element !== main &&
    (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement));
  return [...main.querySelectorAll('*')]
    .filter((element) => element.getBoundingClientRect().right > edge + 1)
    .filter((element) => !scrolls(element.parentElement))
    .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`)
    .slice(0, 3);
}

const isWanted = (scene: string) =>
  filters.length === 0 || filters.some((filter) => scene.includes(filter));

let found = 0;
for (const scene of scenes.filter(isWanted)) {
  for (const { width, height, theme, lang } of shotsOf(scene)) {
    await page.setViewportSize({ width, height });
    await page.goto(`${address}?scene=${scene}&theme=${theme}&lang=${lang}`);
    await page.locator('#root > *').first().waitFor({ state: 'attached' });
    await page.evaluate(settle);
    const name = `${scene.replace('/', '-')}-${theme}-${lang}-${width}`;
    await page.screenshot({ path: `${out}${name}.png` });
    const wide = isSmall ? await page.evaluate(wideThings) : [];
    if (wide.length > 0) print(`${name}: too wide: ${wide.join(', ')}`);
    if (!withAxe) continue;
    const { violations, incomplete } = await new AxeBuilder({ page })
      // A single widget isn't a page.
      .disableRules(
        /^ui|loading/.test(scene) ? ['landmark-one-main', 'page-has-heading-one', 'region'] : [],
      )
      .analyze();
    found += violations.length;
    for (const unsure of incomplete.filter(({ id }) => id === 'color-contrast')) {
      for (const node of unsure.nodes)
        print(`${name}: contrast? ${node.target.join(' ')}: ${node.any[0]?.message}`);
    }
    for (const violation of violations) {
      print(`${name}: ${violation.id}, ${violation.help}`);
      for (const node of violation.nodes.slice(0, 4)) {
        print(`  ${node.target.join(' ')}: ${node.any[0]?.message ?? node.html}`);
      }
    }
  }
}
if (withAxe) print(found === 0 ? 'axe: nothing found' : `axe: ${found} findings`);
await browser.close();
await server.close();
