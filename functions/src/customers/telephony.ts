import { randomBytes } from 'node:crypto';
import type { Firestore } from 'firebase-admin/firestore';
import { canaryKeys } from '../canary/key.ts';
import { customerIdPattern } from '../model/customer.ts';
import { paths } from '../model/paths.ts';
import { log } from '../log.ts';
import { unseal } from '../sealing/seal.ts';
import { secretFault, webhookSecret, type WebhookSecret } from './secrets.ts';

/** What the webhook must know of a customer before it believes a body. */
export interface Telephony {
  /** Whose it is: the id that was asked for, or the customer whom it stands for as a phone system's contract. */
  customerId: string;
  /** Current first, then previous; empty for an unknown customer. */
  secrets: readonly WebhookSecret[];
  /** Verify test signals, and nothing else. */
  canaries: readonly WebhookSecret[];
  /** `ast-allow-customers/{customerId}` exists. */
  enabled: boolean;
}

/** Stands in for a customer nobody knows, so that his refusal takes the same way and time. */
const unknownCustomer: Telephony = {
  customerId: '',
  // Made anew by each process: who could read it here would be told who is unknown.
  secrets: [webhookSecret(randomBytes(32).toString('base64url'))],
  canaries: [webhookSecret(randomBytes(32).toString('base64url'))],
  enabled: false,
};

/** One read serves all requests that arrive within this time; a change is in force after it. */
const shareMs = 100;
/** How long known secrets serve when Firestore can't be read: longer than Dialpad goes on trying. */
const staleMs = 10 * 60_000;
const remembered = 500;

/** Reads customers' secrets, sharing one read among the requests of a burst. */
export function telephonyReader(options: {
  db: () => Promise<Firestore>;
  sealingKey: () => string;
  emulated: boolean;
  now: () => number;
}): (id: string) => Promise<Telephony> {
  const known = new Map<string, { readAt: number; telephony: Promise<Telephony> }>();
  const opened = new Map<string, WebhookSecret>();
  /** Customers by contract, so that events under a contract need no read more than others; checked by each. */
  const linked = new Map<string, string>();

  const open = async (customerId: string, sealed: unknown): Promise<WebhookSecret[]> => {
    if (typeof sealed !== 'string') return [];
    const place = paths.webhookSecrets(customerId);
    const before = opened.get(`${place} ${sealed}`);
    if (before) return [before];
    try {
      const text = await unseal(sealed, options.sealingKey(), place);
      const fault = secretFault(text, options.emulated);
      if (fault) throw new Error(fault);
      const secret = webhookSecret(text);
      opened.set(`${place} ${sealed}`, secret);
      return [secret];
    } catch {
      log.secretUnusable({ customerId, reason: 'unsealing or policy' });
      return [];
    }
  };

  /** @param id as it was asked for; a contract of `customerId` if that is another */
  const read = async (id: string, customerId = linked.get(id) ?? id): Promise<Telephony> => {
    const db = await options.db();
    const [secrets, allowed, contract] = await db.getAll(
      db.doc(paths.webhookSecrets(customerId)),
      db.doc(paths.allowedCustomer(customerId)),
      db.doc(paths.contractId(id)),
    );
    const owner: unknown = contract?.get('customerId');
    if (customerId !== id && owner !== customerId) {
      linked.delete(id);
      return read(id, id);
    }
    const usable = [
      ...(await open(customerId, secrets?.get('current'))),
      ...(await open(customerId, secrets?.get('previous'))),
    ];
    const enabled = Boolean(allowed?.exists);
    if (usable.length > 0) {
      const canaries = canaryKeys(options.sealingKey(), customerId).map(webhookSecret);
      return { customerId, secrets: usable, canaries, enabled };
    }
    if (customerId === id && typeof owner === 'string' && owner !== id) {
      if (linked.size >= remembered) linked.clear();
      linked.set(id, owner);
      return read(id, owner);
    }
    if (enabled) log.secretUnusable({ customerId, reason: 'an enabled customer without a secret' });
    return unknownCustomer;
  };

  return async (id) => {
    if (!customerIdPattern.test(id)) return unknownCustomer;
    const now = options.now();
    const last = known.get(id);
    if (last && now - last.readAt < shareMs) return last.telephony;

    const telephony = read(id).catch((error: unknown) => {
      if (last && now - last.readAt < staleMs) return last.telephony;
      known.delete(id);
      throw error;
    });
    known.delete(id);
    known.set(id, { readAt: now, telephony });
    for (const oldest of known.keys()) {
      if (known.size <= remembered) break;
      known.delete(oldest);
    }
    return telephony;
  };
}
