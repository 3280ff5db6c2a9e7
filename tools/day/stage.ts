import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Admin, openEmulators } from '../admin.ts';
import { Failure } from '../failure.ts';
import { run } from '../process.ts';
import { root } from '../root.ts';
import { contacts, dayEnds, emailOf, everybody, groups, operators, type Who } from './cast.ts';

/** The customer created for one run, so that nothing else interferes. */
export interface Stage {
  customerId: string;
  secret: string;
  password: string;
  adminEmail: string;
  uids: Record<Who, string>;
}

/** Creates the customer as `npm run tenant` does, with the cast's stores, people and contacts. */
export async function buildStage(): Promise<Stage> {
  const customerId = `day-${randomUUID().slice(0, 8)}`;
  const secret = randomBytes(32).toString('hex');
  const password = randomBytes(12).toString('hex');
  const first = `owner.${customerId}@example.com`;
  const create = ['tenant', 'create', customerId, '--name', 'デイ商会', '--admin', first];
  const { code, output } = await run(process.execPath, [
    join(root, 'tools', 'bootstrap.mjs'),
    ...create,
    '--webhook-secret',
    secret,
  ]);
  if (code !== 0) throw new Failure(`The customer could not be made:\n${output}`);

  const admin = openEmulators();
  try {
    const { db } = admin;
    const at = (path: string) => db.doc(`customer/${customerId}/${path}`);
    const adminEmail = `keeper.${customerId}@example.com`;
    const writer = db.bulkWriter();
    for (const { code: groupCode, name, audience, wrapUpMs, prefix } of Object.values(groups)) {
      const wrapUp = { mode: 'optional', wrapUpMs, dispositions: ['予約', '折返し'], asksTime: [] };
      void writer.set(at(`groups/${groupCode}`), { name, popup: { audience }, wrapUp });
      void writer.set(at(`lines/${groupCode}`), {
        number: prefix,
        storeCode: groupCode,
        storeName: name,
        groupCode,
      });
    }
    void writer.set(at('settings/hours'), { dayEndsAt: dayEnds.at });
    for (const { id, name, kana, phone, kind } of contacts) {
      void writer.set(at(`contacts/${id}`), { name, kana, phones: [phone], kind });
    }
    await writer.close();
    const member = { role: 'operator', password };
    await addMember(admin, customerId, {
      ...member,
      email: adminEmail,
      name: '当番 管理',
      groupCodes: [],
      role: 'admin',
    });
    const uids = await Promise.all(
      everybody.map(async (who) => {
        const { name, groups: groupCodes } = operators[who];
        const email = emailOf(who, customerId);
        return [who, await addMember(admin, customerId, { ...member, email, name, groupCodes })];
      }),
    );
    return {
      customerId,
      secret,
      password,
      adminEmail,
      uids: Object.fromEntries(uids) as Record<Who, string>,
    };
  } finally {
    await admin.close();
  }
}

interface NewMember {
  email: string;
  name: string;
  role: string;
  groupCodes: string[];
  password: string;
}

async function addMember(
  { db, auth }: Admin,
  customerId: string,
  { password, ...person }: NewMember,
): Promise<string> {
  const uid = randomUUID();
  const { email, name } = person;
  await auth.createUser({ uid, email, password, displayName: name, emailVerified: true });
  await auth.setCustomUserClaims(uid, { customers: [customerId] });
  await db.doc(`customer/${customerId}/members/${uid}`).set({ ...person, uid, active: true });
  return uid;
}
