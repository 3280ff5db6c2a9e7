import type { BrowserContext, Page } from '@playwright/test';
import { expect, numbers, people, signIn, test, listen } from './fixtures.ts';
import { receiptsOf } from './receipts.ts';

const calls = 100;
const atOnce = 2;

/** The popup windows that a browser has opened. */
function popupsIn(context: BrowserContext): Page[] {
  const opened: Page[] = [];
  context.on('page', async (page) => {
    if ((await page.opener()) !== null) opened.push(page);
  });
  return opened;
}

test('LIS-08 LIS-13 five tabs in two browsers of one person: every call pops once, whoever is lost', async ({
  browser,
  call,
}) => {
  test.setTimeout(300_000);
  const complaints: string[] = [];
  const [first, second] = [await browser.newContext(), await browser.newContext()];
  for (const context of [first, second]) {
    listen(context, complaints);
    await signIn(await context.newPage(), people.nishifuna);
  }
  for (const context of [first, second, second]) {
    const tab = await context.newPage();
    await tab.goto('/');
    await expect(tab.getByRole('region', { name: '鳴っています' })).toBeVisible();
  }
  const [inFirst, inSecond] = [popupsIn(first), popupsIn(second)];

  const ring = async () => {
    const one = call('inbound-missed', { from: numbers.yamada, to: numbers.nishifuna });
    await one.next();
    return one.linkedId;
  };
  const shown = async (linkedIds: string[]) =>
    (await Promise.all(linkedIds.map(receiptsOf))).flat().filter(({ shownMs }) => shownMs !== null);

  const rung: string[] = [];
  while (rung.length < calls) {
    rung.push(...(await Promise.all(Array.from({ length: atOnce }, ring))));
  }
  await expect.poll(async () => (await shown(rung)).length, { timeout: 30_000 }).toBe(calls);
  const receipts = await shown(rung);
  // All of them in the browser that was used last, in its one window; nothing in the other one.
  expect(new Set(receipts.map(({ station }) => station)).size).toBe(1);
  expect(inSecond).toHaveLength(1);
  expect(inFirst).toHaveLength(0);
  const times = receipts.map(({ shownMs }) => shownMs ?? 0).toSorted((a, b) => a - b);
  process.stdout.write(
    `\n${calls} calls, webhook to card: p50 ${times[times.length >> 1]} ms, max ${times.at(-1)} ms\n`,
  );

  // The tab that pops is closed: another one of its browser goes on.
  await second.pages()[0]?.close();
  const afterTab = await ring();
  await expect.poll(async () => (await shown([afterTab])).length).toBe(1);
  expect((await shown([afterTab]))[0]?.station).toBe(receipts[0]?.station);

  // The whole browser is gone without a word: the other one steps in.
  await second.close();
  const afterBrowser = await ring();
  await expect.poll(async () => (await shown([afterBrowser])).length).toBe(1);
  const [steppedIn] = await shown([afterBrowser]);
  expect(steppedIn?.station).not.toBe(receipts[0]?.station);
  expect(inFirst).toHaveLength(1);
  process.stdout.write(`another browser stepped in after ${steppedIn?.shownMs} ms\n`);
  await first.close();
  // On a starved machine the emulator forgets sessions, which Firestore's SDK then opens anew.
  expect(complaints.filter((text) => !text.includes('status of 400'))).toEqual([]);
});
