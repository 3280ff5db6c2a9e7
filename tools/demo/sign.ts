import { createHmac } from 'node:crypto';
import { SignJWT } from 'jose';
import { isRelayEvent, type SimulatedEvent } from './event.ts';

/** An event as Dialpad sends it: the whole body is one compact JWT, HS256, the event's fields as claims. */
export function sign(event: object, secret: string): Promise<string> {
  return new SignJWT({ ...event })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .sign(new TextEncoder().encode(secret));
}

/** The value of `X-Dialpad-Signature` for a JSON body. */
export function signJson(body: string, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('hex');
}

export interface SignedRequest {
  method: 'POST';
  headers: Record<string, string>;
  body: string;
}

/** What to hand to `fetch` for an event: a JWT for Dialpad's own, signed JSON for the relay's. */
export async function signedRequest(event: SimulatedEvent, secret: string): Promise<SignedRequest> {
  if (!isRelayEvent(event)) {
    const body = await sign(event, secret);
    return { method: 'POST', headers: { 'Content-Type': 'application/jwt' }, body };
  }
  const body = JSON.stringify(event);
  return {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Dialpad-Signature': signJson(body, secret),
    },
    body,
  };
}
