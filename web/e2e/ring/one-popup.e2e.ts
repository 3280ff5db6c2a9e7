import type { BrowserContext, Page } from '@playwright/test';
import { expect, listen, numbers, people, signIn, test, type PhoneCall } from '../fixtures.ts';
import { receiptsOf } from './receipts.ts';
import type { Shop } from '../shop.ts';

const isNight = process.env['CTI_NIGHTLY'] !== undefined;
const calls = isNight ? 100 : 6;
/** How many ring at once; the next ones when all of these have popped and were hung up. */
const batch = isNight ? 10 : 3;
/** The emulator starts a process for every request at a time. */
const senders = 2;
/** Callers whom nobody knows: their numbers tell the cards apart. */
const callerOf = (index: number) => `090-5500-${String(1000 + index)}`;

/** The popup windows of several browsers, and the callers on the cards that each has ever shown. */
class Windows {
  readonly #cards = new Map<Page, Set<string>>();

  watch(context: BrowserContext): void {
    context.on('page', async (page) => {
      if ((await page.opener()) !== null) this.#cards.set(page, new Set());
    });
  }

  /** As the person does when the calls are over; what they have shown still counts. */
  async close(): Promise<void> {
    for (const page of this.#cards.keys()) await page.close();
  }

  /** Every caller, once for each window that showed their card. */
  async callers(): Promise<string[]> {
    for (const [page, known] of this.#cards) {
      if (page.isClosed()) continue;
      const text = await page.locator('body').textContent();
      for (const [number] of text?.matchAll(/090-5500-\d{4}/g) ?? []) known.add(number);
    }
    return [...this.#cards.values()].flatMap((numbers) => [...numbers]).toSorted();
  }
}

/** An operator's browser with several tabs. */
async function browserWith(shop: Shop, context: BrowserContext, tabs: number): Promise<Page[]> {
  await signIn(await context.newPage(), shop.localised(people.nishifuna));
  for (let tab = 1; tab < tabs; tab++) {
    const page = await context.newPage();
    await page.goto('/');
    await expect(page.getByRole('region', { name: '鳴っています' })).toBeVisible();
  }
  return context.pages();
}

test('LIS-08 LIS-13 five tabs in one person’s two browsers: every call pops once, whichever tab or browser goes away', async ({
  shop,
  browser,
  call,
  complaints,
}) => {
  test.setTimeout(isNight ? 1_800_000 : 600_000);
  const [first, second] = [await browser.newContext(), await browser.newContext()];
  const windows = new Windows();
  for (const context of [first, second]) {
    listen(context, complaints);
    windows.watch(context);
  }
  await browserWith(shop, first, 2);
  const [tab] = await browserWith(shop, second, 3);

  const rung: PhoneCall[] = [];
  const ring = async () => {
    const from = `+81${callerOf(rung.length).replaceAll('-', '').slice(1)}`;
    const one = call('inbound-missed', { from, to: numbers.nishifuna });
    rung.push(one);
    await one.next();
  };
  const bySenders = async (work: (() => Promise<unknown>)[]) => {
    const send = async () => {
      for (let next = work.pop(); next; next = work.pop()) await next();
    };
    await Promise.all(Array.from({ length: senders }, send));
  };
  const hangUp = () => bySenders(rung.map((one) => () => one.end()));
  const callers = () => rung.map((_, index) => callerOf(index));
  const havePopped = async () => {
    const all = expect.poll(() => windows.callers()).toEqual(callers());
    await all.catch(async (error: unknown) => {
      const told = await Promise.all(rung.map(({ linkedId }) => receiptsOf(shop, linkedId)));
      process.stdout.write(`${told.map((one) => JSON.stringify(one)).join('\n')}\n`);
      throw error;
    });
  };

  const begun = Date.now();
  while (rung.length < calls) {
    await bySenders(Array.from({ length: batch }, () => ring));
    await havePopped();
    await hangUp();
    await windows.close();
  }
  const lasted = Date.now() - begun;
  const receipts = (
    await Promise.all(rung.map(({ linkedId }) => receiptsOf(shop, linkedId)))
  ).flat();
  const times = receipts.map(({ shownMs }) => shownMs ?? 0).toSorted((a, b) => a - b);
  process.stdout.write(
    `\n${calls} calls in ${lasted} ms, webhook to card: p50 ${times[times.length >> 1]} ms, max ${times.at(-1)} ms\n`,
  );

  // The tab that pops is closed: another one of its browser goes on.
  await tab?.close();
  await ring();
  await havePopped();
  // The whole browser is killed: the other takes over.
  await second.close();
  await ring();
  await havePopped();

  await hangUp();
  expect(await windows.callers()).toEqual(callers());
  const shown = await Promise.all(rung.map(({ linkedId }) => receiptsOf(shop, linkedId)));
  expect(shown.map((one) => one.length)).toEqual(rung.map(() => 1));
  await first.close();
  // On a starved machine Firestore's SDK may give up; then the page begins anew.
  complaints.expect(/INTERNAL (ASSERTION|UNHANDLED)/);
});
