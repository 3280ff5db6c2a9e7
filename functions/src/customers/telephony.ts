import type { Firestore } from 'firebase-admin/firestore';
import { customerIdPattern } from '../model/customer.ts';
import { paths } from '../model/paths.ts';
import { log } from '../log.ts';
import { secretFault, unseal, webhookSecret, type WebhookSecret } from './secrets.ts';

/** What the webhook must know of a customer before it believes a body. */
export interface Telephony {
  /** Current first, then previous; empty for an unknown customer. */
  secrets: readonly WebhookSecret[];
  /** `ast-allow-customers/{customerId}` exists. */
  enabled: boolean;
}

/** Stands in for a customer nobody knows, so that his refusal takes the same way and time. */
const unknownCustomer: Telephony = {
  secrets: [webhookSecret('stands in for the secret of an unknown customer')],
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
}): (customerId: string) => Promise<Telephony> {
  const known = new Map<string, { readAt: number; telephony: Promise<Telephony> }>();
  const opened = new Map<string, WebhookSecret>();

  const open = async (customerId: string, sealed: unknown): Promise<WebhookSecret[]> => {
    if (typeof sealed !== 'string') return [];
    const before = opened.get(sealed);
    if (before) return [before];
    try {
      const text = await unseal(sealed, options.sealingKey());
      const fault = secretFault(text, options.emulated);
      if (fault) throw new Error(fault);
      const secret = webhookSecret(text);
      opened.set(sealed, secret);
      return [secret];
    } catch {
      log.secretUnusable({ customerId, reason: 'unsealing or policy' });
      return [];
    }
  };

  const read = async (customerId: string): Promise<Telephony> => {
    const db = await options.db();
    const [secrets, allowed] = await db.getAll(
      db.doc(paths.webhookSecrets(customerId)),
      db.doc(paths.allowedCustomer(customerId)),
    );
    const usable = [
      ...(await open(customerId, secrets?.get('current'))),
      ...(await open(customerId, secrets?.get('previous'))),
    ];
    const enabled = Boolean(allowed?.exists);
    if (usable.length > 0) return { secrets: usable, enabled };
    if (enabled) log.secretUnusable({ customerId, reason: 'an enabled customer without a secret' });
    return unknownCustomer;
  };

  return async (customerId) => {
    if (!customerIdPattern.test(customerId)) return unknownCustomer;
    const now = options.now();
    const last = known.get(customerId);
    if (last && now - last.readAt < shareMs) return last.telephony;

    const telephony = read(customerId).catch((error: unknown) => {
      if (last && now - last.readAt < staleMs) return last.telephony;
      known.delete(customerId);
      throw error;
    });
    known.delete(customerId);
    known.set(customerId, { readAt: now, telephony });
    for (const oldest of known.keys()) {
      if (known.size <= remembered) break;
      known.delete(oldest);
    }
    return telephony;
  };
}
