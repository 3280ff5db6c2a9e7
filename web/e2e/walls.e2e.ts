import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { emulatorAddresses } from '../../tools/emulator/config.ts';
import { type HostingConfig, withConnections } from '../../tools/cloud/hosting-policy.ts';
import { root } from '../../tools/root.ts';
import { card, connection, expect, numbers, people, popupOf, test } from './fixtures.ts';

/** What the browser is told to refuse, as Hosting delivers it; and that what the app does is none of it. */

const deployed = JSON.parse(readFileSync(join(root, 'firebase.json'), 'utf8')) as HostingConfig;
const assets = join(root, 'web/dist/assets');

/** Headers of a path's own, by name in lower case. */
const headersOf = (wantedSource: string): Record<string, string> =>
  Object.fromEntries(
    (
      withConnections(deployed, emulatorAddresses()).hosting.headers.find(
        ({ source }) => source === wantedSource,
      )?.headers ?? []
    ).map(({ key, value }) => [key.toLowerCase(), value]),
  );

/** Headers of every page and file. */
const wanted = headersOf('**');
/** The page that frames Dialpad's mini dialer, and the browser's phone, have their own policies. */
const withOwn = ['/cti-dialer', '/cti-phone'];

test('XSS-14 every page and file is served with the headers of firebase.json, and no report-only policy', async ({
  request,
}) => {
  const asset = readdirSync(assets).find((name) => name.endsWith('.js'));
  const paths = [
    '/',
    '/login',
    '/cti-popup',
    ...withOwn,
    '/settings/own',
    '/sw.js',
    '/manifest.webmanifest',
  ];
  for (const path of [...paths, `/assets/${asset}`]) {
    const headers = (await request.get(path)).headers();
    const own = withOwn.includes(path) ? headersOf(path) : {};
    for (const [name, value] of Object.entries({ ...wanted, ...own })) {
      if (name === 'cache-control') continue;
      expect({ path, name, value: headers[name] }).toEqual({ path, name, value });
    }
    expect(headers['content-security-policy-report-only']).toBeUndefined();
  }
  for (const name of [
    'content-security-policy',
    'cross-origin-opener-policy',
    'cross-origin-resource-policy',
    'permissions-policy',
    'referrer-policy',
    'strict-transport-security',
    'x-content-type-options',
    'x-frame-options',
  ]) {
    expect(wanted).toHaveProperty(name);
  }
});

test('the manifest of the installable app is delivered as one, and so are its icons', async ({
  request,
}) => {
  const manifest = await request.get('/manifest.webmanifest');
  expect(manifest.headers()['content-type']).toMatch(/^application\/manifest\+json/);
  const { icons } = (await manifest.json()) as { icons: { src: string; type: string }[] };
  expect(icons.length).toBeGreaterThan(0);
  for (const { src, type } of icons) {
    expect((await request.get(src)).headers()['content-type'], src).toBe(type);
  }
});

/** A server of somebody else's that lets everybody ask, and counts who does. */
async function stranger(): Promise<{ origin: string; asked: string[]; close: () => void }> {
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response
      .writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' })
      .end('globalThis.strangerRan = true');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, asked, close: () => server.close() };
}

/**
 * Tries in a page everything that hostile code would, and says for each whether it was refused. In a timer of the
 * page's own: what a debugger evaluates may do more.
 */
const tryAll = (page: Page, foreign: string) =>
  page.evaluate(
    (origin) =>
      new Promise<Record<string, string>>((resolve) => {
        const attempt = async (act: () => unknown) => {
          try {
            await act();
            return 'done';
          } catch (error) {
            return error instanceof Error ? error.name : 'refused';
          }
        };
        const element = (name: string) => document.createElement(name);
        /** As code has it that does not know of Trusted Types. */
        const set = (target: object, key: string, value: string) => Reflect.set(target, key, value);
        const violated = (directive: string, act: () => void) =>
          new Promise<string>((tell) => {
            document.addEventListener('securitypolicyviolation', (event) => {
              if (event.effectiveDirective === directive) tell('refused');
            });
            act();
          });
        const text = 'globalThis.strangerRan = true';
        const make = (how: 'eval' | 'Function'): unknown =>
          (Reflect.get(globalThis, how) as (code: string) => unknown)(text);
        const all: Record<string, () => unknown> = {
          eval: () => attempt(() => make('eval')),
          Function: () => attempt(() => make('Function')),
          innerHTML: () => attempt(() => set(element('p'), 'innerHTML', '<b>text</b>')),
          outerHTML: () =>
            attempt(() => set(document.body.appendChild(element('p')), 'outerHTML', '<b>x</b>')),
          srcdoc: () => attempt(() => set(element('iframe'), 'srcdoc', '<b>text</b>')),
          'document.write': () => attempt(() => document.write('<b>text</b>')),
          'text of a script': () => attempt(() => set(element('script'), 'text', text)),
          'foreign script': () =>
            attempt(() => set(element('script'), 'src', `${origin}/script.js`)),
          'foreign worker': () => attempt(() => new Worker(`${origin}/worker.js`)),
          'foreign module': () => attempt(() => import(`${origin}/module.js`)),
          'foreign connect': () => attempt(() => fetch(`${origin}/connect`)),
          'policy of another name': () =>
            attempt(() =>
              (
                globalThis as unknown as {
                  trustedTypes: { createPolicy: (name: string, rules: object) => void };
                }
              ).trustedTypes.createPolicy('other', {}),
            ),
          'frame in our page': () =>
            violated('frame-src', () => {
              const frame = element('iframe') as HTMLIFrameElement;
              frame.src = `${origin}/frame`;
              document.body.append(frame);
            }),
          'image from elsewhere': () =>
            violated('img-src', () => {
              const image = element('img') as HTMLImageElement;
              image.src = `${origin}/image`;
            }),
          'style element': () =>
            violated('style-src-elem', () => {
              const style = element('style');
              style.textContent = '#root { display: none }';
              document.head.append(style);
            }),
          'base element': () =>
            violated('base-uri', () => {
              const base = element('base') as HTMLBaseElement;
              base.href = `${origin}/`;
              document.head.append(base);
            }),
        };
        setTimeout(() => {
          void (async () => {
            const results: Record<string, string> = {};
            for (const [name, act] of Object.entries(all)) results[name] = String(await act());
            results['ran'] = String('strangerRan' in globalThis);
            resolve(results);
          })();
        });
      }),
    foreign,
  );

test('XSS-14 foreign code, markup, connections and frames are refused', async ({ browser }) => {
  const { origin, asked, close } = await stranger();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto('/login');
  await expect(page.getByLabel('パスワード')).toBeVisible();
  const results = await tryAll(page, origin);
  const allowed = Object.entries(results).filter(([, result]) => result === 'done');
  expect(allowed).toEqual([]);
  expect(results['ran']).toBe('false');
  expect(results).toMatchObject({
    eval: 'EvalError',
    Function: 'EvalError',
    innerHTML: 'TypeError',
  });

  // A script that stands in the page's own markup, as a hole on the server would put it there.
  await page.route('**/login', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(
      '<body>',
      '<body><script>globalThis.strangerRan = true</script>',
    );
    await route.fulfill({ response, body });
  });
  await page.goto('/login');
  await expect(page.getByLabel('パスワード')).toBeVisible();
  expect(await page.evaluate(() => document.body.innerHTML.includes('strangerRan'))).toBe(true);
  expect(await page.evaluate(() => 'strangerRan' in globalThis)).toBe(false);
  expect(asked).toEqual([]);
  await context.close();
  close();
});

test('sign-in, popup, service worker, workers and push violate no policy', async ({
  signedIn,
  call,
}) => {
  // The fixture fails the test for every complaint of the browser.
  const page = await signedIn(people.nishifuna);
  const refused: string[] = [];
  await page.exposeFunction('noteRefused', (what: string) => void refused.push(what));
  await page.evaluate(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      // The Firestore SDK loads it to see whether there is a network; our policy keeps it in.
      if (blockedURI.includes('cleardot')) return;
      (globalThis as unknown as { noteRefused: (what: string) => void }).noteRefused(
        `${effectiveDirective} ${blockedURI}`,
      );
    });
  });

  const yamada = call('inbound-answered', { from: numbers.yamada, to: numbers.nishifuna });
  const popup = await popupOf(page, () => yamada.next());
  await expect(card(popup).getByRole('heading', { name: '山田 太郎' })).toBeVisible();
  // The two windows know each other: that is how the card gets its call at once.
  expect(await popup.evaluate(() => window.opener !== null)).toBe(true);

  const worker = await page.evaluate(
    async () => (await navigator.serviceWorker.ready).active?.scriptURL,
  );
  expect(new URL(worker ?? 'none:').pathname).toBe('/sw.js');

  // What registers a browser for push messages: its code, and the two services that it asks.
  const messaging = readdirSync(assets).find(
    (name) =>
      name.endsWith('.js') && readFileSync(join(assets, name), 'utf8').includes('fcmregistrations'),
  );
  await page.route(/^https:\/\/(fcmregistrations|firebaseinstallations)\./, (route) =>
    route.fulfill({ json: {}, headers: { 'access-control-allow-origin': '*' } }),
  );
  const answers = await page.evaluate(async (path) => {
    await import(path);
    const addresses = ['fcmregistrations', 'firebaseinstallations'].map(
      (service) => `https://${service}.googleapis.com/v1/projects/demo/registrations`,
    );
    return Promise.all(addresses.map(async (address) => (await fetch(address)).status));
  }, `/assets/${messaging}`);
  expect(answers).toEqual([200, 200]);
  await expect(connection(page)).toHaveText(/CTI接続中/);
  expect(refused).toEqual([]);
});
