import { randomUUID } from 'node:crypto';
import type { Browser, Page } from '@playwright/test';
import { createTenant } from '../../functions/src/customers/tenant.ts';
import { answerInvitation } from '../../functions/src/members/joining.ts';
import type { Group } from '../../functions/src/model/group.ts';
import type { Line } from '../../functions/src/model/line.ts';
import type { Member } from '../../functions/src/model/members/member.ts';
import { paths } from '../../functions/src/model/paths.ts';
import { type Admin, openEmulators } from '../../tools/admin.ts';
import { createIds, scenario, type ScenarioName } from '../../tools/demo/scenarios.ts';
import { emulatorSealingKey } from '../../tools/emulator/config.ts';
import { connection, expect, listen, refusals, test as base } from './fixtures.ts';
import { sendEvent } from './send-event.ts';

export { expect, refusals };

/** Of every person in these tests who does not choose one on the screen. */
export const password = 'settings-password';

const ids = createIds(Date.now());

/** A customer of its own for one test, as `npm run tenant` makes it, with hands behind the scenes. */
export class Customer {
  readonly admin: Admin;
  readonly id: string;
  readonly adminEmail: string;
  readonly secret: string | null;

  constructor(admin: Admin, made: { id: string; adminEmail: string }, secret: string | null) {
    this.admin = admin;
    this.id = made.id;
    this.adminEmail = made.adminEmail;
    this.secret = secret;
  }

  /** Past mail, password and invitation, for tests that are about something else. */
  async readyAdmin(): Promise<string> {
    const { db, auth } = this.admin;
    const { uid } = await auth.getUserByEmail(this.adminEmail);
    await auth.updateUser(uid, { password, emailVerified: true });
    const person = { db, auth, uid, tokenMadeAt: new Date() };
    await answerInvitation(person, { customerId: this.id, answer: 'accept' });
    return this.adminEmail;
  }

  /** The page that the newest mail to an address leads to. */
  async linkFor(email: string): Promise<string> {
    const { search } = new URL(await this.admin.auth.generatePasswordResetLink(email));
    return `/password${search}`;
  }

  async addGroup(code: string, name: string): Promise<void> {
    const group: Group = { name };
    await this.admin.db.doc(paths.group(this.id, code)).set(group);
  }

  async addLine(number: string, groupCode: string, storeName: string): Promise<void> {
    const line: Line = { number, groupCode, storeName, storeCode: groupCode };
    await this.admin.db.doc(paths.line(this.id, number)).set(line);
  }

  /** A member who can sign in with {@link password}. */
  async addMember(name: string, groupCodes: string[]): Promise<string> {
    const uid = randomUUID();
    const email = `${uid}@example.com`;
    const member: Member = { uid, email, name, role: 'operator', groupCodes, active: true };
    await this.admin.auth.createUser({ uid, email, password });
    await this.admin.auth.setCustomUserClaims(uid, { customers: [this.id] });
    await this.admin.db.doc(paths.member(this.id, uid)).set(member);
    return email;
  }

  /** Makes a member of this customer one of another too; what is returned takes it back. */
  async joinOther(
    email: string,
    customerId: string,
    groupCodes: string[],
  ): Promise<() => Promise<unknown>> {
    const { uid } = await this.admin.auth.getUserByEmail(email);
    const found = await this.admin.db.doc(paths.member(this.id, uid)).get();
    const there = this.admin.db.doc(paths.member(customerId, uid));
    await there.set({ ...found.data(), groupCodes });
    await this.admin.auth.setCustomUserClaims(uid, { customers: [this.id, customerId] });
    return () => there.delete();
  }

  /** A whole call that nobody answered, through the webhook. */
  async missedCall(to: string): Promise<void> {
    await this.playCall('inbound-missed', { from: '+819055556666', to });
  }

  /** A whole call, through the webhook. */
  async playCall(
    name: ScenarioName,
    { from, to, minutesAgo = 0 }: { from: string; to: string; minutesAgo?: number },
  ): Promise<void> {
    const startedAtMs = Date.now() - minutesAgo * 60_000;
    for (const { event } of scenario(name, { from, to, startedAtMs, ids })) {
      await sendEvent(this.id, event, this.secret ?? '');
    }
  }
}

interface Fixtures {
  customer: Customer;
  /** A page of its own browser, at the sign-in. */
  freshPage: () => Promise<Page>;
  /** Such a page, signed in with {@link password}. */
  at: (email: string, path?: string) => Promise<Page>;
}

interface Options {
  hasPhoneSystem: boolean;
}

export const test = base.extend<Fixtures & Options>({
  hasPhoneSystem: [true, { option: true }],

  customer: async ({ hasPhoneSystem }, use) => {
    const admin = openEmulators();
    const id = `walk-${randomUUID().slice(0, 8)}`;
    const made = await createTenant(
      { db: admin.db, auth: admin.auth, sealingKey: emulatorSealingKey() },
      {
        customerId: id,
        name: 'あたらしい契約',
        adminEmail: `${id}@example.com`,
        webhookSecret: hasPhoneSystem ? undefined : null,
        emulated: true,
        now: new Date(),
      },
    );
    const { adminEmail, webhookSecret } = made;
    await use(new Customer(admin, { id, adminEmail }, webhookSecret));
    await admin.close();
  },

  freshPage: async ({ browser, complaints }, use) => {
    const contexts: Awaited<ReturnType<Browser['newContext']>>[] = [];
    await use(async () => {
      const context = await browser.newContext();
      contexts.push(context);
      listen(context, complaints);
      const page = await context.newPage();
      await page.goto('/login');
      return page;
    });
    for (const context of contexts) await context.close();
  },

  at: async ({ freshPage }, use) => {
    await use(async (email, path) => {
      const page = await freshPage();
      await enter(page, email, password);
      await expect(connection(page)).toHaveText(/CTI接続中/);
      if (path !== undefined) await page.goto(path);
      return page;
    });
  },
});

/** Fills in the sign-in page, wherever that leads. */
export async function enter(page: Page, id: string, secret: string): Promise<void> {
  await page.getByLabel('ログインID').fill(id);
  await page.getByLabel('パスワード').fill(secret);
  await page.getByRole('button', { name: 'ログイン', exact: true }).click();
}

/** Follows the link of a mail, chooses a password and accepts the invitation. */
export async function joinByLink(page: Page, link: string, chosen: string): Promise<void> {
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'パスワードを決める' })).toBeVisible();
  await page.getByLabel('新しいパスワード', { exact: true }).fill(chosen);
  await page.getByLabel('新しいパスワード（もう一度）').fill(chosen);
  await page.getByRole('button', { name: '決めてログイン' }).click();
  await page.getByRole('button', { name: '参加する' }).click();
  await expect(connection(page)).toHaveText(/CTI接続中/);
}

/** Chooses a new password, as everybody with a handed-over first password has to. */
export async function choosePassword(page: Page, first: string, chosen: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'パスワードを決めてください' })).toBeVisible();
  await page.getByLabel('今のパスワード').fill(first);
  await page.getByLabel('新しいパスワード', { exact: true }).fill(chosen);
  await page.getByLabel('新しいパスワード（もう一度）').fill(chosen);
  await page.getByRole('button', { name: '変更する' }).click();
  await expect(connection(page)).toHaveText(/CTI接続中/);
}
