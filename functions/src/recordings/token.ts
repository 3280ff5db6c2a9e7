import { decodeProtectedHeader, EncryptJWT, jwtDecrypt } from 'jose';
import * as z from 'zod/mini';
import { purposeKey, readKeys } from '../sealing/keys.ts';

/** What a playback address stands for: one recording of one call, for one person. */
const grantSchema = z.object({
  customerId: z.string(),
  linkedId: z.string(),
  recordingId: z.string(),
  uid: z.string(),
  /** When the requesting session began (Unix ms); the address ends with it. */
  signedInMs: z.number(),
  hasSecondFactor: z.boolean(),
  /** The recording's address at Dialpad; useless without the key. */
  address: z.string(),
});
export type Grant = z.infer<typeof grantSchema>;

/** How long an address works. A player that needs longer requests a new one. */
export const grantSeconds = 300;

/** The grant as the last part of an address. Encrypted: the address reveals nothing about the call. */
export async function sealGrant(grant: Grant, sealingKey: string, now: Date): Promise<string> {
  const [key] = readKeys(sealingKey);
  const seconds = Math.floor(now.getTime() / 1000);
  return new EncryptJWT({ ...grant })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: key.id })
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + grantSeconds)
    .encrypt(purposeKey(key, 'recording'));
}

/** What a token grants; null = it isn't ours, or has expired. */
export async function openGrant(
  token: string,
  sealingKey: string,
  now: Date,
): Promise<Grant | null> {
  try {
    const { kid } = decodeProtectedHeader(token);
    const key = readKeys(sealingKey).find(({ id }) => id === kid);
    if (!key) return null;
    const { payload } = await jwtDecrypt(token, purposeKey(key, 'recording'), {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
      currentDate: now,
      requiredClaims: ['exp'],
    });
    return grantSchema.safeParse(payload).data ?? null;
  } catch {
    return null;
  }
}
