import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { demo } from '../../tools/demo/constants.ts';
import {
  createIds,
  scenario,
  type ScenarioName,
  type SimulatedEvent,
} from '../../tools/demo/scenarios.ts';
import { patienceMs } from '../src/ring/channel-ladder.ts';
import { sendEvent } from './send-event.ts';
import { type Like, openShop, type Shop } from './shop.ts';

export { expect };

/** Demo members by what they may see. In a test they sign in to its own shop. */
export const people = {
  admin: 'admin@example.com',
  nishifuna: 'nishifuna@example.com',
  kinshicho: 'kinshicho@example.com',
  viewer: 'viewer@example.com',
  sampleAdmin: 'admin@sample.example',
} as const;

/** Demo callers and lines, E.164. */
export const numbers = {
  yamada: '+819012345678',
  sato: '+81335551234',
  suzuki: '+818011112222',
  nobody: '+81355559999',
  nishifuna: '+815017481234',
  kinshicho: '+815017491234',
} as const;

const ids = createIds(Date.now());

interface CallOptions {
  from: string;
  to: string;
  like?: Like;
  /** Where the webhook is; the suite's Hosting by default. */
  baseUrl?: string;
}

/** One simulated call: its events are sent one after another, each when the test says so. */
export class PhoneCall {
  readonly #steps: SimulatedEvent[];
  readonly #shop: Shop;
  readonly #like: Like;
  readonly #baseUrl: string | undefined;
  linkedId = '';

  constructor(
    shop: Shop,
    name: ScenarioName,
    { from, to, like = 'goodfife', baseUrl }: CallOptions,
  ) {
    this.#shop = shop;
    this.#like = like;
    this.#baseUrl = baseUrl;
    this.#steps = scenario(name, { from, to, startedAtMs: Date.now(), ids }).map(
      ({ event }) => JSON.parse(shop.localised(JSON.stringify(event))) as typeof event,
    );
  }

  /** Sends the next event and returns when it was sent (Unix ms). */
  async next(): Promise<number> {
    const event = this.#steps.shift();
    if (!event) throw new Error('the call has no further event');
    const sentAt = Date.now();
    const secret = demo.customers[this.#like];
    const customerId = this.#shop.customerId(this.#like);
    this.linkedId = await sendEvent(customerId, event, secret, this.#baseUrl);
    return sentAt;
  }

  /** Sends what is left, so that no call of a test rings on into the next one. */
  async end(): Promise<void> {
    while (this.#steps.length > 0) await this.next();
  }
}

/** Errors that the browsers of a test have written down; they are checked once all its pages are closed. */
export class Complaints {
  readonly #texts: string[] = [];
  readonly #expected: RegExp[] = [];

  add(text: string): void {
    this.#texts.push(text);
  }

  /** Lets a text pass whenever it comes: a listener may hear of a refusal after the test's last line. */
  expect(text: RegExp): void {
    this.#expected.push(text);
  }

  get unexpected(): string[] {
    return this.#texts.filter((text) => !this.#expected.some((known) => known.test(text)));
  }
}

/** What a browser writes down when a server refuses; for a test that asks for a refusal. */
export const refusals = /Failed to load resource.* 4\d\d/;

interface SignInOptions {
  context?: BrowserContext;
  /** A way of showing a call gets the time it needs: the next one is tried only where this one is closed. */
  patient?: boolean;
}

interface Fixtures {
  /** The demo's customers and people, for this test alone. */
  shop: Shop;
  /** Console errors and page errors of every page of the test; the test fails when there is one. */
  complaints: Complaints;
  /** A page of its own browser context, signed in and connected. */
  signedIn: (email: string, options?: SignInOptions) => Promise<Page>;
  /** A call; what it has not sent at the end of the test is sent then. */
  call: (name: ScenarioName, options: CallOptions) => PhoneCall;
}

export const test = base.extend<Fixtures>({
  complaints: async ({}, use) => {
    const complaints = new Complaints();
    await use(complaints);
    expect(complaints.unexpected, 'errors in the browser console').toEqual([]);
  },

  shop: async ({}, use) => {
    const shop = await openShop();
    await use(shop);
    await shop.close();
  },

  signedIn: async ({ browser, complaints, shop }, use) => {
    const own: BrowserContext[] = [];
    await use(async (email, { context, patient = false } = {}) => {
      const where = context ?? (await browser.newContext());
      if (patient) await where.addInitScript(neverImpatient, patienceMs);
      if (!context) own.push(where);
      listen(where, complaints);
      const page = await where.newPage();
      await signIn(page, shop.localised(email));
      return page;
    });
    for (const context of own) await context.close();
  },

  call: async ({ shop }, use) => {
    const calls: PhoneCall[] = [];
    await use((name, options) => {
      const call = new PhoneCall(shop, name, options);
      calls.push(call);
      return call;
    });
    for (const call of calls) await call.end();
  },
});

/** In a page: what would begin after exactly this time never does, whichever of the steady timers measures it. */
function neverImpatient(patience: number): void {
  const original = window.setTimeout.bind(window);
  const patient = (act: () => void, ms?: number) => (ms === patience ? 0 : original(act, ms));
  window.setTimeout = patient as typeof window.setTimeout;
  const post = Reflect.get(Worker.prototype, 'postMessage') as Worker['postMessage'];
  Worker.prototype.postMessage = function (...sent: unknown[]) {
    const { ms } = sent[0] as { ms?: number };
    if (ms !== patience) Reflect.apply(post, this, sent);
  };
}

/** What the Firestore SDK loads to see whether a stream that ended means no network; our policy keeps it in. */
const lineProbe = 'https://www.google.com/images/cleardot.gif';

/** How a browser notes that another window of the same person was first to claim a call. */
const lostClaim = 'status of 409 (Conflict)';

/** How the emulator answers a stream or a transaction that it has forgotten; the SDK begins anew. */
const forgotten = /^Failed to load resource.* 400 /;
const forgettable =
  /google\.firestore\.v1\.Firestore\/(Listen|Write)\/channel|\/documents:commit\?/;

/** How the webhook answers a test signal when Firestore takes too long (contract, section 3); the page sends another. */
const busyWebhook = /^Failed to load resource.* 503 /;
const webhookAddress = /\/api\/dialpad\/webhook\//;

/** Collects what a browser complains about on any page of a context. */
export function listen(context: BrowserContext, complaints: Complaints): void {
  context.on('console', (message) => {
    const text = message.text();
    const { url } = message.location();
    const isExpected =
      [lineProbe, lostClaim].some((known) => text.includes(known)) ||
      (forgotten.test(text) && forgettable.test(url)) ||
      (busyWebhook.test(text) && webhookAddress.test(url));
    if (message.type() === 'error' && !isExpected) complaints.add(text);
  });
  context.on('weberror', (error) => complaints.add(String(error.error())));
}

/** From the sign-in page to the board with a green light. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('ログインID').fill(email);
  await page.getByLabel('パスワード').fill(demo.password);
  await page.getByRole('button', { name: 'ログイン', exact: true }).click();
  await expect(connection(page)).toHaveText(/CTI接続中/);
}

/** The light at the bottom right. */
export const connection = (page: Page) =>
  page.getByRole('status').filter({ hasText: /CTI(接続中|未接続)/ });

/** The popup that opens for `act`. */
export async function popupOf(page: Page, act: () => Promise<unknown>): Promise<Page> {
  const [popup] = await Promise.all([page.waitForEvent('popup'), act()]);
  return popup;
}

/** The card on a page. */
export const card = (page: Page) => page.getByRole('article');
