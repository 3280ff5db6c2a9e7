import type { Firestore } from 'firebase-admin/firestore';
import { saveWebhookSecret } from '../../functions/src/customers/secrets.ts';
import { paths } from '../../functions/src/model/paths.ts';
import type { Line } from '../../functions/src/model/line.ts';
import { demo } from '../demo/constants.ts';
import { createIds, scenario, sign } from '../demo/scenarios.ts';

/** A customer like the demo's, made for one run. */
export const customerId = 'goodfife';
export const secret: string = demo.customers.goodfife;

/** Of the one line, and so of every call. */
export const groupCode = 'GFA001';

const line: Line = {
  number: '0501748',
  storeCode: '001',
  storeName: '渋谷店',
  groupCode,
};

/** Customer, secret, one line and contacts, every second caller of {@link callBodies} among them. */
export async function seedCustomer(db: Firestore, contacts: number): Promise<void> {
  await db.doc(paths.allowedCustomer(customerId)).set({});
  await db
    .doc(paths.customer(customerId))
    .set({ name: '計測', agreementId: null, contractId: null });
  await saveWebhookSecret(db, customerId, secret, demo.sealingKey);
  await db.doc(paths.line(customerId, line.storeCode)).set(line);
  const writer = db.bulkWriter();
  for (let n = 0; n < contacts; n += 1) {
    void writer.set(db.doc(paths.contact(customerId, `bench-${n}`)), {
      name: `計測 ${n}`,
      phones: [callerNumber(n * 2)],
      kind: 'new',
    });
  }
  await writer.close();
}

const callerNumber = (n: number) => `+8190${String(20_000_000 + (n % 10_000)).padStart(8, '0')}`;

let ids: (() => number) | undefined;
let calls = 0;

/** One call's events, signed as Dialpad signs them: ringing, connected, hangup, recording. */
export async function callBodies(signedWith: string = secret): Promise<string[]> {
  ids ??= createIds(Date.now());
  const steps = scenario('recorded', {
    from: callerNumber((calls += 1)),
    to: '+815017480001',
    startedAtMs: Date.now() - 20_000,
    ids,
  });
  return Promise.all(steps.slice(0, 4).map(({ event }) => sign(event, signedWith)));
}

export async function manyCalls(count: number): Promise<string[][]> {
  return Promise.all(Array.from({ length: count }, () => callBodies()));
}

/** Genuine-looking bodies with a signature made without the secret. */
export async function forgedBodies(count: number): Promise<string[]> {
  const calls = await Promise.all(
    Array.from({ length: Math.ceil(count / 4) }, () => callBodies(`not ${secret}`)),
  );
  return calls.flat().slice(0, count);
}

/** What a signed event says. */
export function claimsOf(token: string): {
  call_id: number;
  external_number: string;
  state: string;
} {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}
