import { randomBytes } from 'node:crypto';
import type { Auth } from 'firebase-admin/auth';
import type { Firestore } from 'firebase-admin/firestore';
import { saveWebhookSecret, secretFault } from '../../functions/src/customers/secrets.ts';
import { type Customer, customerIdPattern } from '../../functions/src/model/customer.ts';
import type { Member } from '../../functions/src/model/member.ts';
import { paths } from '../../functions/src/model/paths.ts';
import { Failure } from '../failure.ts';

export interface NewTenant {
  id: string;
  name: string;
  adminEmail: string;
  /** Made up when absent. */
  webhookSecret: string | undefined;
  /** Base64 of 32 bytes; asked for only once everything else is in order. */
  sealingKey: () => Promise<string>;
  emulated: boolean;
  now: Date;
}

export interface CreatedTenant {
  id: string;
  adminEmail: string;
  /** Null when the person could sign in before. */
  password: string | null;
  webhookSecret: string;
}

/** Makes a customer that can take calls: its document, its telephony, its first admin, its secret. */
export async function createTenant(
  { db, auth }: { db: Firestore; auth: Auth },
  tenant: NewTenant,
): Promise<CreatedTenant> {
  const webhookSecret = tenant.webhookSecret ?? randomBytes(32).toString('base64url');
  check(tenant, webhookSecret);
  if ((await db.doc(paths.customer(tenant.id)).get()).exists) {
    throw new Failure(`There is a customer ${tenant.id} already.`);
  }
  const sealingKey = await tenant.sealingKey();
  const { uid, password } = await firstAdmin(auth, tenant);

  await saveWebhookSecret(db, tenant.id, webhookSecret, sealingKey);
  const customer: Customer = {
    name: tenant.name.trim(),
    // A customer that has no phone system yet; the system's own id comes later as contractId.
    agreementId: `CRM${Math.floor(tenant.now.getTime() / 1000)}`,
    contractId: null,
    createdAt: tenant.now,
  };
  const member: Member = {
    uid,
    email: tenant.adminEmail,
    name: tenant.adminEmail.split('@')[0] ?? tenant.adminEmail,
    role: 'admin',
    groupCodes: [],
    active: true,
  };
  const batch = db.batch();
  batch.create(db.doc(paths.customer(tenant.id)), customer);
  batch.set(db.doc(paths.member(tenant.id, uid)), member);
  batch.set(db.doc(paths.allowedCustomer(tenant.id)), {});
  await batch.commit();
  return { id: tenant.id, adminEmail: tenant.adminEmail, password, webhookSecret };
}

export interface ListedTenant {
  id: string;
  name: string;
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
      return {
        id: customer.id,
        name: String(customer.get('name') ?? ''),
        enabled: allowed.exists,
        members: members.data().count,
      };
    }),
  );
}

function check({ id, adminEmail, emulated }: NewTenant, webhookSecret: string): void {
  if (!customerIdPattern.test(id)) {
    throw new Failure(`"${id}" can't be a customer id: letters, digits, - and _ only, at most 63.`);
  }
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(adminEmail)) {
    throw new Failure(`"${adminEmail}" is not an e-mail address.`);
  }
  const fault = secretFault(webhookSecret, emulated);
  if (fault !== null) throw new Failure(fault);
}

/** A new sign-in with a made-up password, or the one that this address has already. */
async function firstAdmin(
  auth: Auth,
  { id, adminEmail }: NewTenant,
): Promise<{ uid: string; password: string | null }> {
  const { users } = await auth.getUsers([{ email: adminEmail }]);
  const [known] = users;
  if (known !== undefined) {
    const before = (known.customClaims?.['customers'] ?? []) as string[];
    await auth.setCustomUserClaims(known.uid, {
      ...known.customClaims,
      customers: [...new Set([...before, id])],
    });
    return { uid: known.uid, password: null };
  }
  const password = randomBytes(12).toString('base64url');
  const { uid } = await auth.createUser({ email: adminEmail, password });
  await auth.setCustomUserClaims(uid, { customers: [id] });
  return { uid, password };
}
