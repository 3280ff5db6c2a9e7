import { randomUUID } from 'node:crypto';
import { paths } from '../../functions/src/model/paths.ts';
import { defaultWrapUp, type WrapUp } from '../../functions/src/model/desk/wrap-up.ts';
import { openEmulators } from '../../tools/admin.ts';
import { demo } from '../../tools/demo/constants.ts';
import { demoContacts } from '../../tools/demo/contacts.ts';
import { demoMembers } from '../../tools/demo/people.ts';
import { seedCustomer } from '../../tools/demo/seed.ts';

/** Which of the demo's two customers. */
export type Like = keyof typeof demo.customers;

/** Customers like those of the demo, for one test alone: no call of another test pops up here. */
export interface Shop {
  customerId: (like: Like) => string;
  /** An address of the demo as the same person has it here; anything else as it is. */
  localised: (text: string) => string;
  /** Makes the customer that is like the demo's second one, which few tests need. */
  openSample: () => Promise<void>;
  close: () => Promise<void>;
}

/** Makes the customer that is like the demo's first one, with everybody who can sign in. */
export async function openShop(): Promise<Shop> {
  const admin = openEmulators();
  const suffix = randomUUID().slice(0, 8);
  const localised = (text: string) =>
    demoMembers.reduce((so, { email }) => so.replaceAll(email, `${suffix}-${email}`), text);
  const customerId = (like: Like) => `${like}-${suffix}`;
  await open('goodfife');
  return {
    customerId,
    localised,
    openSample: () => open('sample'),
    close: () => admin.close(),
  };

  async function open(like: Like): Promise<void> {
    // After an answered call nothing pops up for the operator; the test must not have to wait for that.
    const wrapUp: WrapUp = { ...defaultWrapUp, wrapUpMs: 0 };
    await admin.db.doc(paths.settings(customerId(like), 'wrapUp')).set(wrapUp);
    await seedCustomer(admin, {
      customerId: customerId(like),
      like,
      // Those who have names, without the visits of their own pages: each document is told to a trigger.
      contacts: demoContacts(like)
        .filter(({ id }) => !/-\d{4}$/.test(id))
        .map((contact) => ({ ...contact, visits: [] })),
      members: demoMembers
        .filter((member) => member.customerId === like)
        .map((member) => ({
          ...member,
          uid: `${member.uid}-${suffix}`,
          email: localised(member.email),
        })),
      secret: demo.customers[like],
    });
  }
}
