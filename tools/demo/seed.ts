import type { BulkWriter, Firestore } from 'firebase-admin/firestore';
import { saveWebhookSecret } from '../../functions/src/customers/secrets.ts';
import type { Customer } from '../../functions/src/model/customer.ts';
import type { Group } from '../../functions/src/model/group.ts';
import type { Line } from '../../functions/src/model/line.ts';
import type { Member } from '../../functions/src/model/members/member.ts';
import { paths } from '../../functions/src/model/paths.ts';
import { backfillPairs } from '../../functions/src/upkeep/backfill.ts';
import { withSearchKeys } from '../../functions/src/model/contacts/contact-search.ts';
import { countByStore } from '../../functions/src/model/contacts/visit-counts.ts';
import { type Admin, openEmulators } from '../admin.ts';
import { emulatorSealingKey } from '../emulator/config.ts';
import { main } from '../failure.ts';
import { demo, demoSecret } from './constants.ts';
import { type DemoContact, demoContacts } from './contacts.ts';
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

/** A customer as the demo has it: itself, or one like it that a test has for itself. */
export interface DemoCustomer {
  customerId: string;
  like: 'goodfife' | 'sample';
  contacts: DemoContact[];
  members: DemoMember[];
  secret: string | undefined;
}

/** Writes the demo customers (contract section 2) and what triggers would make of them. Overwrites what is there. */
export async function seed(admin: Admin): Promise<void> {
  const now = new Date();
  for (const like of ['goodfife', 'sample'] as const) {
    await seedCustomer(admin, {
      customerId: like,
      like,
      contacts: demoContacts(like),
      members: demoMembers.filter(({ customerId }) => customerId === like),
      secret: demoSecret(like),
    });
    await backfillPairs({ db: admin.db, customerId: like, now });
  }
}

/** Writes one customer with its lines, groups, contacts and members, who can sign in. */
export async function seedCustomer({ db, auth }: Admin, customer: DemoCustomer): Promise<void> {
  const { customerId, members, secret } = customer;
  const writer = db.bulkWriter();
  writeCustomer(db, writer, customer);
  for (const member of members) writeMember(db, writer, customerId, member);
  await Promise.all([
    writer.close(),
    ...members.map((member) => saveSignIn({ auth }, customerId, member)),
    secret !== undefined && saveWebhookSecret(db, customerId, secret, emulatorSealingKey()),
  ]);
}

function writeCustomer(
  db: Firestore,
  writer: BulkWriter,
  { customerId, like, contacts }: DemoCustomer,
): void {
  const set = (path: string, data: object) => void writer.set(db.doc(path), data);
  const isDemo = customerId === like;
  // A contract's id belongs to one customer.
  const contractId = isDemo ? customers[like].contractId : null;
  set(paths.allowedCustomer(customerId), {});
  set(paths.customer(customerId), { ...customers[like], contractId });
  if (contractId !== null) set(paths.contractId(contractId), { customerId });
  for (const store of demoStores[like]) {
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
  for (const { id, contact, visits } of contacts) {
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

function writeMember(
  db: Firestore,
  writer: BulkWriter,
  customerId: string,
  { uid, email, name, role, groupCodes }: DemoMember,
): void {
  const member: Member = { uid, email, name, role, groupCodes, active: true };
  void writer.set(db.doc(paths.member(customerId, uid)), member);
  // As after following the mail, so that demo members can accept an invitation at once.
  void writer.set(db.doc(paths.signIn(uid)), { email, mailOnlySince: demoBegan });
}

async function saveSignIn(
  { auth }: Pick<Admin, 'auth'>,
  customerId: string,
  { uid, email, name }: DemoMember,
): Promise<void> {
  const known = await auth.getUsers([{ uid }]);
  const properties = { email, displayName: name, password: demo.password, emailVerified: true };
  if (known.users.length === 0) await auth.createUser({ uid, ...properties });
  else await auth.updateUser(uid, properties);
  await auth.setCustomUserClaims(uid, { customers: [customerId] });
}

/** `node tools/demo/seed.ts`: writes the demo data into emulators that are running. */
if (import.meta.main) {
  await main(async () => {
    const admin = openEmulators();
    await seed(admin);
    await admin.close();
  });
}
