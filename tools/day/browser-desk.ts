import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import { hostingUrl } from '../demo/constants.ts';
import { operators, type Who } from './cast.ts';
import type { Desk } from './client-desk.ts';
import type { Entry, Sighting } from './log.ts';
import type { Doing } from './script.ts';

/** How long the console may take for anything; longer is a fault in itself. */
const patienceMs = 30_000;

const menu: Partial<Record<Doing, RegExp>> = {
  available: /^待機中/,
  work: /^ワーク/,
  away: /^離席/,
};

/** On a starved machine Firestore's SDK can fail like this; the page then reloads and has to show what it missed. */
const restarted = /INTERNAL (ASSERTION|UNHANDLED)/;

/** An operator at a real browser: signs in, works with the screen, and reports which cards open. */
export class BrowserDesk implements Desk {
  readonly #context: BrowserContext;
  readonly #who: Who;
  readonly #sign: { email: string; password: string };
  readonly #log: (entry: Entry) => void;
  #page: Page | null = null;
  /** Open windows with cards, and what those show. */
  readonly #windows = new Map<Page, { number: number; sightings: Sighting[] }>();

  constructor(
    context: BrowserContext,
    who: Who,
    sign: { email: string; password: string },
    log: (entry: Entry) => void,
  ) {
    this.#context = context;
    this.#who = who;
    this.#sign = sign;
    this.#log = log;
    context.setDefaultTimeout(patienceMs);
    context.on('page', (page) => this.#watch(page));
    context.on('weberror', (error) => {
      const what = `${who}: ${String(error.error())}`;
      if (!restarted.test(what)) log({ kind: 'trouble', at: Date.now(), what });
    });
  }

  static async open(browser: Browser): Promise<BrowserContext> {
    return browser.newContext({
      baseURL: hostingUrl,
      locale: 'ja-JP',
      timezoneId: 'Asia/Tokyo',
    });
  }

  async act(doing: Doing): Promise<void> {
    const page = await this.#console();
    switch (doing) {
      case 'sign-in':
        await page.goto('/login');
        await page.getByLabel('ログインID').fill(this.#sign.email);
        await page.getByLabel('パスワード').fill(this.#sign.password);
        await page.getByRole('button', { name: 'ログイン', exact: true }).click();
        return this.#lightIs('CTI接続中');
      case 'sign-out':
        await page.getByRole('button', { name: operators[this.#who].name, exact: true }).click();
        await page.getByRole('button', { name: 'ログアウト' }).click();
        await expect(page).toHaveURL(/\/login/, { timeout: patienceMs });
        return;
      case 'reload':
        await page.reload();
        return this.#lightIs('CTI接続中');
      case 'close-console':
        await page.close();
        this.#page = null;
        return;
      case 'open-console':
        await page.goto('/');
        return this.#lightIs('CTI接続中');
      case 'go-offline':
        await this.#context.setOffline(true);
        return this.#lightIs('CTI未接続');
      case 'go-online':
        await this.#context.setOffline(false);
        return this.#lightIs('CTI接続中');
      case 'end-wrap-up':
        await page
          .getByRole('group', { name: '通話後の処理' })
          .getByRole('button', { name: '終える' })
          .click();
        return;
      case 'available':
      case 'work':
      case 'away':
        await page.getByRole('button', { name: /^自分の状態/ }).click();
        await page.getByRole('menuitemradio', { name: menu[doing] ?? '' }).click();
    }
  }

  /** Rereads the open cards. */
  async read(): Promise<void> {
    await Promise.all(
      [...this.#windows].map(async ([page, { sightings }]) => {
        const before = shownCall(page);
        const text = await page
          .locator('main')
          .innerText({ timeout: 1_000 })
          .catch(() => '');
        const sighting = sightings.find(({ linkedId }) => linkedId === before);
        if (sighting && text !== '' && shownCall(page) === before) sighting.text = text;
      }),
    );
  }

  /** A call that rings during another has a tab beside that call's card. */
  async lookAtTabs(linkedId: string, shows: string): Promise<void> {
    for (const [page, { number, sightings }] of this.#windows) {
      const seen = sightings.find((one) => one.linkedId === linkedId);
      if (seen && seen.text !== '') continue;
      const tabs = await page
        .getByRole('navigation', { name: '通話の一覧' })
        .getByRole('button')
        .allInnerTexts()
        .catch(() => []);
      const text = tabs.find((tab) => tab.includes(shows));
      if (text === undefined) continue;
      if (seen) seen.text = text;
      else this.#note(linkedId, text, number, sightings);
    }
  }

  async closeCards(): Promise<void> {
    await this.read();
    await Promise.all([...this.#windows.keys()].map((page) => page.close().catch(() => {})));
  }

  async #console(): Promise<Page> {
    this.#page ??= await this.#context.newPage();
    return this.#page;
  }

  async #lightIs(text: string): Promise<void> {
    const page = await this.#console();
    await expect(page.getByRole('status').filter({ hasText: text })).toBeVisible({
      timeout: patienceMs,
    });
  }

  #note(linkedId: string, text: string, window: number, sightings: Sighting[]): void {
    const sighting: Sighting = {
      kind: 'card',
      at: Date.now(),
      who: this.#who,
      linkedId,
      window,
      text,
    };
    sightings.push(sighting);
    this.#log(sighting);
  }

  #watch(page: Page): void {
    const look = () => {
      const linkedId = shownCall(page);
      if (linkedId === null) return;
      const known = this.#windows.get(page) ?? { number: nextWindow(), sightings: [] };
      this.#windows.set(page, known);
      if (known.sightings.some((one) => one.linkedId === linkedId)) return;
      this.#note(linkedId, '', known.number, known.sightings);
    };
    page.on('framenavigated', look);
    page.on('close', () => {
      const known = this.#windows.get(page);
      this.#windows.delete(page);
      if (!known) return;
      const { number } = known;
      this.#log({ kind: 'card-closed', at: Date.now(), who: this.#who, window: number });
    });
    look();
  }
}

/** The call whose card is in front in a window; null = not a popup. */
function shownCall(page: Page): string | null {
  const address = URL.parse(page.url());
  return address?.pathname === '/cti-popup' ? address.searchParams.get('call') : null;
}

let windows = 0;
const nextWindow = (): number => (windows += 1);
