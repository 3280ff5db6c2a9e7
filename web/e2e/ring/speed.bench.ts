import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { percentile } from '../../../tools/bench/statistics.ts';
import { card, expect, numbers, people, popupOf, test } from '../fixtures.ts';

const rounds = 20;

/** What the console notes of the last window it asked for, Unix ms. */
interface Noted {
  openedAt?: number;
  /** When the caller's name was in the window's document. */
  namedAt?: number;
}

/** `npm run bench -- card`: from POST to the painted card, beside what a bare window costs here. */
test('prints how long a card takes, beside a bare window in the same run', async ({
  signedIn,
  call,
}) => {
  test.setTimeout(180_000);
  const page = await signedIn(people.nishifuna);
  await page.context().addInitScript(noteTimes, '山田');
  await page.reload();
  await expect(page.getByText(/CTI接続中/)).toBeVisible();
  const bareServer = await serveBare();
  const steps: Record<string, number[]> = {};
  // The first call comes before the other browsers can know of a console that has just opened: it waits for them.
  for (let round = -1; round < rounds; round += 1) {
    const note = (step: string, ms: number) => round >= 0 && (steps[step] ??= []).push(ms);
    const beganAt = Date.now();
    const bare = await popupOf(page, () =>
      page.evaluate(
        (url) => void window.open(url, '_blank', 'popup,width=500,height=700'),
        bareServer.url,
      ),
    );
    note('a bare window, painted', (await paintedAt(bare)) - beganAt);
    await bare.close();

    const yamada = call('inbound-missed', { from: numbers.yamada, to: numbers.nishifuna });
    let sentAt = 0;
    const popup = await popupOf(page, async () => {
      sentAt = await yamada.next();
      note('  answered', Date.now() - sentAt);
    });
    await expect(card(popup).getByRole('heading', { name: '山田 太郎' })).toBeVisible();
    const firstPaintAt = await paintedAt(popup);
    const { openedAt = 0, namedAt = 0 } = await noted(page);
    const [originAt, arrivedAt] = await popup.evaluate(() => {
      const [navigation] = performance.getEntriesByType(
        'navigation',
      ) as PerformanceNavigationTiming[];
      return [performance.timeOrigin, performance.timeOrigin + (navigation?.responseEnd ?? 0)];
    });
    note('  window asked for', openedAt - sentAt);
    note('  its document begins', originAt - sentAt);
    note('  its page has arrived', arrivedAt - sentAt);
    note('  the name is in it', namedAt - sentAt);
    // A first paint without the name shows no card.
    note('POST to the painted card', Math.max(firstPaintAt, namedAt) - sentAt);
    await popup.close();
    await yamada.end();
  }
  await bareServer.close();
  const row = (name: string, values: number[]) =>
    `${name.padEnd(28)} p50 ${percentile(values, 0.5).toFixed(0)} ms   p95 ${percentile(values, 0.95).toFixed(0)} ms`;
  process.stdout.write(
    ['', `${rounds} calls`, ...Object.entries(steps).map(([name, ms]) => row(name, ms)), ''].join(
      '\n',
    ),
  );
});

/** In the console: notes when it asks for a window, and when a name is in that window's document. */
function noteTimes(name: string): void {
  const times: Noted = {};
  Object.assign(window, { benchTimes: times });
  const open = window.open.bind(window);
  window.open = (...asked) => {
    times.openedAt = Date.now();
    delete times.namedAt;
    const opened = open(...asked);
    // From here, because a new window keeps no script of ours when its first document makes way for the page.
    const timer = setInterval(() => {
      try {
        if (!opened?.document.querySelector('h1')?.textContent.includes(name)) return;
        times.namedAt = Date.now();
      } catch {
        // The bare window is another origin's.
      }
      clearInterval(timer);
    }, 4);
    return opened;
  };
}

const noted = (page: Page): Promise<Noted> =>
  page.evaluate(() => (window as unknown as { benchTimes: Noted }).benchTimes);

/** A page of one line. Not by the browser's own interception, which would switch off its cache for the card as well. */
async function serveBare(): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><p>bare</p>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** When the page's first content was painted, Unix ms. */
async function paintedAt(page: Page): Promise<number> {
  const paint = await page.waitForFunction(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  );
  return (await page.evaluate(() => performance.timeOrigin)) + ((await paint.jsonValue()) ?? 0);
}
