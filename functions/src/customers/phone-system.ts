import { randomBytes } from 'node:crypto';
import type { Firestore } from 'firebase-admin/firestore';
import type { CallableOutputs } from '../model/callables.ts';
import { paths } from '../model/paths.ts';
import { audit } from '../audit/audit.ts';
import { withDates } from '../model/text/with-dates.ts';
import type { Authorize } from '../callable/authorize.ts';
import { Refusal } from '../refusal.ts';
import { rotateWebhookSecret, secretFault } from './secrets.ts';

/** What every change to a customer's telephony needs. */
export interface Change {
  db: Firestore;
  customerId: string;
  by: Authorize;
}

/** Enables or disables the webhook for the customer. */
export async function setTelephony(
  { db, customerId, by }: Change,
  enabled: boolean,
): Promise<CallableOutputs['setTelephony']> {
  const allowed = db.doc(paths.allowedCustomer(customerId));
  await db.runTransaction(async (transaction) => {
    const author = await by(transaction);
    const [customer, before, secrets] = await transaction.getAll(
      db.doc(paths.customer(customerId)),
      allowed,
      db.doc(paths.webhookSecrets(customerId)),
    );
    if (!customer?.exists) throw unknownCustomer();
    if (enabled && !secrets?.get('current')) {
      throw new Refusal('no-secret', 'The customer has no webhook secret yet.');
    }
    if (before?.exists === enabled) return;
    if (enabled) transaction.set(allowed, {});
    else transaction.delete(allowed);
    audit(transaction, db, customerId, {
      by: author,
      action: 'telephony-set',
      target: '',
      before: { enabled: !enabled },
      after: { enabled },
    });
  });
  return { enabled };
}

/** Sets a new webhook secret, given or generated; the previous one stays valid for now. */
export async function rotateSecret(
  { db, customerId, by }: Change,
  options: { secret: string | null; sealingKey: string; emulated: boolean },
): Promise<CallableOutputs['rotateSecret']> {
  const secret = options.secret ?? makeSecret();
  const fault = secretFault(secret, options.emulated);
  if (fault) throw new Refusal('invalid-input', fault, { secret: fault });
  await rotateWebhookSecret(db, customerId, secret, options.sealingKey, async (transaction) => {
    const author = await by(transaction);
    const customer = await transaction.get(db.doc(paths.customer(customerId)));
    if (!customer.exists) throw unknownCustomer();
    // Whatever is connected to Dialpad still has to give it this one.
    const news = { toDialpad: 'unconfirmed' };
    transaction.set(db.doc(paths.webhookSecrets(customerId)), news, { merge: true });
    audit(transaction, db, customerId, { by: author, action: 'secret-rotated', target: '' });
  });
  return { secret };
}

/** 32 random bytes as text. */
export const makeSecret = (): string => randomBytes(32).toString('base64url');

/** Ends a rotation: from now on only the current secret is valid. */
export async function dropPrevious({
  db,
  customerId,
  by,
}: Change): Promise<CallableOutputs['dropPreviousSecret']> {
  const document = db.doc(paths.webhookSecrets(customerId));
  await db.runTransaction(async (transaction) => {
    const author = await by(transaction);
    const secrets = await transaction.get(document);
    if (!secrets.get('previous')) return;
    transaction.update(document, { previous: null });
    audit(transaction, db, customerId, { by: author, action: 'secret-dropped', target: '' });
  });
  return { hasPrevious: false };
}

/** All that may be known about the secrets: whether they exist. */
export async function secretStatus(
  db: Firestore,
  customerId: string,
): Promise<CallableOutputs['secretStatus']> {
  const [secrets, allowed, dialpad] = await db.getAll(
    db.doc(paths.webhookSecrets(customerId)),
    db.doc(paths.allowedCustomer(customerId)),
    db.doc(paths.dialpadAccess(customerId)),
  );
  const isoOf = (value: unknown) => {
    const date = withDates(value);
    return date instanceof Date ? date.toISOString() : null;
  };
  return {
    hasCurrent: Boolean(secrets?.get('current')),
    hasPrevious: Boolean(secrets?.get('previous')),
    rotatedAt: isoOf(secrets?.get('rotatedAt')),
    enabled: allowed?.exists ?? false,
    hasApiKey: dialpad?.exists ?? false,
    apiKeySetAt: isoOf(dialpad?.get('setAt')),
  };
}

/**
 * Links the phone system's own id to the customer: the webhook accepts events under either. An id belongs to one
 * customer at a time, whether as contract or as the customer's own.
 */
export async function linkPhoneSystem(
  { db, customerId, by }: Change,
  contractId: string | null,
): Promise<CallableOutputs['linkPhoneSystem']> {
  await db.runTransaction(async (transaction) => {
    const author = await by(transaction);
    const document = db.doc(paths.customer(customerId));
    const customer = await transaction.get(document);
    if (!customer.exists) throw unknownCustomer();
    const before: unknown = customer.get('contractId');
    const link = contractId === null ? null : db.doc(paths.contractId(contractId));
    if (contractId !== null && link) {
      const [owner, namesake] = await transaction.getAll(link, db.doc(paths.customer(contractId)));
      const taken = owner?.exists && owner.get('customerId') !== customerId;
      if (taken || (namesake?.exists && contractId !== customerId)) {
        throw new Refusal('contract-taken', 'This id belongs to another customer.', {
          contractId: 'belongs to another customer',
        });
      }
    }
    if (typeof before === 'string' && before !== '' && before !== contractId) {
      transaction.delete(db.doc(paths.contractId(before)));
    }
    if (link) transaction.set(link, { customerId });
    transaction.update(document, { contractId });
    if (before === contractId) return;
    audit(transaction, db, customerId, {
      by: author,
      action: 'customer-linked',
      target: '',
      before: { contractId: before ?? null },
      after: { contractId },
    });
  });
  return { contractId };
}

export const unknownCustomer = () => new Refusal('customer-unknown', 'There is no such customer.');
