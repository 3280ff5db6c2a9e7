import type { BrowserContext } from '@playwright/test';
import { demo } from '../../tools/demo/constants.ts';
import { connection, expect, numbers, people, signIn, test } from './fixtures.ts';
import { bufferingProxy, tcpProxy, type ProxyMode } from './tcp-proxy.ts';

const useAddress = (context: BrowserContext, to: string) =>
  context.addInitScript((address) => localStorage.setItem('cti.firestoreEmulator', address), to);

async function behindProxy(context: BrowserContext) {
  const proxy = await tcpProxy(demo.ports.firestore);
  await useAddress(context, proxy.address);
  return proxy;
}

for (const fault of ['refuse', 'swallow'] satisfies ProxyMode[]) {
  test(`the light tells the truth when the line begins to ${fault}, and the board is right afterwards`, async ({
    shop,
    browser,
    call,
  }) => {
    // The policy doesn't allow the proxy's port.
    const context = await browser.newContext({ bypassCSP: true });
    const proxy = await behindProxy(context);
    const page = await context.newPage();
    await signIn(page, shop.localised(people.nishifuna));

    const popups: unknown[] = [];
    page.on('popup', (popup) => popups.push(popup));
    proxy.set(fault);
    await expect(connection(page)).toHaveText(/CTI未接続/);
    const missed = call('inbound-missed', { from: numbers.suzuki, to: numbers.nishifuna });
    await missed.end();

    proxy.set('pass');
    await expect(connection(page)).toHaveText(/CTI接続中/);
    // What happened meanwhile is listed, once, as what it was.
    const today = page.getByRole('region', { name: 'きょう' });
    await expect(
      today.getByRole('button', { name: /鈴木 次郎.*不在|不在.*鈴木 次郎/ }).first(),
    ).toBeVisible();
    await expect(page.getByText('離れている間に 1件の着信に出られませんでした')).toHaveCount(1);
    expect(popups).toHaveLength(0);
    await context.close();
    proxy.close();
  });
}

test('LIS-03 offline for 5 s: the light changes once at most, and a call that rings meanwhile is not lost', async ({
  shop,
  browser,
  call,
}) => {
  const context = await browser.newContext({ bypassCSP: true });
  const proxy = await behindProxy(context);
  const page = await context.newPage();
  await signIn(page, shop.localised(people.nishifuna));
  const light = await connection(page).elementHandle();
  const turns = await page.evaluateHandle((status) => {
    const texts: string[] = [];
    const note = () => texts.push(status?.textContent ?? '');
    new MutationObserver(note).observe(status ?? document, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    return texts;
  }, light);

  proxy.set('refuse');
  const brokenAt = Date.now();
  const yamada = call('inbound-missed', { from: numbers.yamada, to: numbers.nishifuna });
  const popup = page.waitForEvent('popup');
  await yamada.next();
  await expect.poll(() => Date.now() - brokenAt).toBeGreaterThan(5_000);
  proxy.set('pass');
  await popup;
  await expect(connection(page)).toHaveText(/CTI接続中/);
  expect((await turns.jsonValue()).filter((text) => text.includes('未接続')).length).toBeLessThan(
    2,
  );
  await context.close();
  proxy.close();
});

test('LIS-16 behind a proxy that buffers streams, the call still pops up', async ({
  shop,
  browser,
  call,
}) => {
  const context = await browser.newContext({ bypassCSP: true });
  const proxy = await bufferingProxy(demo.ports.firestore);
  await useAddress(context, proxy.address);
  const page = await context.newPage();
  await signIn(page, shop.localised(people.nishifuna));
  const yamada = call('inbound-missed', { from: numbers.yamada, to: numbers.nishifuna });
  const popup = page.waitForEvent('popup');
  await yamada.next();
  await popup;
  expect(proxy.streamed()).toBeGreaterThan(0);
  await context.close();
  proxy.close();
});
