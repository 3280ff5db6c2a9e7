import { call } from './callables.ts';

/** Where a test signal was lost. `arrival` = the webhook accepted it and it never came back here. */
export type CanaryFault = 'no-secret' | 'disabled' | 'functions' | 'webhook' | 'arrival';

export interface CanaryParts {
  /** Has a signal signed; throws with a `code`. */
  sign: () => Promise<{ id: string; token: string }>;
  /** Posts it to the webhook; tells the answer's status. */
  post: (token: string) => Promise<number>;
  /** Resolves when a signal with that id is heard by this page's own listener. */
  arrives: (id: string) => Promise<unknown>;
  pause: (ms: number) => Promise<void>;
  now: () => number;
}

export type CanaryResult = { ok: true; tookMs: number } | { ok: false; fault: CanaryFault };

/** A slower signal means a call whose card comes too late. */
const arrivalMs = 8_000;

/** Sends a signed test signal along a call event's path, webhook to listener, and names the hop that fails. */
export async function sendCanary(parts: CanaryParts): Promise<CanaryResult> {
  let signed: { id: string; token: string };
  try {
    signed = await parts.sign();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    return { ok: false, fault: code === 'no-secret' ? 'no-secret' : 'functions' };
  }
  const arrival = parts.arrives(signed.id).then(() => true);
  const beganAt = parts.now();
  const status = await parts.post(signed.token).catch(() => 0);
  if (status === 403) return { ok: false, fault: 'disabled' };
  if (status !== 200) return { ok: false, fault: 'webhook' };
  const isHere = await Promise.race([arrival, parts.pause(arrivalMs).then(() => false)]);
  return isHere ? { ok: true, tookMs: parts.now() - beganAt } : { ok: false, fault: 'arrival' };
}

export const signCanary = (customerId: string) => call('signCanary', { customerId });

/** The webhook as the phone system sees it: our own address, without a sign-in. */
export async function postCanary(customerId: string, token: string): Promise<number> {
  const answer = await fetch(`/api/dialpad/webhook/${encodeURIComponent(customerId)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/jwt' },
    body: token,
    credentials: 'omit',
  });
  return answer.status;
}
