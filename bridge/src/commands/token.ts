import { type TokenAnswer, tokenAnswerSchema } from '@cti/functions/model/calls/bridge-command';
import { signedHeaders } from '../send/webhook.ts';

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
  { url, secret, bridge }: { url: string; secret: string; bridge: string },
  now: Date,
): Promise<TokenAnswer> {
  const body = JSON.stringify({ envelope: 2, token: { bridge, at: now.toISOString() } });
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method: 'POST',
      body,
      headers: signedHeaders(body, secret),
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
  const answer = tokenAnswerSchema.safeParse(json(text));
  if (response.status !== 200 || !answer.success) {
    throw new NoToken(codeIn(json(text)) ?? String(response.status), true);
  }
  return answer.data;
}

/** Where tokens are had, beside the webhook; null = its address doesn't tell. */
export function tokenUrl(webhookUrl: string): string | null {
  const found = /^(.*\/api\/dialpad)\/webhook(\/[^/?#]+)$/.exec(webhookUrl);
  return found ? `${found[1]}/bridge-token${found[2]}` : null;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** A stable code of the server's, and nothing else that somebody may have answered. */
function codeIn(answer: unknown): string | null {
  const code = (answer as { error?: { code?: unknown } } | null)?.error?.code;
  return typeof code === 'string' && /^[a-z-]{1,40}$/.test(code) ? code : null;
}
