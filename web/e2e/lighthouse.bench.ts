import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { startBeside } from '../../tools/bench/beside/program.ts';
import { median, table } from '../../tools/bench/statistics.ts';
import { hostingUrl, demo } from '../../tools/demo/constants.ts';
import { freePort } from '../../tools/emulator/ports.ts';
import { runDirectory } from '../../tools/root.ts';
import { chromiumArguments, findChromium } from '../../tools/testing/chromium.ts';
import { expect, numbers, people, signIn, test } from './fixtures.ts';

/** Not one of the repository's packages: npx fetches it, or has it already. */
const lighthouse = 'lighthouse@13.5.0';
const runs = 3;

interface Report {
  categories: Record<string, { title: string; score: number | null }>;
  audits: Record<
    string,
    { title: string; score: number | null; scoreDisplayMode: string; numericValue?: number }
  >;
}

/** `npm run bench -- lighthouse`: the sign-in page, the console and the popup, signed in, beside an empty page. */
test('prints what Lighthouse says of each page', async ({ shop, call }) => {
  test.setTimeout(1_200_000);
  const port = await freePort();
  const executablePath = findChromium();
  const context = await chromium.launchPersistentContext('', {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...chromiumArguments, `--remote-debugging-port=${port}`],
    baseURL: hostingUrl,
    locale: 'ja-JP',
  });
  const bare = await startBeside('bare');
  const rows: string[][] = [];
  const flaws = new Set<string>();
  const look = async (name: string, url: string) => {
    const reports: Report[] = [];
    for (let run = 0; run < runs; run += 1) reports.push(await inspect(port, url));
    rows.push(rowOf(name, reports));
    for (const flaw of reports.flatMap(flawsOf)) flaws.add(`${name}: ${flaw}`);
  };

  await look('an empty page', `http://${demo.host}:${bare.port}/window`);
  await look('sign-in', `${hostingUrl}/login`);
  const page = await context.newPage();
  await signIn(page, shop.localised(people.nishifuna));
  const yamada = call('inbound-answered', { from: numbers.yamada, to: numbers.nishifuna });
  await yamada.next();
  await yamada.end();
  await page.goto('about:blank');
  await look('console', `${hostingUrl}/`);
  await look('popup', `${hostingUrl}/cti-popup?call=${encodeURIComponent(yamada.linkedId)}`);

  const header = [
    '',
    'performance',
    'accessibility',
    'best practices',
    'FCP ms',
    'LCP ms',
    'TBT ms',
  ];
  process.stdout.write(
    `\nLighthouse 13.5.0, desktop, medians of ${runs}\n\n${table(header, rows)}\n\n${[...flaws].join('\n')}\n`,
  );
  expect(rows).toHaveLength(4);
  await context.close();
  await bare.stop();
});

const categories = ['performance', 'accessibility', 'best-practices'];

async function inspect(port: number, url: string): Promise<Report> {
  const output = join(runDirectory, 'lighthouse.json');
  const child = spawn(
    'npx',
    [
      '--yes',
      '--prefer-offline',
      lighthouse,
      url,
      `--port=${port}`,
      '--preset=desktop',
      '--disable-storage-reset',
      `--only-categories=${categories.join(',')}`,
      '--output=json',
      `--output-path=${output}`,
      '--quiet',
    ],
    { stdio: 'inherit' },
  );
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0) throw new Error(`Lighthouse ended with ${code}.`);
  return JSON.parse(await readFile(output, 'utf8')) as Report;
}

function rowOf(name: string, reports: Report[]): string[] {
  const middle = (of: (report: Report) => number | null | undefined) =>
    median(reports.map((report) => of(report) ?? NaN)).toFixed(0);
  return [
    name,
    ...categories.map((id) => middle(({ categories }) => (categories[id]?.score ?? NaN) * 100)),
    ...['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time'].map((id) =>
      middle(({ audits }) => audits[id]?.numericValue),
    ),
  ];
}

/** What isn't as Lighthouse wants it, times apart. */
const flawsOf = ({ audits }: Report): string[] =>
  Object.values(audits)
    .filter(({ score, scoreDisplayMode }) => scoreDisplayMode === 'binary' && score === 0)
    .map(({ title }) => title);
