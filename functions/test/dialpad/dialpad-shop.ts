import type { CompanyOptions } from '../../../tools/dialpad/company.ts';
import type { DialpadStandIn } from '../../../tools/dialpad/server.ts';
import { telephonyReader } from '../../src/customers/telephony.ts';
import * as dialpadCalls from '../../src/dialpad/dialpad-callables.ts';
import { readDocument } from '../../src/firestore/read-document.ts';
import { takeIn } from '../../src/intake/take-in.ts';
import { dialpadSchema } from '../../src/model/dialpad.ts';
import { paths } from '../../src/model/paths.ts';
import { ringing } from '../events.ts';
import { testSealingKey } from '../harness.ts';
import { addCustomer, requestOf, unique, type People } from '../people.ts';
import { signJwt } from '../tokens.ts';

export const offices = [
  { id: '5716039329251328', name: '西船橋' },
  { id: '5716039329251329', name: '錦糸町' },
];

/** A customer with a company at Dialpad, and its key already pasted. */
export async function prepare(
  people: People,
  dialpad: DialpadStandIn,
  options: Omit<CompanyOptions, 'key'> = {},
) {
  const { customerId, admin } = await addCustomer(people);
  const key = unique('dialpad-key-that-is-long-enough');
  const company = dialpad.addCompany({ key, name: 'グッドファイフ', offices, ...options });
  const as = (uid: string, data: object = {}) => requestOf(uid, { customerId, ...data });
  await dialpadCalls.saveApiKey(as(admin.uid, { apiKey: key, expiresOn: '2027-03-31' }));
  const address = `http://127.0.0.1:5000/api/dialpad/webhook/${customerId}`;
  const { uid } = admin;
  return {
    customerId,
    admin,
    key,
    company,
    address,
    connect: (officeIds: string[] = []) => dialpadCalls.connectDialpad(as(uid, { officeIds })),
    rotate: () => dialpadCalls.rotateDialpadSecret(as(uid)),
    disconnect: () => dialpadCalls.disconnectDialpad(as(uid)),
    account: () => dialpadCalls.readDialpadAccount(as(uid)),
    check: () => dialpadCalls.checkDialpad(as(uid)),
    readDirectory: () => dialpadCalls.readDialpadDirectory(as(uid)),
    keepDirectory: (readId: string, groups: { key: string; groupCode: string }[] = []) =>
      dialpadCalls.keepDialpadDirectory(as(uid, { readId, groups })),
    state: async () =>
      readDocument(dialpadSchema, await people.db.doc(paths.dialpad(customerId)).get()),
    /** Current first. */
    secrets: async () => (await readTelephony(people, customerId)).secrets.map(({ text }) => text),
  };
}

export const readTelephony = (people: People, customerId: string) =>
  telephonyReader({
    db: () => Promise.resolve(people.db),
    sealingKey: () => testSealingKey,
    emulated: true,
    now: Date.now,
  })(customerId);

/** A call's first event as Dialpad would send it now, taken in as the webhook does. */
export const ringAt = (
  people: People,
  customerId: string,
  secret: string,
  countRefused?: (customerId: string) => void,
) => takeInAt(people, customerId, { secret, claims: ringing(), countRefused });

/** Anything that Dialpad may send, taken in as the webhook does. */
export async function takeInAt(
  people: People,
  customerId: string,
  {
    secret,
    claims,
    countRefused,
  }: {
    secret: string;
    claims: Record<string, unknown>;
    countRefused?: ((customerId: string) => void) | undefined;
  },
) {
  return takeIn(
    {
      db: () => Promise.resolve(people.db),
      telephony: (id) => readTelephony(people, id),
      now: () => new Date(),
      ...(countRefused ? { countRefused } : {}),
    },
    {
      customerId,
      rawBody: Buffer.from(await signJwt(claims, secret)),
      signatureHeader: undefined,
      arrivedAt: new Date(),
    },
  );
}
