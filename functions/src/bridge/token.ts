import type { Auth } from 'firebase-admin/auth';
import * as z from 'zod/mini';
import { adminAuth, isAuthError } from '../callable/auth.ts';
import { answering, invalidInput, tooMany } from '../callable/callable.ts';
import { firebasePlace, isEmulated, limits, sealingKey } from '../config.ts';
import { telephonyReader, type Telephony } from '../customers/telephony.ts';
import { adminFirestore } from '../firestore/admin.ts';
import { parseJson } from '../intake/json.ts';
import { formFault, verify, type RefusalReason } from '../intake/verify.ts';
import { log } from '../log.ts';
import { networkOf } from '../members/network.ts';
import { bridgeTokenInput } from '../model/callables.ts';
import { bridgeUid, tokenRequestSchema, type TokenAnswer } from '../model/calls/bridge-command.ts';
import { rateLimiter } from '../rate-limit.ts';
import { Refusal } from '../refusal.ts';

interface TokenDeps {
  telephony: (id: string) => Promise<Telephony>;
  auth: () => Promise<Auth>;
  now: () => Date;
  /** How a bridge reaches Firebase. */
  place: () => Pick<TokenAnswer, 'projectId' | 'apiKey' | 'emulators'>;
}

const deps: TokenDeps = {
  telephony: telephonyReader({
    db: adminFirestore,
    sealingKey: () => sealingKey.value(),
    emulated: isEmulated(),
    now: Date.now,
  }),
  auth: adminAuth,
  now: () => new Date(),
  place: firebasePlace,
};

/** A bridge has no App Check token; it proves the customer's secret. */
export const bridgeToken = answering(
  'bridgeToken',
  ({ data, rawRequest }) => tokenFor(deps, data, networkOf(rawRequest)),
  { withoutAppCheck: true },
);

/**
 * Checked before any database read: more than a customer's bridges ever need. By customer as well, since many bridges
 * may seem to come from one network where Hosting passes their requests on.
 */
const mayAsk = rateLimiter({ perMinute: 60 });

/**
 * A bridge that proves the customer's webhook secret gets a token of its own. With it, `firestore.rules` let it take and
 * settle the commands to it, and nothing else.
 *
 * @param network where the request comes from
 */
export async function tokenFor(
  { telephony, auth: openAuth, now: clock, place: findPlace }: TokenDeps,
  data: unknown,
  network: string,
): Promise<TokenAnswer> {
  const input = z.safeParse(bridgeTokenInput, data);
  if (!input.success) throw invalidInput(input.error);
  const { customerId: asked, body, signature } = input.data;
  if (!mayAsk(`${network} ${asked}`)) throw tooMany();
  const now = clock();
  const signed = Buffer.from(body);
  const fault = formFault(signed, signature);
  if (fault) throw unproven(asked, fault, signed);
  const { customerId, secrets, enabled } = await telephony(asked);
  const verified = await verify(signed, signature, secrets, now);
  if (!verified.ok) throw unproven(asked, verified.reason, signed);
  if (!enabled) {
    throw new Refusal('customer-disabled', 'Telephony is not enabled for this customer.');
  }
  const request = tokenRequestSchema.safeParse(parseJson(verified.payload));
  if (!request.success) throw new Refusal('unreadable', 'This is no request for a token.');
  const { bridge, at } = request.data.token;
  // A request that was recorded is of no use later.
  if (Math.abs(now.getTime() - Date.parse(at)) > limits.clockSkewMs) {
    throw new Refusal('clock-differs', 'The bridge’s clock is wrong by minutes.');
  }
  const place = findPlace();
  if (place.apiKey === '') throw new Refusal('no-api-key', 'WEB_API_KEY isn’t set.');
  const auth = await openAuth();
  const uid = bridgeUid(customerId, bridge);
  // Where nobody may sign up, a token makes no account.
  await auth.createUser({ uid }).catch((error: unknown) => {
    if (!isAuthError(error, 'uid-already-exists')) throw error;
  });
  const token = await auth.createCustomToken(uid, { bridge, bridgeOf: customerId });
  log.bridgeToken({ customerId, bridge });
  return { token, customerId, at: now.toISOString(), ...place };
}

function unproven(customerId: string, reason: RefusalReason, signed: Buffer): Refusal {
  log.refused({ customerId, code: 'invalid-signature', reason, bytes: signed.length });
  return new Refusal('invalid-signature', 'The signature is missing or does not match.');
}
