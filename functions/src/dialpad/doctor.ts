import type { Firestore } from 'firebase-admin/firestore';
import { isEmulated } from '../config.ts';
import { readDocument } from '../firestore/read-document.ts';
import { refusedSince } from '../intake/refusals.ts';
import { lastDelivered } from '../intake/silence.ts';
import { log } from '../log.ts';
import type { Finding } from '../model/dialpad.ts';
import { hoursSchema, noHours } from '../model/hours.ts';
import { paths } from '../model/paths.ts';
import { Refusal } from '../refusal.ts';
import { unseal } from '../sealing/seal.ts';
import { keepAbilities } from './abilities.ts';
import { DialpadRefusal } from './requests.ts';
import { missingRights, notConnected, openFor, readState, webhookAddress } from './connect.ts';
import { findingsOf, type Facts } from './findings.ts';
import { differenceOf, readRegistered } from './registration.ts';

export interface Check {
  db: Firestore;
  customerId: string;
  sealingKey: string;
  now: Date;
}

const dayMs = 86_400_000;
/** After a check that failed itself. */
const againAfterMs = 3_600_000;
/** As long as Dialpad waits; emulators on a busy machine take longer. */
const addressMs = () => (isEmulated() ? 60_000 : 5_000);
/** Customers a run of the daily check takes on; the next run, a minute later, goes on. */
const atOnce = 3;

/** Checks a customer's connection to Dialpad from end to end, and keeps what it found. */
export async function check(asked: Check): Promise<Finding[]> {
  const { db, customerId, now } = asked;
  const findings = findingsOf(await gather(asked));
  const document = db.doc(paths.dialpad(customerId));
  await db.runTransaction(async (transaction) => {
    const state = await transaction.get(document);
    // Disconnected meanwhile.
    if (!state.get('connection')) return;
    const checkDueAt = new Date(now.getTime() + dayMs);
    transaction.update(document, { check: { at: now, findings }, checkDueAt });
  });
  await keepAbilities(db, customerId);
  return findings;
}

/** Checks the connections whose daily check is due. */
export async function checkDue(
  db: Firestore,
  { sealingKey, now }: Pick<Check, 'sealingKey' | 'now'>,
): Promise<void> {
  const due = await db
    .collectionGroup('telephony')
    .where('checkDueAt', '<=', now)
    .orderBy('checkDueAt')
    .limit(atOnce)
    .get();
  for (const document of due.docs) {
    const customerId = document.ref.parent.parent?.id ?? '';
    try {
      const findings = await check({ db, customerId, sealingKey, now });
      for (const { code, count, severity } of findings) {
        if (severity !== 'note') log.found({ customerId, code, count });
      }
    } catch (error) {
      log.failed({ where: 'checkDue', error });
      await document.ref.update({ checkDueAt: new Date(now.getTime() + againAfterMs) });
    }
  }
}

async function gather({ db, customerId, sealingKey, now }: Check): Promise<Facts> {
  const state = await readState(db, customerId);
  const { connection, key } = state;
  if (!connection) throw notConnected();
  const ledger = db.collection(paths.ledger(customerId));
  const yesterday = new Date(now.getTime() - (now.getTime() % dayMs) - dayMs);
  const [[secrets, allowed, hours], last, events, refused, doesAddressAnswer] = await Promise.all([
    db.getAll(
      db.doc(paths.webhookSecrets(customerId)),
      db.doc(paths.allowedCustomer(customerId)),
      db.doc(paths.hours(customerId)),
    ),
    lastDelivered(db, customerId),
    ledger.where('deliveredAt', '>=', yesterday).count().get(),
    refusedSince(db, customerId, yesterday),
    answersAsWebhook(webhookAddress(customerId)),
  ]);
  const current: unknown = secrets?.get('current');
  const atDialpad = await askDialpad(
    { db, customerId, sealingKey },
    typeof current === 'string'
      ? await unseal(current, sealingKey, paths.webhookSecrets(customerId))
      : '',
    connection,
  );
  return {
    nowMs: now.getTime(),
    keyExpiresOn: key?.expiresOn ?? null,
    ...atDialpad,
    isEnabled: allowed?.exists ?? false,
    hasPreviousSecret: Boolean(secrets?.get('previous')),
    doesAddressAnswer,
    connectedMs: connection.at.getTime(),
    lastEventMs: last?.getTime() ?? null,
    hours: readDocument(hoursSchema, hours) ?? noHours,
    refused,
    events: events.data().count,
  };
}

async function askDialpad(
  { db, customerId, sealingKey }: Omit<Check, 'now'>,
  secret: string,
  { officeIds, webhookId }: { officeIds: string[]; webhookId: string },
): Promise<Pick<Facts, 'atDialpad' | 'isKeyRefused' | 'aheadMs'>> {
  try {
    const dialpad = await openFor(db, customerId, sealingKey);
    const address = webhookAddress(customerId);
    const registered = await readRegistered(dialpad, address);
    const difference = differenceOf(registered, { address, secret, officeIds }, webhookId);
    const missing = await missingRights(dialpad);
    return {
      atDialpad: { difference, missing },
      isKeyRefused: false,
      aheadMs: dialpad.aheadMs,
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const refusals = ['dialpad-key-refused', 'dialpad-forbidden', 'no-api-key'];
    const status = error instanceof DialpadRefusal ? error.status : 0;
    return {
      atDialpad: null,
      isKeyRefused: refusals.includes(error.code) || status === 401,
      aheadMs: null,
    };
  }
}

/** Whether our address refuses an unsigned body as the webhook does; it's refused before anything is read. */
async function answersAsWebhook(address: string): Promise<boolean> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/jwt' },
      body: 'not.a.token',
      signal: AbortSignal.timeout(addressMs()),
    });
    await response.body?.cancel();
    return response.status === 401;
  } catch {
    return false;
  }
}
