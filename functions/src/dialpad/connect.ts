import type { Firestore, Transaction } from 'firebase-admin/firestore';
import { audit, type Author } from '../audit/audit.ts';
import { appUrl } from '../config.ts';
import { makeSecret, unknownCustomer, type Change } from '../customers/phone-system.ts';
import { rotateWebhookSecret } from '../customers/secrets.ts';
import { readDocument } from '../firestore/read-document.ts';
import {
  dialpadAreas,
  dialpadSchema,
  officeLimit,
  type DialpadArea,
  type DialpadState,
} from '../model/dialpad.ts';
import { paths } from '../model/paths.ts';
import { Refusal } from '../refusal.ts';
import { unseal } from '../sealing/seal.ts';
import * as api from './api.ts';
import { type Dialpad, DialpadRefusal, isForbidden, mayRead, openDialpad } from './requests.ts';
import { dialpadToken, shownEnd } from './api-key.ts';
import { keepAbilities } from './abilities.ts';
import { firstReconciliation } from './reconciliation.ts';
import { register, unregister } from './registration.ts';

/** Where Dialpad sends a customer's events. */
export const webhookAddress = (customerId: string): string =>
  `${appUrl()}/api/dialpad/webhook/${customerId}`;

/** A change that also needs the key that opens what is sealed. */
export type SealedChange = Change & { sealingKey: string };

/** How long after connecting the first daily check comes: the first events are there by then. */
const firstCheckMs = 24 * 3_600_000;

export async function readState(db: Firestore, customerId: string): Promise<DialpadState> {
  const kept = readDocument(dialpadSchema, await db.doc(paths.dialpad(customerId)).get());
  return kept ?? dialpadSchema.parse({});
}

/** The customer's way to Dialpad. */
export async function openFor(
  db: Firestore,
  customerId: string,
  sealingKey: string,
): Promise<Dialpad> {
  const token = await dialpadToken(db, customerId, sealingKey);
  if (token === null) throw new Refusal('no-api-key', 'There is no key to Dialpad yet.');
  return openDialpad(customerId, token);
}

/** The lists that show what a key may do. */
const areaPaths: Record<DialpadArea, string> = {
  webhooks: '/webhooks',
  subscriptions: '/subscriptions/call',
  numbers: '/numbers',
  users: '/users?state=active',
  calls: '/call',
  agentStatus: '/subscriptions/agent_status',
  contacts: '/subscriptions/contact',
  blocking: '/blockednumbers',
};

/** Asks Dialpad whose key it is and what it may do, and keeps the answer for the page. */
export async function readAccount(
  db: Firestore,
  customerId: string,
  sealingKey: string,
): Promise<NonNullable<DialpadState['account']>> {
  const dialpad = await openFor(db, customerId, sealingKey);
  const missing = await missingRights(dialpad);
  // A key that isn't an admin's isn't told.
  const company = await api.readCompany(dialpad).catch(ifForbidden);
  if (missing.length === dialpadAreas.length && company === null) {
    throw new DialpadRefusal(401, 'dialpad-key-refused');
  }
  const offices = (await api.listOffices(dialpad).catch(ifForbidden)) ?? [];
  const account = {
    company: company?.name ?? '',
    offices: offices.slice(0, officeLimit).map(({ id, name }) => ({ id, name: name ?? id })),
    officeCount: offices.length,
    missing,
  };
  const { key } = await readState(db, customerId);
  // A key from before its end was kept.
  const shown = key ?? { end: shownEnd(dialpad.token), setAt: new Date(), expiresOn: null };
  await db
    .doc(paths.dialpad(customerId))
    .set({ account, key: shown }, { mergeFields: ['account', 'key'] });
  await keepAbilities(db, customerId);
  return account;
}

/** What the key may not do. */
export async function missingRights(dialpad: Dialpad): Promise<DialpadArea[]> {
  const rights = await Promise.all(
    dialpadAreas.map(async (area) => ({ area, may: await mayRead(dialpad, areaPaths[area]) })),
  );
  return rights.filter(({ may }) => !may).map(({ area }) => area);
}

function ifForbidden(error: unknown): null {
  if (isForbidden(error)) return null;
  throw error;
}

/**
 * Makes webhook and subscriptions at Dialpad, or mends those that are there: repeating it changes nothing. The webhook
 * accepts the new secret before Dialpad has it, and the previous one afterwards.
 */
export async function connect(
  change: SealedChange,
  officeIds: readonly string[],
): Promise<{ webhookId: string }> {
  const { db, customerId, sealingKey, by } = change;
  const dialpad = await openFor(db, customerId, sealingKey);
  const { connection } = await readState(db, customerId);
  const secret = await secretFor(change, connection === null);
  const address = webhookAddress(customerId);
  const wanted = { address, secret, officeIds };
  const { webhookId } = await register(dialpad, wanted, connection?.webhookId ?? null);

  const document = db.doc(paths.dialpad(customerId));
  await db.runTransaction(async (transaction) => {
    const author = await by(transaction);
    const before = readDocument(dialpadSchema, await transaction.get(document));
    const at = new Date();
    const since = before?.connection ?? { at, byName: author.name };
    transaction.set(
      document,
      {
        connection: { webhookId, officeIds, at: since.at, byName: since.byName },
        checkDueAt: new Date(at.getTime() + firstCheckMs),
        firstEventAt: before?.firstEventAt ?? null,
      },
      { mergeFields: ['connection', 'checkDueAt', 'firstEventAt'] },
    );
    if (!before?.connection) {
      transaction.set(db.doc(paths.reconciliation(customerId)), firstReconciliation(at));
    }
    transaction.set(
      db.doc(paths.webhookSecrets(customerId)),
      { toDialpad: 'confirmed' },
      { merge: true },
    );
    audit(transaction, db, customerId, {
      by: author,
      action: 'dialpad-connected',
      target: '',
      before: before?.connection ? { offices: before.connection.officeIds } : null,
      after: { offices: officeIds },
    });
  });
  await keepAbilities(db, customerId);
  return { webhookId };
}

/** Gives Dialpad a new secret; until the next change, the previous one stays valid. */
export async function rotate(change: SealedChange): Promise<void> {
  const { db, customerId, sealingKey } = change;
  const dialpad = await openFor(db, customerId, sealingKey);
  const { connection } = await readState(db, customerId);
  if (!connection) throw notConnected();
  const secret = await secretFor(change, true);
  await api.changeSecret(dialpad, connection.webhookId, secret);
  await db.doc(paths.webhookSecrets(customerId)).update({ toDialpad: 'confirmed' });
}

/**
 * Removes from Dialpad what connecting made, and then the key. If Dialpad refuses the key there's nothing to remove it
 * with: the connection ends here all the same, and what is left over there has to be removed by hand.
 */
export async function disconnect(change: SealedChange): Promise<{ isLeft: boolean }> {
  const { db, customerId, sealingKey, by } = change;
  const isLeft = await leave(db, customerId, sealingKey);
  const document = db.doc(paths.dialpad(customerId));
  await db.runTransaction(async (transaction) => {
    const author = await by(transaction);
    const [state, secrets] = await transaction.getAll(
      document,
      db.doc(paths.webhookSecrets(customerId)),
    );
    if (!state?.exists) return;
    transaction.delete(document);
    transaction.delete(db.doc(paths.abilities(customerId)));
    transaction.delete(db.doc(paths.dialpadAccess(customerId)));
    transaction.delete(db.doc(paths.refusedSignatures(customerId)));
    transaction.delete(db.doc(paths.reconciliation(customerId)));
    transaction.delete(db.doc(paths.dialpadDirectory(customerId)));
    transaction.delete(db.doc(paths.dialpadReading(customerId)));
    if (secrets?.exists) {
      transaction.update(secrets.ref, { toDialpad: null, awaitsFirst: false, isConnected: false });
    }
    audit(transaction, db, customerId, {
      by: author,
      action: 'dialpad-disconnected',
      target: '',
      after: { leftAtDialpad: isLeft },
    });
  });
  return { isLeft };
}

/**
 * Removes from Dialpad what connecting made.
 *
 * @returns whether something may be left there, because Dialpad refuses the key
 */
export async function leave(
  db: Firestore,
  customerId: string,
  sealingKey: string,
): Promise<boolean> {
  const { connection } = await readState(db, customerId);
  if (!connection) return false;
  try {
    const dialpad = await openFor(db, customerId, sealingKey);
    await unregister(dialpad, webhookAddress(customerId));
    return false;
  } catch (error) {
    const isHopeless =
      error instanceof Refusal &&
      ['dialpad-key-refused', 'dialpad-forbidden', 'no-api-key'].includes(error.code);
    if (isHopeless) return true;
    throw error;
  }
}

export const notConnected = () =>
  new Refusal('not-connected', 'There is no connection to Dialpad.');

/**
 * The secret to give Dialpad, accepted by the webhook from now on, with reception on. A secret that may not have
 * reached Dialpad is given again: another one would make the one Dialpad signs with invalid.
 */
async function secretFor(
  { db, customerId, by, sealingKey }: SealedChange,
  wantsNew: boolean,
): Promise<string> {
  const place = paths.webhookSecrets(customerId);
  const kept = await db.doc(place).get();
  const current: unknown = kept.get('current');
  const isUnconfirmed = kept.get('toDialpad') === 'unconfirmed';
  const isKept =
    typeof current === 'string' && kept.get('isConnected') === true && (isUnconfirmed || !wantsNew);
  if (isKept) {
    await db.runTransaction(async (transaction) => {
      const author = await by(transaction);
      await switchOn(transaction, { db, customerId, author });
    });
    return unseal(current, sealingKey, place);
  }
  const secret = makeSecret();
  await rotateWebhookSecret(db, customerId, secret, sealingKey, async (transaction) => {
    const author = await by(transaction);
    const [customer, state] = await transaction.getAll(
      db.doc(paths.customer(customerId)),
      db.doc(paths.dialpad(customerId)),
    );
    if (!customer?.exists) throw unknownCustomer();
    await switchOn(transaction, { db, customerId, author });
    const awaitsFirst = !state?.get('firstEventAt');
    const news = { toDialpad: 'unconfirmed', isConnected: true, awaitsFirst };
    transaction.set(db.doc(place), news, { merge: true });
    audit(transaction, db, customerId, { by: author, action: 'secret-rotated', target: '' });
  });
  return secret;
}

/** Without reception, everything that Dialpad sends would be refused. */
async function switchOn(
  transaction: Transaction,
  { db, customerId, author }: Pick<Change, 'db' | 'customerId'> & { author: Author },
): Promise<void> {
  const allowed = await transaction.get(db.doc(paths.allowedCustomer(customerId)));
  if (allowed.exists) return;
  transaction.set(allowed.ref, {});
  audit(transaction, db, customerId, {
    by: author,
    action: 'telephony-set',
    target: '',
    before: { enabled: false },
    after: { enabled: true },
  });
}
