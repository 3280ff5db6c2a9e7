import type { Auth } from 'firebase-admin/auth';
import { deleteCustomer } from '../../functions/src/customers/delete-customer.ts';
import * as phoneSystem from '../../functions/src/customers/phone-system.ts';
import { createTenant, inviteAdmin, listTenants } from '../../functions/src/customers/tenant.ts';
import { asCommandLine } from '../../functions/src/callable/authorize.ts';
import type { Admin } from '../admin.ts';
import { hostingUrl, webhookUrl } from '../demo/constants.ts';
import { Failure } from '../failure.ts';

/** The command's target and arguments. */
export interface Command extends Pick<Admin, 'db' | 'auth'> {
  /** First word after the verb, and the one after that. */
  id: string | undefined;
  second: string | undefined;
  options: {
    name?: string | undefined;
    admin?: string | undefined;
    'webhook-secret'?: string | undefined;
    'no-phone-system': boolean;
    'drop-previous': boolean;
    none: boolean;
    confirm?: string | undefined;
  };
  emulated: boolean;
  /** The app's address on Hosting; undefined = on this machine. */
  baseUrl: string | undefined;
  /** Asked for only by what seals something. */
  sealingKey: () => Promise<string>;
}

/** What `npm run tenant --` can do. Each prints its result. */
export const verbs: Readonly<Record<string, (command: Command) => Promise<void>>> = {
  async create({ db, auth, id, options, emulated, baseUrl, sealingKey }) {
    const given = options['webhook-secret'];
    const none = options['no-phone-system'];
    if (none && given !== undefined) {
      throw new Failure('--webhook-secret and --no-phone-system exclude one another.');
    }
    const tenant = {
      customerId: required('ID', id),
      name: required('--name', options.name),
      adminEmail: required('--admin', options.admin),
      webhookSecret: none ? null : given,
      emulated,
      now: new Date(),
    };
    const store = { db, auth, sealingKey: none ? '' : await sealingKey() };
    const created = await createTenant(store, tenant);
    console.log(`\nCustomer        ${created.customerId}`);
    await showWayIn(auth, created.adminEmail, baseUrl);
    if (none) return;
    console.log(`Webhook         ${webhookUrl(created.customerId, baseUrl)}`);
    if (given === undefined) showSecret(created.webhookSecret ?? '');
  },

  async invite({ db, auth, id, options, baseUrl }) {
    const { adminEmail } = await inviteAdmin(
      { db, auth },
      { customerId: required('ID', id), adminEmail: required('--admin', options.admin) },
    );
    await showWayIn(auth, adminEmail, baseUrl);
  },

  async list({ db }) {
    for (const tenant of await listTenants(db)) {
      const state = tenant.enabled ? 'enabled' : 'not enabled';
      const contract = tenant.contractId === null ? '' : `   (${tenant.contractId})`;
      console.log(
        `${tenant.customerId.padEnd(20)} ${state.padEnd(12)} ${String(tenant.members).padStart(4)} members   ${tenant.name}${contract}`,
      );
    }
  },

  async enable(command) {
    await phoneSystem.setTelephony(changeOf(command), true);
    console.log('Telephony is on.');
  },

  async disable(command) {
    await phoneSystem.setTelephony(changeOf(command), false);
    console.log('Telephony is off: the webhook answers 403.');
  },

  async rotate(command) {
    if (command.options['drop-previous']) {
      await phoneSystem.dropPrevious(changeOf(command));
      console.log('Only the current secret is valid now.');
      return;
    }
    const given = command.options['webhook-secret'];
    const { secret } = await phoneSystem.rotateSecret(changeOf(command), {
      secret: given ?? null,
      sealingKey: await command.sealingKey(),
      emulated: command.emulated,
    });
    if (given === undefined) showSecret(secret);
    console.log(
      'The secret before it stays valid. When the phone system has the new one: rotate ID --drop-previous',
    );
  },

  async link(command) {
    const { second, options } = command;
    const contractId = options.none ? null : required('CONTRACT', second);
    await phoneSystem.linkPhoneSystem(changeOf(command), contractId);
    console.log(
      contractId === null ? 'No phone system is linked now.' : `Linked with ${contractId}.`,
    );
  },

  async delete(command) {
    const change = changeOf(command);
    if (command.options.confirm !== change.customerId) {
      throw new Failure(
        `This removes everything of ${change.customerId}, for ever: repeat the id with --confirm.`,
      );
    }
    await deleteCustomer({ ...change, auth: command.auth });
    console.log(`${change.customerId} is gone.`);
  },
};

/** How an invited admin gets in: links go to mailboxes only, but the emulators send no mail. */
async function showWayIn(auth: Auth, email: string, baseUrl: string | undefined): Promise<void> {
  console.log(
    `Admin           ${email}   (invited: an admin from when they accept, within 14 days)`,
  );
  if (baseUrl === undefined) {
    const { search } = new URL(await auth.generatePasswordResetLink(email));
    const { oobCode } = Object.fromEntries(new URLSearchParams(search));
    console.log(`Password link   ${hostingUrl}/password?mode=resetPassword&oobCode=${oobCode}
                open it, choose a password and press 参加する (who has one signs in as ever)`);
    return;
  }
  console.log(`How             they open ${baseUrl}/login, enter the address and press
                「パスワードをお忘れですか」: a link comes by mail; with a password of their own they sign in and
                find the invitation under their name`);
}

const changeOf = ({ db, id }: Command): phoneSystem.Change => ({
  db,
  customerId: required('ID', id),
  by: asCommandLine,
});

function showSecret(secret: string): void {
  console.log(`Webhook secret  ${secret}\n\nThe secret is shown this once; it is kept sealed.`);
}

function required(what: string, value: string | undefined): string {
  if (value === undefined || value.trim() === '') throw new Failure(`${what} is missing.`);
  return value;
}
