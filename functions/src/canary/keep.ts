import type { Firestore } from 'firebase-admin/firestore';
import { type CanaryClaims, canaryClaimsSchema } from '../model/canary.ts';
import { paths } from '../model/paths.ts';

/** The test signal in a verified body; null = it's something else, most likely a call event. */
export function canaryIn(body: unknown): CanaryClaims | null {
  if (body === null || typeof body !== 'object' || !('canary' in body)) return null;
  const parsed = canaryClaimsSchema.safeParse(body);
  return parsed.success ? parsed.data : null;
}

/** Puts a test signal where its sender listens, overwriting the previous one. */
export async function keepCanary(
  db: Firestore,
  customerId: string,
  { canary, uid }: CanaryClaims,
  receivedAt: Date,
): Promise<string> {
  await db.doc(paths.canary(customerId, uid)).set({ nonce: canary, receivedAt });
  return canary;
}
