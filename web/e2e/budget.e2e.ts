import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, people, signIn, test } from './fixtures.ts';

/** Largest sizes, kB gzip: before the first paint, and of the card with all its HTML names; most of it is React, 66. */
const budgets = { picture: 10, card: 90, signIn: 180, console: 400 };

const dist = join(import.meta.dirname, '../dist');

/** The scripts and styles that a page's HTML names in such tags, with the scripts' static imports. */
function namedFiles(page: string, tags: RegExp): string[] {
  const html = readFileSync(join(dist, page), 'utf8');
  const wanted = [...html.matchAll(/<(?:script|link)[^>]+>/g)]
    .map(([tag]) => tag)
    .filter((tag) => tags.test(tag))
    .flatMap((tag) => /(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/.exec(tag)?.[1] ?? []);
  return [...new Set(wanted.flatMap((file) => withImports(file)))];
}

function withImports(
  file: string,
  _index?: number,
  _all?: unknown,
  seen = new Set<string>(),
): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  if (!file.endsWith('.js')) return [file];
  const code = readFileSync(join(dist, file), 'utf8');
  const imports = [
    ...code.matchAll(/(?:^|[;}\s])(?:import|export)[^"'`;()]*["']\.\/([^"']+\.js)["']/g),
  ];
  return [file, ...imports.flatMap((match) => withImports(`assets/${match[1]}`, 0, null, seen))];
}

const kb = (files: string[]) =>
  files.reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length,
    0,
  ) / 1024;

test('the popup takes little before its picture, which does not wait for React, and for its card', () => {
  const forPicture = namedFiles('cti-popup.html', /<script|rel="stylesheet"/);
  const forCard = namedFiles('cti-popup.html', /./);
  const [picture, card] = [kb(forPicture), kb(forCard)];
  process.stdout.write(`  popup: picture ${picture.toFixed(1)}, card ${card.toFixed(1)} kB gzip\n`);
  expect(forPicture.some((file) => file.endsWith('.js'))).toBe(true);
  expect(forPicture.filter((file) => file.endsWith('.css'))).toEqual(
    forCard.filter((file) => file.endsWith('.css')),
  );
  expect(picture).toBeLessThanOrEqual(budgets.picture);
  expect(card).toBeGreaterThan(picture);
  expect(card).toBeLessThanOrEqual(budgets.card);
});

test('what a browser loads for sign-in, and then for the console, stays within budget', async ({
  page,
  shop,
}) => {
  const loaded = assetsOf(page);
  await page.goto('/login', { waitUntil: 'networkidle' });
  const before = [...loaded];
  const signInKb = kb(before);
  process.stdout.write(`  sign-in page: ${signInKb.toFixed(1)} kB gzip\n`);
  expect(before.length).toBeGreaterThan(0);
  expect(signInKb).toBeLessThanOrEqual(budgets.signIn);
  for (const file of before) {
    const code = readFileSync(join(dist, file), 'utf8');
    expect(code, `${file} must not bring Firestore`).not.toContain('google.firestore.v1');
  }

  await signIn(page, shop.localised(people.nishifuna));
  const consoleKb = kb([...loaded]);
  process.stdout.write(`  console: ${consoleKb.toFixed(1)} kB gzip\n`);
  expect(consoleKb).toBeGreaterThan(signInKb);
  expect(consoleKb).toBeLessThanOrEqual(budgets.console);
});

/** Scripts and styles a page has loaded, growing as it loads more. */
function assetsOf(page: Page): Set<string> {
  const loaded = new Set<string>();
  page.on('response', (response) => {
    const path = new URL(response.url()).pathname;
    if (path.startsWith('/assets/') && /\.(js|css)$/.test(path)) loaded.add(path.slice(1));
  });
  return loaded;
}
