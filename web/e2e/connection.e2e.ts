import type { BrowserContext } from '@playwright/test';
import { demo } from '../../tools/demo/constants.ts';
import { connection, expect, numbers, people, signIn, test } from './fixtures.ts';
import { tcpProxy, type ProxyMode } from './tcp-proxy.ts';

/** The light must be red within this time of a lost line (contract section 6). */
const redWithinMs = 15_000;
/** … and green again within this of the line's return. */
const greenWithinMs = 5_000;

async function behindProxy(context: BrowserContext) {
  const proxy = await tcpProxy(demo.ports.firestore);
  await context.addInitScript(
    (address) => localStorage.setItem('cti.firestoreEmulator', address),
    proxy.address,
  );
  return proxy;
}

for (const fault of ['refuse', 'swallow'] satisfies ProxyMode[]) {
  test(`the light tells the truth when the line begins to ${fault}, and the board is right afterwards`, async ({
    browser,
    call,
  }) => {
    test.setTimeout(90_000);
    // The proxy's port is not among the addresses the page may connect to.
    const context = await browser.newContext({ bypassCSP: true });
    const proxy = await behindProxy(context);
    const page = await context.newPage();
    await signIn(page, people.nishifuna);

    proxy.set(fault);
    await expect(connection(page)).toHaveText(/CTI未接続/, { timeout: redWithinMs });
    const missed = call('inbound-missed', { from: numbers.suzuki, to: numbers.nishifuna });
    await missed.end();

    proxy.set('pass');
    await expect(connection(page)).toHaveText(/CTI接続中/, { timeout: greenWithinMs });
    // What happened meanwhile is listed, once, as what it was.
    const today = page.getByRole('region', { name: 'きょう' });
    await expect(
      today.getByRole('button', { name: /鈴木 次郎.*不在|不在.*鈴木 次郎/ }).first(),
    ).toBeVisible();
    await context.close();
    proxy.close();
  });
}
