import { createHmac, timingSafeEqual } from 'node:crypto';
import { compactVerify } from 'jose';
import type { WebhookSecret } from '../customers/secrets.ts';
import { limits } from '../config.ts';

/** Why a body was refused. For the log only: all refusals look the same from outside. */
export type RefusalReason =
  | 'no-signature'
  | 'malformed-token'
  | 'malformed-signature'
  | 'wrong-signature'
  | 'expired'
  | 'not-yet-valid'
  | 'bad-time-claim';

export type Verified =
  | {
      ok: true;
      form: 'jwt' | 'signed-json';
      payload: Uint8Array;
      /** Signed with the first secret, not with a previous one. */
      isCurrent: boolean;
    }
  | { ok: false; reason: RefusalReason };

/** Three base64url segments, the last one the 43 characters of an HS256 signature. jose itself is more lenient. */
const tokenPattern = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{43}$/;
/** `Buffer.from(text, 'hex')` drops everything from the first bad character on, so the text is checked first. */
const hexPattern = /^[0-9a-f]{64}$/;

/** True if the text has the form of a token; it's then verified as one, whatever its headers say. */
const isToken = (text: string): boolean =>
  tokenPattern.test(text) && text.split('.').every((segment) => isCanonical(segment));

const isCanonical = (segment: string) =>
  Buffer.from(segment, 'base64url').toString('base64url') === segment;

/** A body as it is kept. A token loses its signature, with which whoever reads it could send the event again. */
export const unsigned = (raw: string): string =>
  isToken(raw) ? raw.slice(0, raw.lastIndexOf('.') + 1) : raw;

/** Faults visible in the form alone, before any secret is read. */
export function formFault(
  rawBody: Buffer,
  signatureHeader: string | undefined,
): RefusalReason | null {
  const text = rawBody.toString('latin1');
  if (isToken(text)) return null;
  if (signatureHeader === undefined) {
    return text.includes('.') ? 'malformed-token' : 'no-signature';
  }
  // Two headers arrive joined by a comma, so they don't match.
  return hexPattern.test(signatureHeader) ? null : 'malformed-signature';
}

/**
 * Verifies a body against the customer's current and previous secrets. If `ok`, the payload's bytes are exactly what
 * the sender signed; nothing has been parsed yet.
 */
export async function verify(
  rawBody: Buffer,
  signatureHeader: string | undefined,
  secrets: readonly WebhookSecret[],
  now: Date,
): Promise<Verified> {
  const reason = formFault(rawBody, signatureHeader);
  if (reason) return { ok: false, reason };
  const text = rawBody.toString('latin1');
  return isToken(text)
    ? verifyToken(text, secrets, now)
    : verifyHmac(rawBody, signatureHeader ?? '', secrets);
}

async function verifyToken(
  token: string,
  secrets: readonly WebhookSecret[],
  now: Date,
): Promise<Verified> {
  for (const [index, secret] of secrets.entries()) {
    try {
      const { payload, protectedHeader } = await compactVerify(token, await secret.key, {
        algorithms: ['HS256'],
      });
      // With `b64: false` the payload would mean something other than its text; none of our senders needs `crit`.
      if ('crit' in protectedHeader || 'b64' in protectedHeader) break;
      const reason = timeClaimFault(payload, now);
      if (reason) return { ok: false, reason };
      return { ok: true, form: 'jwt', payload, isCurrent: index === 0 };
    } catch {
      continue;
    }
  }
  return { ok: false, reason: 'wrong-signature' };
}

function verifyHmac(rawBody: Buffer, header: string, secrets: readonly WebhookSecret[]): Verified {
  const claimed = Buffer.from(header, 'hex');
  const matches = secrets.filter((secret) =>
    timingSafeEqual(createHmac('sha256', secret.text).update(rawBody).digest(), claimed),
  );
  return matches.length > 0
    ? {
        ok: true,
        form: 'signed-json',
        payload: rawBody,
        isCurrent: matches[0] === secrets[0],
      }
    : { ok: false, reason: 'wrong-signature' };
}

/** `exp`, `nbf` and `iat` are optional, but enforced when present (seconds, RFC 7519). */
function timeClaimFault(payload: Uint8Array, now: Date): RefusalReason | null {
  const claims = parseObject(payload);
  if (!claims) return null;
  for (const name of ['exp', 'nbf', 'iat'] as const) {
    const value = claims[name];
    if (value === undefined || value === null) continue;
    if (typeof value !== 'number' || !Number.isFinite(value)) return 'bad-time-claim';
    const claimMs = value * 1000;
    if (name === 'exp' && now.getTime() - claimMs > limits.clockSkewMs) return 'expired';
    if (name !== 'exp' && claimMs - now.getTime() > limits.clockSkewMs) return 'not-yet-valid';
  }
  return null;
}

function parseObject(payload: Uint8Array): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(payload));
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
