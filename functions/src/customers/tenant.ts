import type { Firestore } from 'firebase-admin/firestore';
import { customerIdPattern, type Customer } from '../model/customer.ts';
import { paths } from '../model/paths.ts';
import { audit, commandLine } from '../audit/audit.ts';
import { readLogin } from '../members/login.ts';
import { ensureAccount } from '../members/addresses.ts';
import { asCommandLine } from '../callable/authorize.ts';
import { invitationId, invite, newInvitation, type Offer } from '../members/invitations.ts';
import type { SignInStore } from '../members/sign-ins.ts';
import { Refusal } from '../refusal.ts';
import { makeSecret, unknownCustomer } from './phone-system.ts';
import { sealSecret, secretFault } from './secrets.ts';

export interface NewTenant {
  customerId: string;
  name: string;
  adminEmail: string;
  /** Generated if undefined; null for a customer without a phone system (no secret, not enabled). */
  webhookSecret: string | null | undefined;
  emulated: boolean;
  now: Date;
}

export interface CreatedTenant {
  customerId: string;
  /** Invited; becomes the first admin by accepting. */
  adminEmail: string;
  /** Null for a customer without a phone system. */
  webhookSecret: string | null;
}

/** Creates a customer, ready for calls if it has a phone system, and invites its first admin. */
export async function createTenant(store: SignInStore, tenant: NewTenant): Promise<CreatedTenant> {
  const { db, auth, sealingKey } = store;
  const { customerId, now } = tenant;
  const webhookSecret = tenant.webhookSecret === undefined ? makeSecret() : tenant.webhookSecret;
  const admin = check(tenant, webhookSecret);
  const sealed =
    webhookSecret === null ? null : await sealSecret(webhookSecret, sealingKey, customerId);

  const adminName = admin.email.split('@')[0] ?? admin.email;
  const invitation = newInvitation(
    admin.email,
    { name: adminName, role: 'admin', groupCodes: [], extensions: [] },
    commandLine,
    new Date(),
  );
  const customer: Customer = {
    name: tenant.name.trim(),
    agreementId: `CRM${Math.floor(now.getTime() / 1000)}`,
    contractId: null,
    createdAt: now,
  };
  await db.runTransaction(async (transaction) => {
    const [before, contract, deleted] = await transaction.getAll(
      db.doc(paths.customer(customerId)),
      db.doc(paths.contractId(customerId)),
      db.doc(paths.deletedCustomer(customerId)),
    );
    const beingDeleted = deleted?.exists && deleted.get('finishedAt') === null;
    if (before?.exists || contract?.exists || beingDeleted) {
      throw new Refusal('customer-exists', `The id ${customerId} is taken.`);
    }
    transaction.create(db.doc(paths.customer(customerId)), customer);
    transaction.set(db.doc(paths.invitation(customerId, invitationId(admin.email))), invitation);
    if (sealed !== null) {
      transaction.set(db.doc(paths.webhookSecrets(customerId)), {
        current: sealed,
        previous: null,
        rotatedAt: now,
      });
      transaction.set(db.doc(paths.allowedCustomer(customerId)), {});
    }
    audit(transaction, db, customerId, {
      by: commandLine,
      action: 'customer-created',
      target: '',
      after: { name: customer.name, enabled: sealed !== null },
    });
  });
  await ensureAccount({ db, auth }, admin.email);
  return { customerId, adminEmail: admin.email, webhookSecret };
}

/** Invites another admin, for a customer that has none left to do so: an invitation expired, or all have left. */
export async function inviteAdmin(
  { db, auth }: Pick<SignInStore, 'db' | 'auth'>,
  { customerId, adminEmail }: Pick<NewTenant, 'customerId' | 'adminEmail'>,
): Promise<{ adminEmail: string }> {
  const { email } = readAdmin(adminEmail);
  const customer = await db.doc(paths.customer(customerId)).get();
  if (!customer.exists) throw unknownCustomer();
  const offer: Offer = {
    name: email.split('@')[0] ?? email,
    role: 'admin',
    groupCodes: [],
    extensions: [],
  };
  // The person requests the mail themselves, on the sign-in page.
  const noMail = () => Promise.resolve(false);
  await invite({ db, auth }, noMail, { customerId, email, offer, by: asCommandLine });
  return { adminEmail: email };
}

export interface ListedTenant {
  customerId: string;
  name: string;
  contractId: string | null;
  enabled: boolean;
  members: number;
}

/** Every customer, by id. */
export async function listTenants(db: Firestore): Promise<ListedTenant[]> {
  const { docs } = await db.collection('customer').get();
  return Promise.all(
    docs.map(async (customer) => {
      const [allowed, members] = await Promise.all([
        db.doc(paths.allowedCustomer(customer.id)).get(),
        db.collection(paths.members(customer.id)).count().get(),
      ]);
      const contractId: unknown = customer.get('contractId');
      return {
        customerId: customer.id,
        name: String(customer.get('name') ?? ''),
        contractId: typeof contractId === 'string' ? contractId : null,
        enabled: allowed.exists,
        members: members.data().count,
      };
    }),
  );
}

const invalid = (field: string, message: string) =>
  new Refusal('invalid-input', message, { [field]: message });

function readAdmin(adminEmail: string) {
  const login = readLogin(adminEmail);
  if (login?.kind === 'email') return login;
  throw invalid('adminEmail', `"${adminEmail}" is not an e-mail address.`);
}

function check({ customerId, name, adminEmail, emulated }: NewTenant, secret: string | null) {
  if (!customerIdPattern.test(customerId)) {
    throw invalid(
      'customerId',
      `"${customerId}" can't be a customer id: letters, digits, - and _ only, at most 63.`,
    );
  }
  if (name.trim() === '') throw invalid('name', 'The customer needs a name.');
  const login = readAdmin(adminEmail);
  const fault = secret === null ? null : secretFault(secret, emulated);
  if (fault) throw invalid('webhookSecret', fault);
  return login;
}
