import type { Firestore } from 'firebase-admin/firestore';
import { customerIdPattern, type Customer } from '../model/customer.ts';
import { paths } from '../model/paths.ts';
import { audit, commandLine } from '../audit/audit.ts';
import { readLogin } from '../members/login.ts';
import { newMember } from '../members/save-member.ts';
import { membershipsOf, removeSignIn, signInOf, syncSignIn } from '../members/sign-ins.ts';
import type { SignInStore } from '../members/sign-ins.ts';
import { Refusal } from '../refusal.ts';
import { makeSecret } from './phone-system.ts';
import { seal, secretFault } from './secrets.ts';

export interface NewTenant {
  customerId: string;
  name: string;
  adminEmail: string;
  /** Made up when undefined; null for a customer without a phone system (no secret, not enabled). */
  webhookSecret: string | null | undefined;
  emulated: boolean;
  now: Date;
}

export interface CreatedTenant {
  customerId: string;
  adminUid: string;
  adminEmail: string;
  /** Null when the person could sign in before. */
  firstPassword: string | null;
  /** Null for a customer without a phone system. */
  webhookSecret: string | null;
}

/** Makes a customer with its first admin, ready for calls if it has a phone system. */
export async function createTenant(store: SignInStore, tenant: NewTenant): Promise<CreatedTenant> {
  const { db, auth, sealingKey } = store;
  const { customerId, now } = tenant;
  const webhookSecret = tenant.webhookSecret === undefined ? makeSecret() : tenant.webhookSecret;
  const admin = check(tenant, webhookSecret);
  const sealed = webhookSecret === null ? null : await seal(webhookSecret, sealingKey);

  const { uid, created, firstPassword } = await signInOf(store, admin, { passwordForEmail: true });
  const adminName = admin.email.split('@')[0] ?? admin.email;
  const member = newMember(
    uid,
    admin,
    { name: adminName, role: 'admin', groupCodes: [], active: true },
    firstPassword,
  );
  const customer: Customer = {
    name: tenant.name.trim(),
    agreementId: `CRM${Math.floor(now.getTime() / 1000)}`,
    contractId: null,
    createdAt: now,
  };
  try {
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
      transaction.set(db.doc(paths.member(customerId, uid)), member);
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
  } catch (error) {
    if (created && (await membershipsOf(db, uid)).length === 0) await removeSignIn(store, uid);
    throw error;
  }
  await syncSignIn(db, auth, uid);
  return { customerId, adminUid: uid, adminEmail: admin.email, firstPassword, webhookSecret };
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

function check({ customerId, name, adminEmail, emulated }: NewTenant, secret: string | null) {
  const invalid = (field: string, message: string) =>
    new Refusal('invalid-input', message, { [field]: message });
  if (!customerIdPattern.test(customerId)) {
    throw invalid(
      'customerId',
      `"${customerId}" can't be a customer id: letters, digits, - and _ only, at most 63.`,
    );
  }
  if (name.trim() === '') throw invalid('name', 'The customer needs a name.');
  const login = readLogin(adminEmail);
  if (login?.kind !== 'email') {
    throw invalid('adminEmail', `"${adminEmail}" is not an e-mail address.`);
  }
  const fault = secret === null ? null : secretFault(secret, emulated);
  if (fault) throw invalid('webhookSecret', fault);
  return login;
}
