import { type TokenAnswer, tokenAnswerSchema } from '@cti/functions/model/calls/bridge-command';
import * as z from 'zod/mini';
import { signatureOf } from '../send/webhook.ts';

/** Why there is no token: a status, a code of the server's, or of the network. */
export class NoToken extends Error {
  override name = 'NoToken';
  /** It doesn't pass by itself: somebody has to change something. */
  readonly isFinal: boolean;

  constructor(code: string, isFinal: boolean) {
    super(code);
    this.isFinal = isFinal;
  }
}

const answerMs = 10_000;

/** Asks for a token to hear of commands with. Throws {@link NoToken}. */
export async function askForToken(
  {
    url,
    customerId,
    secret,
    bridge,
  }: { url: string; customerId: string; secret: string; bridge: string },
  now: Date,
): Promise<TokenAnswer> {
  const body = JSON.stringify({ envelope: 2, token: { bridge, at: now.toISOString() } });
  const data = { customerId, body, signature: signatureOf(body, secret) };
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method: 'POST',
      body: JSON.stringify({ data }),
      headers: { 'content-type': 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(answerMs),
    });
    text = await response.text();
  } catch {
    throw new NoToken('no-answer', false);
  }
  if (response.status === 429 || response.status >= 500) {
    throw new NoToken(String(response.status), false);
  }
  const answer = answerSchema.safeParse(json(text));
  if (response.status !== 200 || !answer.success) {
    throw new NoToken(codeIn(json(text)) ?? String(response.status), true);
  }
  return answer.data.result;
}

const answerSchema = z.object({ result: tokenAnswerSchema });

/** Where tokens are had, beside the webhook; null = its address doesn't tell. */
export function tokenUrl(webhookUrl: string): string | null {
  const found = /^(.*\/api)\/dialpad\/webhook\/[^/?#]+$/.exec(webhookUrl);
  return found ? `${found[1]}/sign-in/bridgeToken` : null;
}

/** Whose commands are meant: the end of the webhook's address; null = it doesn't tell. */
export const customerOf = (webhookUrl: string): string | null =>
  /\/([a-z0-9][a-z0-9_-]{0,62})$/i.exec(new URL(webhookUrl).pathname)?.[1] ?? null;

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** A stable code of the server's, and nothing else that somebody may have answered. */
function codeIn(answer: unknown): string | null {
  const { error } = (answer ?? {}) as { error?: { details?: { code?: unknown } } | null };
  const code = error?.details?.code;
  return typeof code === 'string' && /^[a-z-]{1,40}$/.test(code) ? code : null;
}
