import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { startBeside } from '../../../tools/bench/beside/program.ts';
import { delayProxy } from '../../../tools/bench/delay-proxy.ts';
import { startInstance } from '../../../tools/bench/framework.ts';
import { demo } from '../../../tools/demo/constants.ts';
import { root } from '../../../tools/root.ts';
import { expect } from '../fixtures.ts';
import { watchPaints } from './paints.ts';

/** The addresses of everything that is measured, each behind a network of its own. */
interface Contenders {
  /** The deployed bundle of the webhook, on the suite's Firestore. */
  webhook: string;
  hosting: string;
  /** `host:port` */
  firestore: string;
  bare: string;
  classic: string;
  stop(): Promise<void>;
}

/** Starts them; `delayMs` = how long every byte is on its way, in each direction. */
export async function startContenders(delayMs: number): Promise<Contenders> {
  const { firestore, hosting } = demo.ports;
  const source = join(root, 'functions');
  const webhook = await startInstance({ source, firestore: `${demo.host}:${firestore}` });
  const bare = await startBeside('bare');
  const classic = await startBeside('classic');
  const ports = [Number(new URL(webhook.url).port), hosting, firestore, bare.port, classic.port];
  const proxies = await Promise.all(ports.map((port) => delayProxy(port, delayMs)));
  const [webhookAt = '', hostingAt = '', firestoreAt = '', bareAt = '', classicAt = ''] =
    proxies.map(({ address }) => address);
  return {
    webhook: `http://${webhookAt}`,
    hosting: `http://${hostingAt}`,
    firestore: firestoreAt,
    bare: `http://${bareAt}`,
    classic: `http://${classicAt}`,
    stop: async () => {
      for (const proxy of proxies) proxy.close();
      for (const program of [webhook, bare, classic]) await program.stop();
    },
  };
}

/** A browser for the console behind that network; it isn't signed in yet. */
export async function consoleContext(
  browser: Browser,
  { hosting, firestore }: Contenders,
): Promise<BrowserContext> {
  // The policy doesn't allow the proxy's port.
  const context = await browser.newContext({ baseURL: hosting, bypassCSP: true });
  await watchPaints(context);
  await context.addInitScript((address) => {
    // An empty window has no storage.
    if (location.host !== '') localStorage.setItem('cti.firestoreEmulator', address);
  }, firestore);
  return context;
}

/** A page of one of the servers beside ours, once it hears of calls. */
export async function listeningPage(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext();
  await watchPaints(context);
  const page = await context.newPage();
  await page.goto(url);
  await expect(page).toHaveTitle('connected');
  return page;
}
