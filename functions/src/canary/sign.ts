import { randomUUID } from 'node:crypto';
import type { Firestore } from 'firebase-admin/firestore';
import { SignJWT } from 'jose';
import { canaryKeys } from './key.ts';
import type { CanaryClaims } from '../model/canary.ts';
import { paths } from '../model/paths.ts';
import { Refusal } from '../refusal.ts';

/** How long after signing a canary may be posted. */
const validSeconds = 60;

/**
 * A test signal for one person. It takes the same path as the phone system's events, and can't be turned into one: it's
 * signed with a different key.
 */
export async function signCanary(
  db: Firestore,
  {
    customerId,
    uid,
    sealingKey,
    now,
  }: {
    customerId: string;
    uid: string;
    sealingKey: string;
    now: Date;
  },
): Promise<{ id: string; token: string }> {
  const secrets = await db.doc(paths.webhookSecrets(customerId)).get();
  if (!secrets.exists) throw new Refusal('no-secret', 'There is no webhook secret yet.');
  const claims: CanaryClaims = { canary: randomUUID(), uid };
  const seconds = Math.floor(now.getTime() / 1000);
  const token = await new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + validSeconds)
    .sign(new TextEncoder().encode(canaryKeys(sealingKey, customerId)[0]));
  return { id: claims.canary, token };
}
