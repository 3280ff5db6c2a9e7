import type { BulkWriter, Firestore } from 'firebase-admin/firestore';
import { saveWebhookSecret } from '../../functions/src/customers/secrets.ts';
import type { Customer } from '../../functions/src/model/customer.ts';
import type { Group } from '../../functions/src/model/group.ts';
import type { Line } from '../../functions/src/model/line.ts';
import type { Member } from '../../functions/src/model/member.ts';
import { paths } from '../../functions/src/model/paths.ts';
import { backfillPairs } from '../../functions/src/upkeep/backfill.ts';
import { withSearchKeys } from '../../functions/src/model/contact-search.ts';
import { countByStore } from '../../functions/src/model/visit-counts.ts';
import { type Admin, openEmulators } from '../admin.ts';
import { emulatorSealingKey } from '../emulator/config.ts';
import { main } from '../failure.ts';
import { demo, demoSecret } from './constants.ts';
import { demoContacts } from './contacts.ts';
import { type DemoMember, demoMembers, demoStores } from './people.ts';

const demoBegan = new Date('2026-04-01T00:00:00Z');

const customers: Record<'goodfife' | 'sample', Customer> = {
  goodfife: {
    name: 'グッドファイフ',
    agreementId: null,
    contractId: 'DP-10001',
    createdAt: demoBegan,
  },
  sample: {
    name: 'サンプル商事',
    agreementId: 'CRM1775001600',
    contractId: null,
    createdAt: demoBegan,
  },
};

/**
 * Writes the demo customers (contract section 2), with what triggers would make of them. May run again: what is there
 * is written over.
 */
export async function seed({ db, auth }: Admin): Promise<void> {
  const writer = db.bulkWriter();
  for (const customerId of ['goodfife', 'sample'] as const) {
    writeCustomer(db, writer, customerId);
  }
  for (const member of demoMembers) writeMember(db, writer, member);
  await Promise.all([
    writer.close(),
    ...demoMembers.map((member) => saveSignIn({ auth }, member)),
    ...Object.keys(customers).map((customerId) => saveSecret(db, customerId)),
  ]);
  const now = new Date();
  for (const customerId of Object.keys(customers)) await backfillPairs({ db, customerId, now });
}

function writeCustomer(db: Firestore, writer: BulkWriter, customerId: 'goodfife' | 'sample'): void {
  const set = (path: string, data: object) => void writer.set(db.doc(path), data);
  set(paths.allowedCustomer(customerId), {});
  set(paths.customer(customerId), customers[customerId]);
  const { contractId } = customers[customerId];
  if (contractId !== null) set(paths.contractId(contractId), { customerId });
  for (const store of demoStores[customerId]) {
    const line: Line = {
      number: store.prefix,
      storeCode: store.code,
      storeName: store.name,
      groupCode: store.groupCode,
    };
    const group: Group = { name: store.name };
    set(paths.line(customerId, store.code), line);
    set(paths.group(customerId, store.groupCode), group);
  }
  for (const { id, contact, visits } of demoContacts(customerId)) {
    set(paths.contact(customerId, id), {
      ...withSearchKeys(contact, contact.lastVisitAt ?? demoBegan),
      recentAt: contact.lastVisitAt ?? demoBegan,
      visitCounts: countByStore(visits),
    });
    for (const visit of visits) {
      const visitId = visit.date.toISOString().slice(0, 10);
      set(`${paths.visits(customerId, id)}/${visitId}`, visit);
    }
  }
}

function writeMember(db: Firestore, writer: BulkWriter, person: DemoMember): void {
  const member: Member = {
    uid: person.uid,
    email: person.email,
    name: person.name,
    role: person.role,
    groupCodes: person.groupCodes,
    active: true,
  };
  void writer.set(db.doc(paths.member(person.customerId, person.uid)), member);
}

async function saveSignIn({ auth }: Pick<Admin, 'auth'>, member: DemoMember): Promise<void> {
  const { uid, email, name, customerId } = member;
  const known = await auth.getUsers([{ uid }]);
  const properties = { email, displayName: name, password: demo.password, emailVerified: true };
  if (known.users.length === 0) await auth.createUser({ uid, ...properties });
  else await auth.updateUser(uid, properties);
  await auth.setCustomUserClaims(uid, { customers: [customerId] });
}

async function saveSecret(db: Firestore, customerId: string): Promise<void> {
  const secret = demoSecret(customerId);
  if (secret !== undefined) {
    await saveWebhookSecret(db, customerId, secret, emulatorSealingKey());
  }
}

/** `node tools/demo/seed.ts`: writes the demo data into emulators that are running. */
if (import.meta.main) {
  await main(async () => {
    const admin = openEmulators();
    await seed(admin);
    await admin.close();
  });
}
