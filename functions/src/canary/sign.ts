import { randomUUID } from 'node:crypto';
import type { Firestore } from 'firebase-admin/firestore';
import { SignJWT } from 'jose';
import { unseal } from '../customers/secrets.ts';
import type { CanaryClaims } from '../model/canary.ts';
import { paths } from '../model/paths.ts';
import { Refusal } from '../refusal.ts';

/** How long a canary may be posted after it was signed. */
const validSeconds = 60;

/**
 * A test signal for one person, signed as the phone system signs its events. It can be posted to the
 * webhook and nothing else can be made of it: its claims are ours, and no call event has them.
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
  const sealed: unknown = secrets.get('current');
  if (typeof sealed !== 'string') throw new Refusal('no-secret', 'There is no webhook secret yet.');
  const claims: CanaryClaims = { canary: randomUUID(), uid };
  const seconds = Math.floor(now.getTime() / 1000);
  const token = await new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + validSeconds)
    .sign(new TextEncoder().encode(await unseal(sealed, sealingKey)));
  return { id: claims.canary, token };
}
